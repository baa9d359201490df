// The way to an embedding service: bounded, redirected a few times at most, and a Response like any other.
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { wholeFetch } from '../../../src/adapters/openai/fetch.ts';

const servers: (() => void)[] = [];
afterEach(() => {
  for (const close of servers.splice(0)) close();
});

async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

test('an answer is a Response, with its status, headers and body', async () => {
  const url = await serving((_, answer) => void answer.writeHead(429, { 'retry-after': '3' }).end('{"a":1}'));
  const response = await wholeFetch()(url, { method: 'POST', body: 'text', headers: { 'x-a': 'b' } });
  expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([429, '3', { a: 1 }]);
});

test('one without a body is none', async () => {
  const url = await serving((_, answer) => void answer.writeHead(204).end());
  expect((await wholeFetch()(url)).status).toBe(204);
});

test('one without end is not read to its end', async () => {
  let sent = 0;
  const url = await serving((_, answer) => {
    const chunk = Buffer.alloc(1024 * 1024, '[');
    const more = () => {
      while (!answer.destroyed && answer.write(chunk)) sent++;
    };
    answer.on('drain', more);
    more();
  });
  await expect(wholeFetch()(url)).rejects.toThrow('longer than 64 MiB');
  expect(sent).toBeLessThan(100);
});

test('redirections end', async () => {
  let asked = 0;
  const url = await serving((_, answer) => void answer.writeHead(302, { location: `/${++asked}` }).end());
  expect((await wholeFetch()(url)).status).toBe(302);
  expect(asked).toBe(6);
});

test('what is aborted is rejected with the reason', async () => {
  const url = await serving(() => {});
  const abort = new AbortController();
  const asked = wholeFetch()(url, { signal: abort.signal });
  abort.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});
