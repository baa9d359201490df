// Engines that others use, over the same vectors: sqlite-vec's own table, with and without filters, and packages that
// are installed beside.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { load } from 'sqlite-vec';
import { type Engine, LIMIT } from '../asking.ts';
import { type Cloud, vectorAt } from './clouds.ts';
import { isInStock, MOST, priceOf } from './facts.ts';

/** Kilobytes, more than any of the tables has: pages are in memory, as the codes are. */
const CACHE = 4_000_000;

/** Every vector is measured. */
export function sqliteVec(directory: string, cloud: Cloud): Engine<Float32Array> {
  const db = opened(directory, 'vec0.db');
  db.exec(`CREATE VIRTUAL TABLE vectors USING vec0(embedding float[${cloud.dimensions}] distance_metric=cosine)`);
  const add = db.prepare('INSERT INTO vectors (rowid, embedding) VALUES (?, ?)');
  inOne(db, cloud, (number, vector) => add.run(BigInt(number), vector));
  const find = db.prepare<[Uint8Array, number], number>('SELECT rowid FROM vectors WHERE embedding MATCH ? AND k = ?');
  return { name: 'sqlite-vec', ask: (question) => find.pluck().all(bytes(question), LIMIT), close: () => db.close() };
}

/** The first of so many stores, what is in stock and costs at most so much: a partition for each store, and metadata. */
export function sqliteVecFiltered(directory: string, cloud: Cloud, stores: number): Engine<Float32Array> {
  const db = opened(directory, 'vec0-filtered.db');
  db.exec(`CREATE VIRTUAL TABLE vectors USING vec0(
    store_id integer partition key, embedding float[${cloud.dimensions}] distance_metric=cosine,
    in_stock boolean, price integer)`);
  const add = db.prepare('INSERT INTO vectors (rowid, store_id, embedding, in_stock, price) VALUES (?, ?, ?, ?, ?)');
  const each = cloud.vectors.length / cloud.dimensions / stores;
  inOne(db, cloud, (number, vector) => {
    const [store, isThere, price] = [Math.floor(number / each), isInStock(number) ? 1 : 0, priceOf(number)].map(BigInt);
    add.run(BigInt(number), store, vector, isThere, price);
  });
  const find = db.prepare<[Uint8Array, number, number], number>(
    'SELECT rowid FROM vectors WHERE embedding MATCH ? AND k = ? AND store_id = 0 AND in_stock = 1 AND price <= ?',
  );
  return {
    name: 'sqlite-vec, filtered',
    ask: (question) => find.pluck().all(bytes(question), LIMIT, MOST),
    close: () => db.close(),
  };
}

interface Opened {
  ask(question: Float32Array, limit: number): readonly number[] | Promise<readonly number[]>;
  close(): unknown;
}

/** USearch and LanceDB; one that is not installed is told and left out. */
export async function packages(directory: string, { vectors, dimensions }: Cloud): Promise<Engine<Float32Array>[]> {
  const engines: Engine<Float32Array>[] = [];
  const add = (name: string, { ask, close }: Opened) =>
    engines.push({ name, ask: (question) => ask(question, LIMIT), close });
  if (isInstalled('usearch')) {
    const driver: { openIndex(vectors: Float32Array, dimensions: number): Opened } = await import(
      driverOf('vectors-usearch.js')
    );
    add('USearch', driver.openIndex(vectors, dimensions));
  }
  if (isInstalled('@lancedb/lancedb')) {
    const driver: { openIndex(at: string, vectors: Float32Array, dimensions: number): Promise<Opened> } = await import(
      driverOf('vectors-lancedb.js')
    );
    add('LanceDB', await driver.openIndex(join(directory, 'lance'), vectors, dimensions));
  }
  return engines;
}

function isInstalled(name: string): boolean {
  const is = existsSync(join(process.cwd(), 'bench/peers/node_modules', name));
  if (!is) process.stderr.write(`vectors: no ${name} here; left out.\n`);
  return is;
}

function driverOf(file: string): string {
  return pathToFileURL(join(process.cwd(), 'bench/peers', file)).href;
}

function opened(directory: string, name: string): Database.Database {
  const db = new Database(join(directory, name));
  load(db);
  db.pragma('journal_mode = WAL');
  db.pragma(`cache_size = -${CACHE}`);
  return db;
}

function inOne(db: Database.Database, cloud: Cloud, add: (number: number, vector: Uint8Array) => void): void {
  db.transaction(() => {
    for (let number = 0; number * cloud.dimensions < cloud.vectors.length; number++) {
      add(number, bytes(vectorAt(cloud, number)));
    }
  })();
}

function bytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}
