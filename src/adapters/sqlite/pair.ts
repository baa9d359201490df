// The catalogue and its event log are two files but one database: stores have the same numbers in both. A log beside a
// catalogue that is not its own would have one shop's events applied to another, so the two are told to belong together.
import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { PilitoError } from '../../domain/errors.ts';
import type { Connection } from './open.ts';
import type { NamedFile } from './upkeep.ts';

/** An empty or missing catalogue beside an event log in use was lost; to begin it anew would hide that. */
export function refuseLost(catalogue: string, log: string): void {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  // The log first: who makes both at this moment has written the catalogue before.
  if (sizeOf(log) === 0 || sizeOf(catalogue) > 0) return;
  throw new PilitoError('storage_invalid', `${catalogue} is empty or missing, but its event log ${log} is there.`, {
    hint: 'Restore both files from one backup; to begin anew, move the event log away.',
  });
}

/**
 * Both carry the same random number, as SQLite's `user_version`: it is in the header, so copies keep it. Files that have
 * none yet are given one, the catalogue first; throws `storage_invalid` for two that differ.
 */
export function pair(catalogue: NamedFile, log: NamedFile): void {
  if (isPaired(catalogue.db, log.db)) return;
  const number = numbered(catalogue.db, randomInt(1, 2 ** 31));
  if (numbered(log.db, number) === number) return;
  throw new PilitoError('storage_invalid', `The event log ${log.path} belongs to another database.`, {
    hint: `Put both files of one backup in place; to begin a new log, move ${log.path} away.`,
  });
}

function isPaired(catalogue: Connection, log: Connection): boolean {
  return numberOf(catalogue) !== 0 && numberOf(catalogue) === numberOf(log);
}

/** Gives the file this number if it has none; the one it has then. */
function numbered(db: Connection, number: number): number {
  if (numberOf(db) !== 0) return numberOf(db);
  const give = db.transaction(() => {
    if (numberOf(db) === 0) db.pragma(`user_version = ${number}`);
    return numberOf(db);
  });
  return give.immediate();
}

function numberOf(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}
