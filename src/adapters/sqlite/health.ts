// Looking at the two files without opening them as pilito does: nothing is made, migrated or written, so that a file
// which cannot be used any more can still be told about.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { PilitoError } from '../../domain/errors.ts';
import type { DatabaseLook, FileFacts, FileLook } from '../../ports/checkup.ts';
import { agreementIn } from './agreement.ts';
import { CATALOGUE } from './database.ts';
import { deliveriesIn, newestMomentIn } from './delivery-looks.ts';
import { storageError } from './errors.ts';
import { INBOX } from './inbox-writer.ts';
import { type Connection, type FileKind, refuseCut, refuseForeign } from './open.ts';
import { refuseLost } from './pair.ts';
import { inboxPath } from './upkeep.ts';

/** Above this, indexes are not compared with their tables: it would take minutes. */
const THOROUGH_BYTES = 1024 ** 3;
/** Damage begets damage: the first lines say enough. */
const MOST_DAMAGE = 5;
const BUSY_TIMEOUT_MS = 2_000;

/** Takes as long as reading the files does, and blocks meanwhile. Never throws. */
export function examineDatabase(path: string): DatabaseLook {
  const deliveries: DatabaseLook['deliveries'] = [];
  let agreement: DatabaseLook['agreement'] = null;
  let newestMoment: number | null = null;
  const catalogue = lookAt('catalogue', path, CATALOGUE, (db) => {
    agreement = agreementIn(db);
  });
  const inbox = lookAt('event log', inboxPath(path), INBOX, (db) => {
    deliveries.push(...deliveriesIn(db));
    newestMoment = newestMomentIn(db);
  });
  return { files: [catalogue, inbox], ...diskOf(dirname(path)), agreement, deliveries, newestMoment };
}

/** `readOn` is called for a whole file of our own schema. */
function lookAt(name: FileLook['name'], path: string, kind: FileKind, readOn: (db: Connection) => void): FileLook {
  let db: Connection | null = null;
  try {
    if (name === 'catalogue') refuseLost(path, inboxPath(path));
    if (!existsSync(path)) return { name, path, kind: 'missing' };
    if (!statSync(path).isFile())
      throw new PilitoError('storage_invalid', `${path} is not a file.`, { hint: 'Name a database file with --db.' });
    db = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    sqliteVec.load(db);
    const open = db;
    return open.transaction((): FileLook => {
      refuseForeign(open, path);
      refuseCut(open, path);
      const facts = factsOf(open, path, kind);
      if (facts.damage.length === 0 && facts.applied === facts.ours) readOn(open);
      return { name, path, kind: 'read', ...facts };
    })();
  } catch (error) {
    return { name, path, kind: 'unreadable', error: inOurWords(error, path) };
  } finally {
    db?.close();
  }
}

function factsOf(db: Connection, path: string, { migrations }: FileKind): FileFacts {
  const { size: bytes, mode } = statSync(path);
  const thorough = bytes <= THOROUGH_BYTES;
  const check = `${thorough ? 'integrity_check' : 'quick_check'}(${MOST_DAMAGE})`;
  const found = db.prepare<[], string>(`PRAGMA ${check}`).pluck().all();
  return {
    bytes,
    walBytes: sizeOf(`${path}-wal`),
    freeBytes: Number(db.pragma('freelist_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    mode: mode & 0o777,
    writable: isWritable(path),
    applied: appliedTo(db),
    ours: migrations.at(-1)?.number ?? 0,
    damage: found.flatMap((text) => text.split('\n')).filter((line) => line !== 'ok' && !line.startsWith('***')),
    thorough,
  };
}

/** 0 for an empty file. */
function appliedTo(db: Connection): number {
  const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'pilito_migrations'`).get();
  if (has === undefined) return 0;
  return db.prepare<[], number | null>('SELECT max(number) FROM pilito_migrations').pluck().get() ?? 0;
}

function inOurWords(error: unknown, path: string): PilitoError {
  const known = storageError(error, path);
  if (known instanceof PilitoError) return known;
  const detail = error instanceof Error ? error.message : String(error);
  return new PilitoError('storage_unavailable', `The database ${path} cannot be read: ${detail}`, { cause: error });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function isWritable(path: string): boolean {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Magic numbers of file systems over a network, as Linux tells them (statfs(2)). */
const NETWORKS = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
]);

function diskOf(directory: string): Pick<DatabaseLook, 'freeDisk' | 'network'> {
  try {
    const { bavail, bsize, type } = statfsSync(directory);
    const network = process.platform === 'linux' ? (NETWORKS.get(type) ?? null) : null;
    return { freeDisk: bavail * bsize, network };
  } catch {
    return { freeDisk: null, network: null };
  }
}
