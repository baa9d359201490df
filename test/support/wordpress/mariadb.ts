// A private MariaDB: a data folder of its own, reached over a socket only, ended by its process.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { program } from './parts.ts';

export interface MariaDb {
  socket: string;
  close(): Promise<void>;
}

/** Durable it need not be, nor large: the folder goes when the tests are done. */
const QUICK = [
  '--innodb-flush-method=nosync',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-log-file-size=16M',
  '--innodb-buffer-pool-size=64M',
];

export async function startMariaDb(folder: string): Promise<MariaDb> {
  const datadir = join(folder, 'db');
  const socket = join(folder, 'db.sock');
  // Started as root, MariaDB wants to be told to stay root.
  const own = ['--no-defaults', `--user=${userInfo().username}`, `--datadir=${datadir}`, ...QUICK];
  const install = program('mariadb-install-db') ?? 'mariadb-install-db';
  execFileSync(install, [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' });
  const network = ['--skip-networking', `--socket=${socket}`, `--pid-file=${join(folder, 'db.pid')}`];
  const options = [...own, ...network, '--skip-log-bin', '--skip-name-resolve', '--performance-schema=off'];
  const child = spawn(program('mariadbd') ?? 'mariadbd', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(child);
  return {
    socket,
    close: async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs SQL; rows of what the last statement answers, every value as text. */
export function sql(socket: string, statements: string): Record<string, string>[] {
  const options = ['--no-defaults', `--socket=${socket}`, '--user=root', '--batch'];
  const client = program('mariadb') ?? 'mariadb';
  const answer = execFileSync(client, options, { input: statements, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const [names = [], ...rows] = answer
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
  return rows.map((values) => Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])));
}

function ready(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/ready for connections/.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`MariaDB ended with ${code}: ${said}`)));
  });
}
