// The obvious inbox: one SQLite transaction a delivery, as durable as ours, with the same guard against repeats.
import BetterSqlite3 from 'better-sqlite3';
import type { Keep } from './receiver.ts';

export function transactionEach(path: string): Keep {
  const db = new BetterSqlite3(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE inbox (id TEXT PRIMARY KEY, topic TEXT NOT NULL, body BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO inbox (id, topic, body) VALUES (@id, @topic, @body) ON CONFLICT DO NOTHING');
  return (delivery) => void insert.run(delivery);
}
