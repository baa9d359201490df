// Chunks and their vectors: claiming what is pending, keeping what was embedded, and moving a store's search to a
// new model once the last of its chunks has a vector of it.
import type { ChunkResult, Chunks, ClaimedChunk, Want } from '../../ports/chunks.ts';
import type { Fingerprint } from '../../ports/embedder.ts';
import type { Synchronous } from './errors.ts';
import { dropFingerprint, ensureFingerprint, fingerprintId } from './fingerprints.ts';
import { HELD, leasesIn } from './leases.ts';
import { leftoversIn } from './leftovers.ts';
import type { Connection } from './open.ts';
import { relaxed } from './relaxed.ts';
import { sealerIn } from './sealing.ts';
import { type PlacedChunk, vectorsIn } from './vectors.ts';

interface StoreRow {
  id: number;
  live_fingerprint: number | null;
}

interface PendingRow {
  id: number;
  product_id: number;
  text: string;
  hash: string;
  attempts: number;
  /** A chunk of equal text that has its vector. */
  twin: number | null;
}

/** Written so that the index on store and fingerprint serves it. */
const PENDING = '(fingerprint_id < @fp OR fingerprint_id > @fp) AND given_up_for != @fp';
const DUE = `store_id = @store AND ${PENDING} AND due_at <= @now AND id NOT IN (${HELD})`;

