// Opening a database file: made if it is new (0600), refused if it is not ours or newer than we are, brought up to
// date by numbered migrations, each applied with its record in one transaction.
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { PilitoError } from '../../domain/errors.ts';
import { storageError } from './errors.ts';

export type Connection = BetterSqlite3.Database;

export interface Migration {
  number: number;
  name: string;
  sql: string;
  /** What SQL alone cannot do; after it, in the same transaction. */
  step?(db: Connection): void;
}

export interface FileKind {
  /** Bytes; fits what one row of the file weighs, and counts only when the file is made. */
  pageSize: number;
  /** Whether free pages can be given back bit by bit, by `PRAGMA incremental_vacuum`. Files that are older: see `compact`. */
  shrinks?: boolean;
  migrations: readonly Migration[];
}

const BUSY_TIMEOUT_MS = 5_000;

export function openFile(path: string, kind: FileKind): Connection {
  prepareFile(path);
  try {
    const db = new BetterSqlite3(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      refuseForeign(db, path);
      refuseCut(db, path);
      db.pragma(`page_size = ${kind.pageSize}`);
      if (kind.shrinks) db.pragma('auto_vacuum = INCREMENTAL');
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      db.pragma('temp_store = MEMORY');
      migrate(db, path, kind.migrations);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw storageError(error, path);
  }
}

function prepareFile(path: string): void {
  const directory = dirname(path);
  if (!existsSync(directory)) {
    throw new PilitoError('storage_invalid', `The directory ${directory} does not exist.`, {
      hint: `Make it first: mkdir -p ${directory}`,
    });
  }
  if (existsSync(path)) {
    if (statSync(path).isFile()) return;
    throw new PilitoError('storage_invalid', `${path} is not a file.`, { hint: 'Name a database file with --db.' });
  }
  try {
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (cause) {
    throw new PilitoError('storage_unavailable', `The database ${path} cannot be made.`, {
      hint: `Let this user write to ${directory}, or name another place with --db.`,
      cause,
    });
  }
}

function tables(db: Connection): Set<string> {
  const rows = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  return new Set(rows.map((row) => row.name));
}

export function refuseForeign(db: Connection, path: string): void {
  const names = tables(db);
  if (names.size === 0 || names.has('pilito_migrations')) return;
  throw new PilitoError('storage_invalid', `${path} is a SQLite database, but not one of pilito's.`, {
    hint: 'Name another file with --db (or PILITO_DB).',
  });
}

/**
 * A copy that ended too soon looks whole until somebody reads its last pages. What a WAL holds is not in the file yet, so
 * a file beside a WAL says nothing. All under one read, which keeps the WAL from being emptied into the file meanwhile.
 */
export function refuseCut(db: Connection, path: string): void {
  const [promised, there] = db.transaction((): [number, number] => {
    const pages = Number(db.pragma('page_count', { simple: true }));
    const promised = pages * Number(db.pragma('page_size', { simple: true }));
    const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    return [promised, wal > 0 ? promised : statSync(path).size];
  })();
  if (there >= promised) return;
  throw new PilitoError(
    'storage_invalid',
    `The file ${path} is cut off: ${there} of its ${promised} bytes are there.`,
    {
      hint: 'Restore a backup, or copy it again: pilito backup makes copies that are checked.',
    },
  );
}

function migrate(db: Connection, path: string, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  if (appliedVersion(db, path, newest) === newest) return;
  const run = db.transaction(() => {
    db.exec(
      `CREATE TABLE IF NOT EXISTS pilito_migrations
         (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT (datetime('now'))) STRICT`,
    );
    const applied = appliedVersion(db, path, newest);
    for (const { number, name, sql, step } of migrations) {
      if (number <= applied) continue;
      db.exec(sql);
      step?.(db);
      db.prepare('INSERT INTO pilito_migrations (number, name) VALUES (?, ?)').run(number, name);
    }
  });
  run.immediate();
}

function appliedVersion(db: Connection, path: string, newest: number): number {
  if (!tables(db).has('pilito_migrations')) return 0;
  const row = db.prepare<[], { number: number | null }>('SELECT max(number) AS number FROM pilito_migrations').get();
  const applied = row?.number ?? 0;
  if (applied <= newest) return applied;
  throw new PilitoError('storage_newer', `${path} was written by a newer pilito (schema ${applied}, ours ${newest}).`, {
    hint: 'Update pilito: npm install -g pilito@latest',
  });
}
