// Servers that a benchmark starts and ends: pilito itself, and others. Each is known to listen before it is measured.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = join(process.cwd(), 'bin', 'pilito.js');

export interface Serving {
  url: string;
  port: number;
  pid: number;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

/** A directory with a database and a shop in it. */
export interface Bench {
  directory: string;
  db: string;
  /** Runs `pilito --json …` to its end; throws when it fails. */
  json(args: readonly string[], input?: string): Record<string, unknown>;
  /** A command that goes on beside. */
  start(args: readonly string[]): ChildProcess;
  serve(args?: readonly string[]): Promise<Serving>;
  remove(): void;
}

export function bench(): Bench {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const db = join(directory, 'pilito.db');
  const env = { PATH: process.env.PATH ?? '', HOME: directory, XDG_DATA_HOME: directory };
  const command = (args: readonly string[]) => [BINARY, '--db', db, ...args];
  return {
    directory,
    db,
    json: (args, input) => {
      const options = { env, cwd: directory, encoding: 'utf8', ...(input === undefined ? {} : { input }) } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, command(['--json', ...args]), options);
      if (status !== 0) throw new Error(`pilito ${args.join(' ')} ended with ${status}: ${stderr}`);
      return JSON.parse(stdout);
    },
    start: (args) => spawn(process.execPath, command(args), { env, cwd: directory, stdio: 'ignore' }),
    serve: (args = []) => {
      const log = openSync(join(directory, 'serve.log'), 'a');
      const child = spawn(process.execPath, command(['serve', '--port', '0', ...args]), {
        ...{ env, cwd: directory },
        stdio: ['ignore', 'pipe', log],
      });
      return listening(child, 'pilito serve');
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Resolves when the process has said where it listens. */
export function listening(child: ChildProcess, name: string): Promise<Serving> {
  return new Promise((resolve, reject) => {
    let said = '';
    const ended = new Promise<void>((over) => child.once('exit', () => over()));
    void ended.then(() => reject(new Error(`${name} ended before it listened: ${said}`)));
    child.once('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /listening on (http\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      const stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      resolve({ url, port: Number(new URL(url).port), pid: child.pid ?? 0, stop });
    });
  });
}
