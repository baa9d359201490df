// Who is embedding which chunks: a row for each batch that was taken, and not a mark in every chunk, so that taking and
// giving back cost next to nothing.
import type { Connection } from './open.ts';
import type { PlacedChunk } from './vectors.ts';

export interface Leases {
  /** These chunks of the store are the owner's until then. */
  take(storeId: number, owner: string, until: number, chunks: readonly Pick<PlacedChunk, 'id' | 'productId'>[]): void;
  /** Gives these back; those among them that the owner still held, by their number. */
  end(owner: string, chunkIds: readonly number[]): Map<number, PlacedChunk>;
  /** Forgets leases that have run out. */
  expire(now: number): void;
  /** Ends all leases of owners who are gone; how many chunks they held. */
  reclaim(isGone: (owner: string) => boolean): number;
}

/** Chunks of `@store` that somebody holds at `@now`. */
export const HELD = `
  SELECT held.value FROM chunk_leases AS lease, json_each(lease.chunk_ids) AS held
  WHERE lease.store_id = @store AND lease.until > @now`;

interface LeaseRow {
  id: number;
  store_id: number;
  owner: string;
  /** JSON, two lists in step. */
  chunk_ids: string;
  product_ids: string;
}

export function leasesIn(db: Connection): Leases {
  const take = db.prepare<[number, string, number, string, string]>(
    'INSERT INTO chunk_leases (store_id, owner, until, chunk_ids, product_ids) VALUES (?, ?, ?, ?, ?)',
  );
  const ofOwner = db.prepare<[string], LeaseRow>('SELECT * FROM chunk_leases WHERE owner = ?');
  const all = db.prepare<[], LeaseRow>('SELECT * FROM chunk_leases');
  const shorten = db.prepare('UPDATE chunk_leases SET chunk_ids = ?, product_ids = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM chunk_leases WHERE id = ?');
  const expire = db.prepare('DELETE FROM chunk_leases WHERE until <= ?');

  return {
    take: (storeId, owner, until, chunks) => {
      if (chunks.length > 0) take.run(storeId, owner, until, ...listsOf(chunks));
    },
    end: (owner, chunkIds) => {
      const given = new Set(chunkIds);
      const ended = new Map<number, PlacedChunk>();
      for (const lease of ofOwner.all(owner)) {
        const held = heldBy(lease);
        const rest = held.filter(({ id }) => !given.has(id));
        for (const chunk of held) if (given.has(chunk.id)) ended.set(chunk.id, chunk);
        if (rest.length === 0) drop.run(lease.id);
        else if (rest.length < held.length) shorten.run(...listsOf(rest), lease.id);
      }
      return ended;
    },
    expire: (now) => {
      expire.run(now);
    },
    reclaim: (isGone) => {
      const gone = all.all().filter(({ owner }) => isGone(owner));
      for (const { id } of gone) drop.run(id);
      return gone.reduce((sum, lease) => sum + heldBy(lease).length, 0);
    },
  };
}

function listsOf(chunks: readonly Pick<PlacedChunk, 'id' | 'productId'>[]): [string, string] {
  return [JSON.stringify(chunks.map(({ id }) => id)), JSON.stringify(chunks.map(({ productId }) => productId))];
}

function heldBy({ store_id: storeId, chunk_ids, product_ids }: LeaseRow): PlacedChunk[] {
  const ids: number[] = JSON.parse(chunk_ids);
  const products: number[] = JSON.parse(product_ids);
  return ids.map((id, at) => ({ id, storeId, productId: products[at] ?? 0 }));
}
