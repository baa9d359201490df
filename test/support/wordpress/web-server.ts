// A site behind HTTP, by PHP's own web server. WordPress asks itself things while it answers, so there are a few workers.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type PhpPlace, SCRIPTS, spawnPhp } from './php.ts';

export interface WebServer {
  close(): Promise<void>;
}

export async function startWebServer(place: PhpPlace, port: number): Promise<WebServer> {
  const options = ['-S', `127.0.0.1:${port}`, '-t', place.core, join(SCRIPTS, 'router.php')];
  const child = spawnPhp(place, options, { PHP_CLI_SERVER_WORKERS: '4' });
  const { pid } = child;
  if (pid === undefined) throw new Error('PHP did not start');
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/Development Server .* started/.test(chunk.toString())) resolve();
    });
    child.once('exit', (code) => reject(new Error(`PHP's web server ended with ${code}`)));
  });
  return {
    close: async () => {
      process.kill(-pid, 'SIGTERM');
      await ended;
    },
  };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
