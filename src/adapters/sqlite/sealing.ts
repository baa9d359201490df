// How segments come to be: a store's newest vectors are sealed as soon as they fill one, and one that is half dead is
// made anew together with the next. Any number of workers may do it: each writes only where nothing has changed.
import type { Connection } from './open.ts';
import { type Place, rowsOfSegment, toSegment, vectorRows } from './segments.ts';
import { codedRows, type Embedded } from './simd/rows.ts';
import { perTable } from './vectors.ts';

interface Segment {
  id: number;
  first_seq: number;
  last_seq: number;
  vectors: number;
}

type NewSegment = { first: number; last: number; vectors: number } & ReturnType<typeof toSegment>;

/** Seals or renews one segment; how many vectors it wrote, 0 when there is nothing to do. */
export type Seal = () => number;

export function sealerIn(db: Connection, sizeOf = rowsOfSegment): Seal {
  /** Made when it is first wanted: only workers seal. */
  let seal: Seal | null = null;
  return () => {
    seal ??= preparedSealer(db, sizeOf);
    return seal();
  };
}

function preparedSealer(db: Connection, sizeOf: (dimensions: number) => number): Seal {
  const places = db.prepare<[], Place>(`
    SELECT stores.id AS storeId, fingerprints.id AS fingerprint, fingerprints.dimensions
    FROM stores JOIN fingerprints ON fingerprints.id = stores.live_fingerprint`);
  const standing = db.prepare<[number, number], Segment>(`
    SELECT id, first_seq, last_seq, vectors FROM vector_segments WHERE store_id = ? AND fingerprint_id = ?
    ORDER BY first_seq`);
  const insert = db.prepare(`
    INSERT INTO vector_segments (fingerprint_id, store_id, first_seq, last_seq, vectors, seqs, products, scales, codes)
    SELECT @fingerprint, @storeId, @first, @last, @vectors, @seqs, @products, @scales, @codes
    WHERE EXISTS (SELECT 1 FROM fingerprints WHERE id = @fingerprint)`);
  const drop = db.prepare('DELETE FROM vector_segments WHERE id = ?');
  const written = db
    .prepare<[], string>(`SELECT total_changes() || ' ' || data_version FROM pragma_data_version`)
    .pluck();
  const rowsBetween = vectorRows(db);
  const counts = perTable((table) => ({
    alive: db
      .prepare<[number, number, number], number>(
        `SELECT count(*) FROM ${table} WHERE store_id = ? AND seq BETWEEN ? AND ?`,
      )
      .pluck(),
    fills: db
      .prepare<[number, number, number], number>(
        `SELECT seq FROM ${table} WHERE store_id = ? AND seq > ? ORDER BY seq LIMIT 1 OFFSET ?`,
      )
      .pluck(),
  }));

  /** Writes a segment in place of others; not when somebody else has written any of this store's meanwhile. */
  const write = db.transaction(
    (place: Place, seen: readonly Segment[], old: readonly Segment[], made: NewSegment | null) => {
      const now = standing.all(place.storeId, place.fingerprint);
      if (now.length !== seen.length || now.some(({ id }, at) => id !== seen[at]?.id)) return;
      for (const { id } of old) drop.run(id);
      if (made !== null) insert.run({ fingerprint: place.fingerprint, storeId: place.storeId, ...made });
    },
  );

  function sealNewest(place: Place, segments: readonly Segment[]): number {
    const size = sizeOf(place.dimensions);
    const last = segments.at(-1)?.last_seq ?? 0;
    if (counts(place.fingerprint).fills.get(place.storeId, last, size - 1) === undefined) return 0;
    const rows = rowsBetween(place, last, Number.MAX_SAFE_INTEGER, size);
    write.immediate(place, segments, [], segmentOf(place, rows));
    return rows.length;
  }

  function renewHalfDead(place: Place, segments: readonly Segment[]): number {
    const { alive } = counts(place.fingerprint);
    const livingOf = ({ first_seq, last_seq }: Segment) => alive.get(place.storeId, first_seq, last_seq) ?? 0;
    const size = sizeOf(place.dimensions);
    for (const [at, half] of segments.entries()) {
      const living = livingOf(half);
      if (living * 2 >= half.vectors) continue;
      const next = segments[at + 1];
      const old = next !== undefined && living + livingOf(next) <= size ? [half, next] : [half];
      const end = old.at(-1)?.last_seq ?? half.last_seq;
      write.immediate(place, segments, old, segmentOf(place, rowsBetween(place, half.first_seq - 1, end + 1, size)));
      return half.vectors;
    }
    return 0;
  }

  let seen = '';
  return () => {
    const before = written.get() ?? '';
    if (before === seen) return 0;
    for (const place of places.all()) {
      const segments = standing.all(place.storeId, place.fingerprint);
      const done = sealNewest(place, segments) || renewHalfDead(place, segments);
      if (done > 0) return done;
    }
    seen = before;
    return 0;
  };
}

function segmentOf({ dimensions }: Place, rows: readonly Embedded[]): NewSegment | null {
  const [first, last] = [rows[0]?.seq, rows.at(-1)?.seq];
  if (first === undefined || last === undefined) return null;
  return { first, last, vectors: rows.length, ...toSegment(codedRows(rows, dimensions)) };
}
