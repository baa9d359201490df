// The real binary, run as a user would run it: a directory of its own, nothing of the environment of whoever tests.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const BINARY = fileURLToPath(new URL('../../bin/pilito.js', import.meta.url));

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** What stands on standard input; nothing when absent. */
  input?: string;
}

export interface Running {
  child: ChildProcess;
  /** Resolves with the first whole line of stdout that matches. */
  line(pattern: RegExp): Promise<string>;
  /** The same of stderr. */
  error(pattern: RegExp): Promise<string>;
  ended: Promise<Result>;
  stop(signal?: NodeJS.Signals): Promise<Result>;
}

export interface Workspace {
  directory: string;
  db: string;
  /** Runs `pilito --db <db> …` to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Result>;
  /** The same with --json, which must succeed; stdout parsed. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  json(args: readonly string[], options?: RunOptions): Promise<any>;
  start(args: readonly string[], options?: RunOptions): Running;
  /** `pilito serve` on a free port, once it accepts connections. */
  serve(args?: readonly string[], options?: RunOptions): Promise<Running & { url: string }>;
  remove(): void;
}

export function workspace(): Workspace {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-e2e-'));
  const db = join(directory, 'pilito.db');
  const start = (args: readonly string[], options?: RunOptions) => launch(['--db', db, ...args], directory, options);
  const run = (args: readonly string[], options?: RunOptions) => start(args, options).ended;
  return {
    ...{ directory, db, start, run },
    json: async (args, options) => {
      const { code, stdout, stderr } = await run(['--json', ...args], options);
      if (code !== 0) throw new Error(`pilito ${args.join(' ')} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout);
    },
    serve: async (args = [], options = {}) => {
      const running = start(['serve', '--port', '0', ...args], options);
      const line = await running.line(/listening on http/);
      return { ...running, url: line.replace(/^.* /, '') };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Runs the binary without a database of its own. */
export function pilito(args: readonly string[], options?: RunOptions): Promise<Result> {
  return launch(args, tmpdir(), options).ended;
}

function launch(args: readonly string[], directory: string, { env = {}, input }: RunOptions = {}): Running {
  const clean = { PATH: process.env.PATH ?? '', HOME: directory, XDG_DATA_HOME: directory, PILITO_LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd: directory,
    env: { ...clean, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ended = Promise.all([code, reading(child.stdout), reading(child.stderr)]).then(
    ([ending, stdout, stderr]): Result => ({ code: ending, stdout, stderr }),
  );
  return {
    child,
    ended,
    line: watching(child.stdout, ended),
    error: watching(child.stderr, ended),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Resolves with the first whole line that matches, once it is there; rejects when the process ends without it. */
function watching(stream: NodeJS.ReadableStream | null, ended: Promise<Result>): (pattern: RegExp) => Promise<string> {
  let seen = '';
  stream?.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  return (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const lines = seen.split('\n').slice(0, -1);
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) resolve(found);
      };
      look();
      stream?.on('data', look);
      void ended.then(({ stderr }) => reject(new Error(`It ended without saying ${pattern}: ${stderr}`)));
    });
}

async function reading(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? '' : text(stream);
}
