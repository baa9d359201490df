// Do segments hold what the rows of vectors say? They are made from them, so that anything but yes means a damaged
// file or a bug; search would not find what they leave out.
import type { Connection } from './open.ts';
import { fromSegment, type SegmentRow } from './segments.ts';
import { bytesOf, type CodedRows, codedRows, vectorOf } from './simd/rows.ts';
import { vectorTable } from './vector-tables.ts';

interface LivingRow {
  seq: number;
  product_id: number;
}

/** How many vectors search does not find where it should. */
export function lostInSegments(db: Connection, fingerprint: number, dimensions: number): number {
  const table = vectorTable(fingerprint);
  const segments = db.prepare<[number], { id: number; store_id: number; last_seq: number }>(
    'SELECT id, store_id, last_seq FROM vector_segments WHERE fingerprint_id = ? ORDER BY store_id, first_seq',
  );
  const read = db.prepare<[number], SegmentRow>(
    'SELECT seqs, products, scales, codes FROM vector_segments WHERE id = ?',
  );
  const living = db.prepare<[number, number, number], LivingRow>(
    `SELECT seq, product_id FROM ${table} WHERE store_id = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
  const embedding = db.prepare<[number], Buffer>(`SELECT embedding FROM ${table} WHERE seq = ?`).pluck();

  /** One vector a segment is coded anew: all are made the same way. */
  function isCodedRight(rows: CodedRows, { seq, product_id }: LivingRow): boolean {
    const bytes = embedding.get(seq);
    if (bytes === undefined) return true;
    const again = codedRows([{ seq, productId: product_id, vector: vectorOf(bytes) }], dimensions);
    const at = rows.seqs.indexOf(seq);
    const stride = again.codes.length;
    const codes = rows.codes.subarray(at * stride, (at + 1) * stride);
    return rows.scales[at] === again.scales[0] && bytesOf(codes).equals(bytesOf(again.codes));
  }

  let lost = 0;
  let before = { storeId: 0, lastSeq: 0 };
  for (const { id, store_id: storeId, last_seq: lastSeq } of segments.all(fingerprint)) {
    const row = read.get(id);
    if (row === undefined) continue;
    const rows = fromSegment(row);
    const alive = living.all(storeId, before.storeId === storeId ? before.lastSeq : 0, lastSeq);
    const productOf = new Map(Array.from(rows.seqs, (seq, at) => [seq, rows.products[at]]));
    const held = alive.filter(({ seq, product_id }) => productOf.get(seq) === product_id);
    const [first] = held;
    lost += alive.length - (first === undefined || isCodedRight(rows, first) ? held.length : 0);
    before = { storeId, lastSeq };
  }
  return lost;
}
