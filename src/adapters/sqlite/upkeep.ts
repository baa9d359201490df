// Upkeep of the two files: numbers, a verified copy, space given back.
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { PilitoError } from '../../domain/errors.ts';
import type { UpkeepOptions } from '../../ports/database.ts';
import type { DoChore } from './chores.ts';
import type { Connection } from './open.ts';

export interface NamedFile {
  db: Connection;
  path: string;
}

/** The event log stands beside the catalogue: pilito.db → pilito.inbox.db. */
export function inboxPath(catalogue: string): string {
  return `${catalogue.replace(/\.db$/, '')}.inbox.db`;
}

export function bytesOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
}

/** What upkeep works on, and how. */
export interface Keeping extends UpkeepOptions {
  catalogue: NamedFile;
  inbox: NamedFile;
  chore: DoChore;
}

/**
 * Copies both files while they are in use. The inbox goes first: an event the copy still holds as pending is
 * applied again, which changes nothing, while one it held as done could be missing from an older catalogue.
 */
export async function backup(keeping: Keeping, target: string): Promise<{ path: string; bytes: number }[]> {
  const { catalogue, inbox, chore, signal, onStep } = keeping;
  const copies = [
    { file: 'inbox', from: inbox, to: inboxPath(target) },
    { file: 'catalogue', from: catalogue, to: target },
  ] as const;
  for (const { to } of copies) {
    if (existsSync(to)) {
      throw new PilitoError('conflict', `${to} exists already.`, { hint: 'Name another file, or move that one away.' });
    }
  }
  const partial = (path: string) => `${path}.partial`;
  try {
    for (const { file, from, to } of copies) {
      clear(partial(to));
      closeSync(openSync(partial(to), 'wx', 0o600));
      const onBytes = (done: number, total: number) => onStep?.({ doing: 'copy', file, done, total });
      await chore({ what: 'copy', path: from.path, to: partial(to) }, { signal, onBytes });
      onStep?.({ doing: 'check', file });
      await chore({ what: 'check', path: partial(to) }, { signal });
    }
    for (const { to } of copies) renameSync(partial(to), to);
  } finally {
    for (const { to } of copies) clear(partial(to));
  }
  return copies.map(({ to }) => ({ path: to, bytes: statSync(to).size })).reverse();
}

/** Removes a copy that was begun, with what reading it left beside it. */
function clear(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true });
}

export async function compact(keeping: Keeping): Promise<{ before: number; after: number }> {
  const { catalogue, inbox, chore, signal, onStep } = keeping;
  const size = () => bytesOf(catalogue.path) + bytesOf(inbox.path);
  const before = size();
  const steps = [
    { what: 'optimize', doing: 'optimize', file: 'catalogue', path: catalogue.path },
    { what: 'vacuum', doing: 'vacuum', file: 'catalogue', path: catalogue.path },
    { what: 'shrink', doing: 'vacuum', file: 'inbox', path: inbox.path },
  ] as const;
  for (const { what, doing, file, path } of steps) {
    onStep?.({ doing, file });
    await chore({ what, path }, { signal });
  }
  return { before, after: size() };
}
