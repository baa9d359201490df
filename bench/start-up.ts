// How long does a command take before it does anything, beside a Node that does nothing at all?
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const ROUNDS = 15;
const BINARY = join(process.cwd(), 'bin', 'pilito.js');
const NOTHING = ['-e', '0'];

function time(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}

/** Both in turn, the order changing every round, so that a slow moment hits both. */
function compare(args: readonly string[]): Figure['ratio'] {
  time(args);
  time(NOTHING);
  const ratios = Array.from({ length: ROUNDS }, (_, round) => {
    if (round % 2 === 0) {
      const mine = time(args);
      return mine / time(NOTHING);
    }
    const nothing = time(NOTHING);
    return time(args) / nothing;
  }).sort((a, b) => a - b);
  return { median: ratios[ROUNDS >> 1] ?? 0, low: ratios[0] ?? 0, high: ratios.at(-1) ?? 0 };
}

export async function startUp(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const db = ['--db', join(directory, 'pilito.db')];
  try {
    return [
      { what: 'pilito --version', peer: 'node -e 0', ratio: compare([BINARY, '--version']), goal: 2.5 },
      { what: 'pilito --help', peer: 'node -e 0', ratio: compare([BINARY, '--help']), goal: 2.5 },
      { what: 'pilito token list', peer: 'node -e 0', ratio: compare([BINARY, ...db, 'token', 'list']), goal: 4 },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
