// How long does a command take before it does anything, beside a Node that does nothing at all?
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { inTurn, ratioOf } from './rounds.ts';

const ROUNDS = 15;
const BINARY = join(process.cwd(), 'bin', 'pilito.js');
const NOTHING = ['-e', '0'];

function time(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}

async function compare(args: readonly string[]): Promise<Figure['ratio']> {
  const { mine, nothing } = await inTurn({ mine: () => time(args), nothing: () => time(NOTHING) }, ROUNDS);
  return ratioOf(mine, nothing);
}

export async function startUp(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const db = ['--db', join(directory, 'pilito.db')];
  try {
    return [
      {
        what: 'pilito --version',
        peer: 'node -e 0',
        ratio: await compare([BINARY, '--version']),
        goal: { atMost: 1.2 },
      },
      { what: 'pilito --help', peer: 'node -e 0', ratio: await compare([BINARY, '--help']), goal: { atMost: 1.2 } },
      {
        what: 'pilito token list',
        peer: 'node -e 0',
        ratio: await compare([BINARY, ...db, 'token', 'list']),
        goal: { atMost: 1.6 },
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
