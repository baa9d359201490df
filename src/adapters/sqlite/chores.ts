// Upkeep that takes long: a copy, and statements of SQLite during which nothing else happens in a process, not even
// Ctrl-C. Where somebody waits for it, a process of its own does it, that can be ended at any moment: SQLite takes back
// what was begun.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { PilitoError } from '../../domain/errors.ts';

export type Chore =
  /** Into an empty file. */
  | { what: 'copy'; path: string; to: string }
  /** Read all of a copy and see that it is whole; merge the text index; write the file anew without its gaps. */
  | { what: 'check' | 'optimize' | 'vacuum'; path: string }
  /** As `vacuum`, into a file that can be made smaller bit by bit from then on. */
  | { what: 'shrink'; path: string };

interface Watching {
  signal?: AbortSignal | undefined;
  /** Hears of bytes copied, and of all there are to copy. */
  onBytes?: (done: number, total: number) => void;
}

/** Rejects with what went wrong, or with the signal's reason. */
export type DoChore = (chore: Chore, watching: Watching) => Promise<void>;

/** In this process. */
export const choreHere: DoChore = async (chore, { signal, onBytes }) => {
  signal?.throwIfAborted();
  await doChore(chore, (done, total) => {
    signal?.throwIfAborted();
    onBytes?.(done, total);
  });
};

/** In a process of its own. */
export const choreApart: DoChore = async (chore, { signal, onBytes }) => {
  signal?.throwIfAborted();
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const child = fork(fileURLToPath(import.meta.resolve('#chore-process')), { execArgv: [], stdio: [...stdio] });
  const kill = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  process.on('exit', kill);
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('message', (news: ChoreNews) => {
        if ('total' in news) onBytes?.(news.done, news.total);
        else if (news.failure === null) resolve();
        else reject(asError(news.failure));
      });
      child.on('error', reject);
      child.on('exit', (code, by) =>
        reject(new Error(`The process for "${chore.what}" ended by itself (${by ?? code}).`)),
      );
      child.send(chore);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', kill);
    process.off('exit', kill);
    kill();
  }
};

/** What the process says: how far it is, and at the end what went wrong, as its parts, because errors lose theirs. */
export type ChoreNews =
  | { done: number; total: number }
  | { failure: { message: string; code: string; ours: boolean } | null };

type Failure = NonNullable<Extract<ChoreNews, { failure: unknown }>['failure']>;

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { message, code, ours: error instanceof PilitoError };
}

function asError({ message, code, ours }: Failure): Error {
  return ours ? new PilitoError('storage_invalid', message) : Object.assign(new Error(message), { code });
}

/** When `onBytes` throws, a copy ends with that; all else blocks until it is done. */
export async function doChore(chore: Chore, onBytes: (done: number, total: number) => void): Promise<void> {
  const { what, path } = chore;
  const db = new BetterSqlite3(path, { fileMustExist: true, readonly: what === 'check', timeout: 5_000 });
  try {
    if (what === 'copy') await copy(db, chore.to, onBytes);
    else if (what === 'check') check(db, path);
    else if (what === 'optimize') db.exec(`INSERT INTO product_text (product_text) VALUES ('optimize')`);
    else vacuum(db, what === 'shrink');
  } finally {
    db.close();
  }
}

/** Copied at once, about a megabyte. */
const PAGES_AT_ONCE = 64;

async function copy(
  db: BetterSqlite3.Database,
  to: string,
  onBytes: (done: number, total: number) => void,
): Promise<void> {
  // One snapshot, whatever is written meanwhile: without it SQLite's backup starts over whenever somebody writes.
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  await db.backup(to, {
    progress: ({ totalPages, remainingPages }) => {
      onBytes((totalPages - remainingPages) * pageSize, totalPages * pageSize);
      return PAGES_AT_ONCE;
    },
  });
}

function check(db: BetterSqlite3.Database, path: string): void {
  const found = db.pragma('integrity_check', { simple: true });
  if (found !== 'ok') throw new PilitoError('storage_invalid', `The copy ${path} is damaged: ${String(found)}`);
}

function vacuum(db: BetterSqlite3.Database, shrinks: boolean): void {
  db.pragma('temp_store = MEMORY');
  if (shrinks) db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('optimize');
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