export function chunksIn(db: Connection): Synchronous<Chunks> {
  const stores = db.prepare<[], StoreRow>('SELECT id, live_fingerprint FROM stores ORDER BY id');
  const anyDue = db.prepare<Record<string, number>, { n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM chunks WHERE ${DUE} LIMIT 1)`,
  );
  const due = db.prepare<Record<string, number>, PendingRow>(`
    SELECT id, product_id, text, hash, attempts,
      (SELECT other.id FROM chunks AS other
       WHERE other.store_id = @store AND other.hash = chunks.hash AND +other.fingerprint_id = @fp LIMIT 1) AS twin
    FROM chunks WHERE ${DUE} LIMIT @limit`);
  const embedded = db.prepare<[number, number, string]>(
    'UPDATE chunks SET fingerprint_id = ?, attempts = 0, error = NULL, due_at = 0 WHERE id = ? AND hash = ?',
  );
  const failed = db.prepare(`
    UPDATE chunks SET attempts = @attempts, error = @reason, due_at = @dueAt,
           given_up_for = CASE WHEN @dead THEN @fp ELSE given_up_for END WHERE id = @id AND hash = @hash`);
  const postpone = db.prepare('UPDATE chunks SET due_at = ? WHERE id = ?');
  const left = db.prepare<Record<string, number>, { n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM chunks WHERE store_id = @store AND ${PENDING} LIMIT 1)`,
  );
  const has = db.prepare<Record<string, number>, { n: number }>(
    'SELECT count(*) AS n FROM (SELECT 1 FROM chunks WHERE store_id = @store AND fingerprint_id = @fp LIMIT 1)',
  );
  const goLive = db.prepare('UPDATE stores SET live_fingerprint = ? WHERE id = ?');
  const users = db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM stores WHERE live_fingerprint = ?');
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM chunks');
  const waiting = db.prepare<Record<string, number>, { n: number }>(
    `SELECT count(*) AS n FROM chunks WHERE store_id = @store AND ${PENDING}`,
  );
  const waitingText = db.prepare<Record<string, number>, { texts: number; characters: number; bytes: number }>(`
    SELECT coalesce(sum(n), 0) AS texts, coalesce(sum(characters), 0) AS characters, coalesce(sum(bytes), 0) AS bytes
    FROM (SELECT count(*) AS n, length(text) AS characters, octet_length(text) AS bytes
          FROM chunks WHERE store_id = @store AND ${PENDING} GROUP BY hash)`);
  const texts = db.prepare<[number, number, number], { id: number; text: string }>(
    'SELECT id, text FROM chunks WHERE store_id = ? AND id > ? ORDER BY id LIMIT ?',
  );

  const vectors = vectorsIn(db);
  const leases = leasesIn(db);
  const leftovers = leftoversIn(db);
  const sweep = db.transaction(leftovers.sweep);
  const seal = sealerIn(db);

  /**
   * Search of a store moves when nothing of it is pending. A store without a former model has nothing to lose: it moves
   * with its first vector.
   */
  function mayMove({ id: store, live_fingerprint: live }: StoreRow, fp: number): boolean {
    if (live === fp || has.get({ store, fp })?.n !== 1) return false;
    return live === null || left.get({ store, fp })?.n === 0;
  }

  /** A model's vectors go when its last store has moved; what a single store leaves behind is swept up later. */
  function moveLive(store: StoreRow, fp: number): void {
    if (!mayMove(store, fp)) return;
    const { id, live_fingerprint: live } = store;
    goLive.run(fp, id);
    if (live === null) return;
    if (users.get(live)?.n === 0) dropFingerprint(db, live);
    else leftovers.note(live, id);
  }

  function wantingOf({ storeIds }: Want): StoreRow[] {
    return stores.all().filter(({ id }) => storeIds.includes(id));
  }

  /** Looks without taking the right to write: an idle worker is in nobody's way. */
  function isAnythingToDo(want: Want, now: number): boolean {
    const fp = fingerprintId(db, want.fingerprint);
    if (fp === null && want.fitted) return false;
    const isDue = ({ id }: StoreRow) => anyDue.get({ store: id, fp: fp ?? -1, now })?.n === 1;
    return wantingOf(want).some((store) => isDue(store) || (fp !== null && mayMove(store, fp)));
  }

  /** Gives a chunk the vector of another with the same text; false when there is none. */
  function takesVector(chunk: PlacedChunk, { hash, twin }: PendingRow, fp: number): boolean {
    if (twin === null || !vectors.copy(fp, twin, chunk)) return false;
    return embedded.run(fp, chunk.id, hash).changes === 1;
  }

  const claim = db.transaction((want: Want, owner: string, limit: number, leaseMs: number, now: number) => {
    const { fingerprint, fitted } = want;
    const fp = fitted ? fingerprintId(db, fingerprint) : ensureFingerprint(db, fingerprint);
    if (fp === null) return { claimed: [], reused: 0 };
    leases.expire(now);
    const wanting = wantingOf(want);
    const busy = wanting.filter(({ id }) => anyDue.get({ store: id, fp, now })?.n === 1);
    const share = Math.max(1, Math.ceil(limit / Math.max(1, busy.length)));
    const claimed: ClaimedChunk[] = [];
    let reused = 0;
    for (const { id: storeId } of busy) {
      const rows = due.all({ store: storeId, fp, now, limit: share });
      const alone = rows.filter((row) => !takesVector({ id: row.id, storeId, productId: row.product_id }, row, fp));
      reused += rows.length - alone.length;
      const chunks = alone.map(({ id, product_id: productId }) => ({ id, productId }));
      leases.take(storeId, owner, now + leaseMs, chunks);
      for (const { id, text, hash, attempts } of alone) claimed.push({ id, storeId, text, hash, attempts });
    }
    for (const store of wanting) moveLive(store, fp);
    return { claimed, reused };
  });

  /** False when the chunk is gone, or its text is another. */
  function keep(result: ChunkResult, fp: number): boolean {
    const { id, hash } = result;
    if (result.ok) return embedded.run(fp, id, hash).changes === 1;
    const { reason, dead } = result;
    // Given up for this model only: the next one begins with all its tries.
    const [attempts, dueAt] = dead ? [0, 0] : [result.attempts, result.dueAt];
    return failed.run({ id, hash, fp, reason, attempts, dueAt, dead: dead ? 1 : 0 }).changes === 1;
  }

  const save = db.transaction((fingerprint: Fingerprint, owner: string, results: readonly ChunkResult[]) => {
    const fp = fingerprintId(db, fingerprint);
    const ours = leases.end(
      owner,
      results.map(({ id }) => id),
    );
    if (fp === null) return 0;
    const touched = new Set<number>();
    let kept = 0;
    for (const result of results) {
      const chunk = ours.get(result.id);
      if (!chunk || !keep(result, fp)) continue;
      if (result.ok) vectors.put(fp, chunk, result.vector);
      touched.add(chunk.storeId);
      kept++;
    }
    for (const store of stores.all()) if (touched.has(store.id)) moveLive(store, fp);
    return kept;
  });

  const release = db.transaction((owner: string, ids: readonly number[], dueAt: number) => {
    for (const id of leases.end(owner, ids).keys()) postpone.run(dueAt, id);
  });

  return {
    claim: (want, owner, limit, leaseMs, now) =>
      isAnythingToDo(want, now)
        ? relaxed(db, () => claim.immediate(want, owner, limit, leaseMs, now))
        : { claimed: [], reused: 0 },
    save: (fingerprint, owner, results) => relaxed(db, () => save.immediate(fingerprint, owner, results)),
    reclaim: (isGone) => leases.reclaim(isGone),
    release: (owner, ids, dueAt) => release.immediate(owner, ids, dueAt),
    counts: (wants) => {
      let pending = 0;
      for (const { fingerprint, storeIds } of wants) {
        const fp = fingerprintId(db, fingerprint) ?? -1;
        for (const store of storeIds) pending += waiting.get({ store, fp })?.n ?? 0;
      }
      return { total: total.get()?.n ?? 0, pending };
    },
    pendingText: (wants) => {
      const sum = { texts: 0, characters: 0, bytes: 0 };
      for (const { fingerprint, storeIds } of wants) {
        const fp = fingerprintId(db, fingerprint) ?? -1;
        for (const store of storeIds) {
          const { texts = 0, characters = 0, bytes = 0 } = waitingText.get({ store, fp }) ?? {};
          sum.texts += texts;
          sum.characters += characters;
          sum.bytes += bytes;
        }
      }
      return sum;
    },
    sweep: (limit) => sweep.immediate(limit) || seal(),
    texts: (storeId, after, limit) => texts.all(storeId, after, limit),
  };
}
