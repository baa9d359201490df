// After a busy day no secret stands anywhere it may be read: not in what any command said, the logs, the files, the
// arguments and environments of processes that pilito started, nor in the words of its errors.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { type Result, type RunOptions, type Workspace, workspace } from '../support/cli.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

const WEBHOOK = `whsec_&<"'>${'q7'.repeat(12)}`;
const SPENT_WEBHOOK = `whsec_${'p9'.repeat(16)}`;
const API_KEY = `sk-test-${'z3'.repeat(16)}`;

let home: Workspace;
let shop: ExampleShop;
let embeddings: OpenAiServer;
const said: Result[] = [];
const started: string[] = [];
const secrets = new Map<string, string>([
  ['webhook secret', WEBHOOK],
  ['former webhook secret', SPENT_WEBHOOK],
  ['API key of the embedder', API_KEY],
]);

async function run(args: string[], options: RunOptions = {}): Promise<Result> {
  const env = { OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: embeddings.url, PILITO_LOG_LEVEL: 'trace', ...options.env };
  const running = home.start(args, { ...options, env });
  const watch = setInterval(() => started.push(...argumentsOfChildren(running.child.pid)), 5);
  const result = await running.ended;
  clearInterval(watch);
  said.push(result);
  return result;
}

/** The command lines of what a process has started, itself included. */
function argumentsOfChildren(pid: number | undefined): string[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return [`${pid}`, ...children].map((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8'));
  } catch {
    return [];
  }
}

beforeAll(async () => {
  home = workspace();
  [shop, embeddings] = await Promise.all([createShop(), startOpenAiServer()]);
  secrets.set('consumer key', shop.consumerKey).set('consumer secret', shop.consumerSecret);
  const keys = ['--consumer-key', '-', '--consumer-secret', '-'];
  await run(['store', 'add', 'shoes', '--url', shop.url, '--allow-private-network', ...keys], {
    input: `${shop.consumerKey}\n${shop.consumerSecret}\n`,
  });
  await run(['store', 'update', 'shoes', '--webhook-secret', '-'], { input: `${SPENT_WEBHOOK}\n` });
  await run(['store', 'update', 'shoes', '--webhook-secret', '-'], { input: `${WEBHOOK}\n` });
  for (const scope of ['ingest', 'read', 'admin']) {
    const of = scope === 'admin' ? [] : ['--store', 'shoes'];
    const { token } = await home.json(['token', 'create', ...of, '--scope', scope]);
    secrets.set(`${scope} token`, token);
  }
  await run(['pull']);
  await run(['worker', '--once']);
  await aDayOfServing();
  await run(['doctor']);
  await run(['verify', 'shoes']);
  await run(['search', 'کفش', '--live', '--json']);
  for (const about of [
    ['store', 'show', 'shoes'],
    ['token', 'list'],
    ['config', 'explain'],
    ['status'],
    ['events', 'list'],
  ]) {
    await run([...about, '--json']);
    await run(about);
  }
  await run(['backup', join(home.directory, 'copy.db')]);
  await whatGoesWrong();
}, 120_000);
afterAll(async () => {
  await Promise.all([shop.close(), embeddings.close()]);
  home.remove();
});

async function aDayOfServing(): Promise<void> {
  const env = { OPENAI_API_KEY: API_KEY, OPENAI_BASE_URL: embeddings.url, PILITO_LOG_LEVEL: 'trace' };
  const serve = await home.serve([], { env });
  const ask = (path: string, token: string | undefined, body?: string) =>
    fetch(serve.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
  const product = { id: 7, name: 'Clog', date_modified: '2026-11-22T10:00:00Z' };
  const envelope = JSON.stringify({ event_id: 'e1', event_type: 'product.updated', product });
  const webhook = '/api/integrations/woocommerce/webhook/';
  await ask(webhook, secrets.get('ingest token'), envelope);
  await ask(webhook, secrets.get('read token'), envelope);
  await ask(webhook, `${secrets.get('ingest token')}x`, envelope);
  await ask(`${webhook}shoes/`, secrets.get('ingest token'), envelope);
  await ask('/api/v1/web-knowledge/search/?q=clog', secrets.get('read token'));
  await ask('/api/v1/integrations/tokens/', secrets.get('admin token'));
  await ask('/api/v1/nothing/', secrets.get('admin token'));
  await run(['trigger', 'product.updated', '--store', 'shoes', '--url', serve.url]);
  said.push(await serve.stop());
}

async function whatGoesWrong(): Promise<void> {
  shop.misbehave({ answer: 'forbidden-waf', times: 1 });
  await run(['pull', 'shoes']);
  embeddings.misbehave({ status: 401, message: `Incorrect API key provided: ${API_KEY}.` }, 5);
  shop.update(shop.ids()[0] ?? 0, { name: 'Another name' });
  await run(['pull', 'shoes']);
  await run(['worker', '--once']);
  await run(['doctor', 'shoes']);
  await run(['store', 'add', 'x', '--url', `http://user:${shop.consumerSecret}@shop.example`]);
  await run(['status', '--db', '/nowhere/pilito.db']);
}

describe('what was said and kept', () => {
  const files = () => readdirSync(home.directory).filter((name) => statSync(join(home.directory, name)).isFile());

  test('was a busy day', () => {
    expect(said.length).toBeGreaterThan(25);
    expect(files()).toEqual(expect.arrayContaining(['pilito.db', 'pilito.inbox.db', 'pilito.key', 'copy.db']));
    expect(secrets.size).toBe(8);
  });

  test('no command said a secret, and no log line', () => {
    for (const { stdout, stderr } of said) {
      for (const [name, secret] of secrets) expect((stdout + stderr).includes(secret), name).toBe(false);
    }
  });

  test.skipIf(!existsSync('/proc/self/cmdline'))('no process that was started was told one by its arguments', () => {
    expect(started.some((line) => line.includes('chore-process'))).toBe(true);
    const told = started.filter((line) => !line.includes('user:'));
    for (const [name, secret] of secrets)
      expect(
        told.filter((line) => line.includes(secret)),
        name,
      ).toEqual([]);
  });

  test('no file holds one in clear, copies included; the key file is apart', () => {
    for (const file of files()) {
      const bytes = readFileSync(join(home.directory, file));
      for (const [name, secret] of secrets) expect(bytes.includes(secret), `${name} in ${file}`).toBe(false);
    }
  });

  test('only their owner reads the files', () => {
    for (const file of files()) expect([file, statSync(join(home.directory, file)).mode & 0o077]).toEqual([file, 0]);
  });
});
