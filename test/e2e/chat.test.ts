// The chats among the examples, run as they are: pilito serves the example shop's catalogue, and a model of our own
// answers with what it was told.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Running, workspace } from '../support/cli.ts';
import { envelope } from '../support/http-deliveries.ts';
import { describeWith } from '../support/programs.ts';

const CHAT = fileURLToPath(new URL('../../examples/chat/', import.meta.url));
const place = workspace();
let serve: Running & { url: string };
let model: Server;
let env: Record<string, string>;
const heard: { role: string; content: string }[][] = [];

/** Says back the last line of what it was told that names a product, as a model would read it. */
function startModel(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { messages } = (await json(request)) as { messages: { role: string; content: string }[] };
    heard.push(messages);
    const found = /Trail Runner[^\n]*/.exec(messages.at(-1)?.content ?? '')?.[0] ?? 'We have none.';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: `Answer: ${found}` } }] }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
  await place.run(['store', 'add', 'shoes']);
  const { token: ingest } = await place.json(['token', 'create', '--store', 'shoes']);
  const { token: read } = await place.json(['token', 'create', '--store', 'shoes', '--scope', 'read']);
  serve = await place.serve();
  await fetch(`${serve.url}/api/integrations/woocommerce/webhook/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ingest}`, 'content-type': 'application/json' },
    body: JSON.stringify(envelope({ id: 1, name: 'Trail Runner', price: 85, currency: 'EUR' })),
  });
  const isFound = async () => expect((await place.json(['search', 'trail runner'])).count).toBe(1);
  await vi.waitFor(isFound, { timeout: 10_000 });
  model = await startModel();
  const OPENAI_BASE_URL = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
  env = { PILITO_URL: serve.url, PILITO_TOKEN: read, OPENAI_BASE_URL, OPENAI_API_KEY: 'none' };
});
afterAll(async () => {
  model.close();
  await serve.stop();
  place.remove();
});

async function talk(program: string, args: string[], lines: string): Promise<string> {
  const child = spawn(program, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(lines);
  return text(child.stdout);
}

function answersFromTheShop(chat: () => Promise<string>): void {
  it('answers from what the shop has, and remembers the talk', async () => {
    heard.length = 0;
    const said = await chat();
    expect(said).toContain('Answer: Trail Runner');
    expect(heard[0]?.[0]?.role).toBe('system');
    expect(heard[0]?.at(-1)?.content).toMatch(/Search results:\n[\s\S]*85/);
    expect(heard[1]?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
  });
}

const QUESTIONS = 'have you trail runners?\nand what do they cost, the trail runner?\n\n';

describe('chat.ts', () => {
  answersFromTheShop(() => {
    const outfile = join(place.directory, 'chat.mjs');
    buildSync({ entryPoints: [join(CHAT, 'chat.ts')], outfile, format: 'esm', target: 'node20', logLevel: 'silent' });
    return talk(process.execPath, [outfile], QUESTIONS);
  });

  it('says what went wrong, and goes on', async () => {
    const said = await talk(process.execPath, [join(place.directory, 'chat.mjs')], QUESTIONS).then(() => {
      env = { ...env, PILITO_TOKEN: 'pilito_read_wrong' };
      return talk(process.execPath, [join(place.directory, 'chat.mjs')], QUESTIONS);
    });
    expect(said.match(/pilito answered 401/g)).toHaveLength(2);
  });
});

describeWith(['python3'], 'chat.py', () => {
  beforeAll(async () => {
    env = {
      ...env,
      PILITO_TOKEN: (await place.json(['token', 'create', '--store', 'shoes', '--scope', 'read'])).token,
    };
  });
  answersFromTheShop(() => talk('python3', [join(CHAT, 'chat.py')], QUESTIONS));
});

describe('both', () => {
  it.each(['chat.ts', 'chat.py'])('%s is at most 60 lines', (name) => {
    expect(readFileSync(join(CHAT, name), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });
});
