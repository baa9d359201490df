// sqlite-vec, loaded into a connection when it is first needed: most that pilito does can do without.
import { createRequire } from 'node:module';
import type { Connection } from './open.ts';

const loaded = new WeakSet<Connection>();
const fromHere = createRequire(import.meta.url);

export function withSqliteVec(db: Connection): Connection {
  if (loaded.has(db)) return db;
  const sqliteVec: typeof import('sqlite-vec') = fromHere('sqlite-vec');
  sqliteVec.load(db);
  loaded.add(db);
  return db;
}
