// Segments: the codes of a store's vectors, some hundred rows of them in one row of a table, so that all are read into
// memory at once. Search never waits for them: what no segment holds is read from the rows themselves.
import type { Connection } from './open.ts';
import { strideOf } from './simd/codes.ts';
import { bytesOf, type CodedRows, codedRows, codesOf, doublesOf, type Embedded, vectorOf } from './simd/rows.ts';
import { perTable } from './vectors.ts';

/** One transaction writes a segment, and others wait for it: at most so many rows, and so many bytes of codes. */
const MOST_ROWS = 512;
const MOST_BYTES = 2 * 1024 * 1024;

export function rowsOfSegment(dimensions: number): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_BYTES / strideOf(dimensions))));
}

export interface SegmentRow {
  seqs: Buffer;
  products: Buffer;
  scales: Buffer;
  codes: Buffer;
}

/** A store's vectors of one model. */
export interface Place {
  fingerprint: number;
  storeId: number;
  dimensions: number;
}

export interface Segments {
  /** How many vectors lie in segments; those that are gone by now count. */
  size(place: Place): number;
  /** Everything, in the order in which it was written. */
  all(place: Place): Generator<CodedRows>;
  /** What was written after `seq`. */
  after(place: Place, seq: number): Generator<CodedRows>;
}

interface EmbeddedRow {
  seq: number;
  product_id: number;
  embedding: Buffer;
}

/** Rows of a store between two numbers, both left out. */
export function vectorRows(db: Connection) {
  const statements = perTable((table) =>
    db.prepare<[number, number, number, number], EmbeddedRow>(
      `SELECT seq, product_id, embedding FROM ${table} WHERE store_id = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?`,
    ),
  );
  return ({ fingerprint, storeId }: Place, after: number, before: number, limit: number): Embedded[] =>
    statements(fingerprint)
      .all(storeId, after, before, limit)
      .map((row) => ({ seq: row.seq, productId: row.product_id, vector: vectorOf(row.embedding) }));
}

export function segmentsIn(db: Connection): Segments {
  const size = db
    .prepare<[number, number], number>(
      'SELECT coalesce(sum(vectors), 0) FROM vector_segments WHERE store_id = ? AND fingerprint_id = ?',
    )
    .pluck();
  const ids = db
    .prepare<[number, number], number>(
      'SELECT id FROM vector_segments WHERE store_id = ? AND fingerprint_id = ? ORDER BY first_seq',
    )
    .pluck();
  const read = db.prepare<[number], SegmentRow>(
    'SELECT seqs, products, scales, codes FROM vector_segments WHERE id = ?',
  );
  const rowsBetween = vectorRows(db);

  function* after(place: Place, seq: number): Generator<CodedRows> {
    const limit = rowsOfSegment(place.dimensions);
    for (let last = seq; ; ) {
      const rows = rowsBetween(place, last, Number.MAX_SAFE_INTEGER, limit);
      if (rows.length > 0) yield codedRows(rows, place.dimensions);
      if (rows.length < limit) return;
      last = rows.at(-1)?.seq ?? last;
    }
  }

  return {
    size: ({ storeId, fingerprint }) => size.get(storeId, fingerprint) ?? 0,
    all: function* (place) {
      let last = 0;
      for (const id of ids.all(place.storeId, place.fingerprint)) {
        const row = read.get(id);
        if (row === undefined) continue;
        const rows = fromSegment(row);
        last = rows.seqs.at(-1) ?? last;
        yield rows;
      }
      yield* after(place, last);
    },
    after,
  };
}

export function fromSegment({ seqs, products, scales, codes }: SegmentRow): CodedRows {
  return { seqs: doublesOf(seqs), products: doublesOf(products), scales: vectorOf(scales), codes: codesOf(codes) };
}

export function toSegment({ seqs, products, scales, codes }: CodedRows): SegmentRow {
  return { seqs: bytesOf(seqs), products: bytesOf(products), scales: bytesOf(scales), codes: bytesOf(codes) };
}
