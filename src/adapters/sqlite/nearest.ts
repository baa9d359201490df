// The vector leg: the products nearest to a vector by cosine, with the filters inside. Codes in memory say which may be
// near, and the vectors themselves how near they are.
import type { Hit, SearchIndex } from '../../ports/search.ts';
import type { Synchronous } from './errors.ts';
import { exactIn } from './exact.ts';
import { type Filter, filterIn } from './filter.ts';
import { fingerprintFinder } from './fingerprints.ts';
import type { Connection } from './open.ts';
import type { Place } from './segments.ts';
import { type Shelves, shelvesIn } from './shelves.ts';
import { dot, unit } from './simd/codes.ts';
import { vectorOf } from './simd/rows.ts';
import type { Near, Shelf } from './simd/shelf.ts';
import { perTable } from './vectors.ts';

type Nearest = Synchronous<SearchIndex>['vectorHits'];

/** Rows of the first lot, for each product that is asked for: some are of one product, some do not fit. */
const FIRST_LOT = { all: 2, filtered: 12 };
/** Looked at together: so many at least, so many times more where some do not fit, and so many once all are there. */
const FEW = 8;
const FEW_FIT = 4;
const MORE = 32;

export function nearestIn(db: Connection, budget?: number): Nearest {
  /** Made when there is need: most commands have none. */
  let shelves: Shelves | null = null;
  /** Who asks once only, such as a command, is answered sooner by reading the vectors than by filling a shelf. */
  const asked = new Set<number>();
  const idOf = fingerprintFinder(db);
  const exact = exactIn(db);
  const filterOf = filterIn(db);
  const readRows = perTable((table) =>
    db
      .prepare<[string], [seq: number, chunkId: number, embedding: Buffer]>(
        `SELECT seq, chunk_id, embedding FROM json_each(?) AS asked CROSS JOIN ${table} ON seq = asked.value`,
      )
      .raw(),
  );

  /** The hits of these rows by their vectors; rows that are gone are struck out. */
  function measure({ fingerprint }: Place, shelf: Shelf, lot: readonly Near[], query: Float32Array): Hit[] {
    if (lot.length === 0) return [];
    const seqs = JSON.stringify(lot.map(({ seq }) => seq));
    const rows = new Map(
      readRows(fingerprint)
        .all(seqs)
        .map(([seq, chunkId, embedding]) => [seq, { chunkId, embedding }]),
    );
    return lot.flatMap(({ row, seq, product }) => {
      const found = rows.get(seq);
      if (found === undefined) shelf.strike(row);
      return found
        ? [{ productId: product, chunkId: found.chunkId, score: dot(query, vectorOf(found.embedding)) }]
        : [];
    });
  }

  function search(
    place: Place,
    shelf: Shelf,
    filter: Filter | null,
    query: Float32Array,
    limit: number,
    first: number,
  ): Hit[] {
    const best = bestOf(limit);
    for (const lot of shelf.nearest(query, first, (more) => filter?.all(more) ?? null)) {
      for (let at = 0; at < lot.length; ) {
        const least = best.least();
        const missing = limit - best.count();
        const some = missing > 0 ? Math.max(missing, FEW) * (filter?.isOpen() ? FEW_FIT : 1) : MORE;
        const next = lot.slice(at, at + some);
        const worthwhile = next.filter(({ atMost }) => atMost >= least);
        for (const hit of measure(place, shelf, fitting(filter, worthwhile), query)) best.add(hit);
        if (worthwhile.length < next.length) return best.hits();
        at += next.length;
      }
    }
    return best.hits();
  }

  return db.transaction((storeId, fingerprint, vector, facts, limit, now) => {
    const id = idOf(fingerprint);
    if (id === null || limit < 1) return [];
    const place = { fingerprint: id, storeId, dimensions: fingerprint.dimensions };
    if (asked.has(storeId)) shelves ??= shelvesIn(db, budget);
    const shelf = asked.has(storeId) ? shelves?.(place) : null;
    asked.add(storeId);
    if (!shelf) return exact(place, vector, facts, limit, now);
    const filter = filterOf(storeId, facts, shelf.rows, now);
    const first = limit * (filter === null ? FIRST_LOT.all : FIRST_LOT.filtered) + MORE;
    return search(place, shelf, filter, unit(vector), limit, first);
  });
}

function fitting(filter: Filter | null, rows: readonly Near[]): readonly Near[] {
  if (filter === null || rows.length === 0) return rows;
  const products = filter.among([...new Set(rows.map(({ product }) => product))]);
  return rows.filter(({ product }) => products.has(product));
}

/** Keeps each product's best hit, and knows what a hit must reach to be among the first `limit`. */
function bestOf(limit: number) {
  const best = new Map<number, Hit>();
  const byScore = () => [...best.values()].sort((a, b) => b.score - a.score || a.productId - b.productId);
  return {
    add: (hit: Hit) => {
      if (hit.score > (best.get(hit.productId)?.score ?? -Infinity)) best.set(hit.productId, hit);
    },
    count: () => best.size,
    least: () => byScore()[limit - 1]?.score ?? -Infinity,
    hits: () => byScore().slice(0, limit),
  };
}
