// Upkeep of the two files: numbers, a verified copy, space given back.
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { PilitoError } from '../../domain/errors.ts';
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

/**
 * Copies both files while they are in use. The inbox goes first: an event the copy still holds as pending is
 * applied again, which changes nothing, while one it held as done could be missing from an older catalogue.
 */
export function backup(
  { catalogue, inbox }: { catalogue: NamedFile; inbox: NamedFile },
  target: string,
): { path: string; bytes: number }[] {
  const copies = [
    { from: inbox, to: inboxPath(target) },
    { from: catalogue, to: target },
  ];
  for (const { to } of copies) {
    if (existsSync(to)) {
      throw new PilitoError('conflict', `${to} exists already.`, { hint: 'Name another file, or move that one away.' });
    }
  }
  const partial = (path: string) => `${path}.partial`;
  try {
    for (const { from, to } of copies) {
      clear(partial(to));
      closeSync(openSync(partial(to), 'wx', 0o600));
      // One snapshot, whatever is written meanwhile; SQLite's backup starts over whenever another process writes.
      from.db.prepare('VACUUM INTO ?').run(partial(to));
      verify(partial(to));
    }
    for (const { to } of copies) renameSync(partial(to), to);
  } finally {
    for (const { to } of copies) clear(partial(to));
  }
  return copies.map(({ to }) => ({ path: to, bytes: statSync(to).size })).reverse();
}

/** Removes a copy that was begun, with what reading it left beside it. */
function clear(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

function verify(path: string): void {
  const copy = new BetterSqlite3(path, { readonly: true });
  try {
    sqliteVec.load(copy);
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new PilitoError('storage_invalid', `The copy ${path} is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}

export function compact({ catalogue, inbox }: { catalogue: NamedFile; inbox: NamedFile }): {
  before: number;
  after: number;
} {
  const files = [catalogue, inbox];
  const size = () => files.reduce((sum, file) => sum + bytesOf(file.path), 0);
  const before = size();
  catalogue.db.exec(`INSERT INTO product_text (product_text) VALUES ('optimize')`);
  for (const { db } of files) {
    db.pragma('optimize');
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
  }
  return { before, after: size() };
}
