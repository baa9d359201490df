// A Redis of its own on a free port, which writes every change to disk before it answers.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';

export interface Redis {
  port: number;
  stop(): Promise<void>;
}

/** Null where no `redis-server` is installed. `noeviction` is what BullMQ asks for. */
export async function startRedis(directory: string): Promise<Redis | null> {
  const port = await freePort();
  const home = join(directory, 'redis');
  mkdirSync(home);
  const settings = { port, bind: '127.0.0.1', dir: home, save: '', appendonly: 'yes', appendfsync: 'always' };
  const args = Object.entries({ ...settings, 'maxmemory-policy': 'noeviction' }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((over) => child.once('exit', () => over()));
  const ready = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    void ended.then(() => resolve(false));
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && resolve(true));
  });
  if (!ready) return null;
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
