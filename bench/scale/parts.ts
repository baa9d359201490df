// What of a database file is for what: bytes by table and index, as SQLite's `dbstat` tells them, put into the parts
// that a reader knows.
import BetterSqlite3 from 'better-sqlite3';

/** The first that fits; indexes go with their table. */
const PARTS = {
  rows: /^(products|sqlite_autoindex_products|product_terms)/,
  states: /^product_states/,
  features: /^product_features/,
  'text index': /^product_text/,
  texts: /^(chunks|chunk_)/,
  vectors: /^(vectors_|sqlite_autoindex_vectors_)/,
  codes: /^(vector_segments|sqlite_autoindex_vector_segments)/,
  model: /^model/,
  events: /^events$/,
  'indexes of events': /^events_/,
  rest: /^/,
} as const;

export type Part = keyof typeof PARTS;

/** Bytes of each part; empty ones are left out. */
export function partsOf(path: string): Map<Part, number> {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    const rows = db.prepare<[], { name: string; bytes: number }>(
      `SELECT coalesce(master.tbl_name, stat.name) AS name, sum(stat.pgsize) AS bytes FROM dbstat AS stat
       LEFT JOIN sqlite_schema AS master ON master.name = stat.name
         AND NOT (master.tbl_name = 'events' AND master.type = 'index')
       GROUP BY 1`,
    );
    const parts = new Map<Part, number>();
    for (const { name, bytes } of rows.all()) {
      const part = (Object.keys(PARTS) as Part[]).find((one) => PARTS[one].test(name)) ?? 'rest';
      parts.set(part, (parts.get(part) ?? 0) + bytes);
    }
    return parts;
  } finally {
    db.close();
  }
}
