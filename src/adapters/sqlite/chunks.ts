// Chunks and their vectors: claiming what is pending, keeping what was embedded, and moving a store's search to a
// new model once the last of its chunks has a vector of it.
import type { ChunkResult, Chunks, ClaimedChunk, Want } from '../../ports/chunks.ts';
import type { Fingerprint } from '../../ports/embedder.ts';
import type { Synchronous } from './errors.ts';
import { dropFingerprint, ensureFingerprint, fingerprintId, vectorTable } from './fingerprints.ts';
import { leftoversIn } from './leftovers.ts';
import type { Connection } from './open.ts';
import { putVector, vectorBytes } from './vectors.ts';

interface PendingRow {
  id: number;
  store_id: number;
  text: string;
  hash: string;
  attempts: number;
}

/** Written so that the index on store and fingerprint serves it. */
const PENDING = '(fingerprint_id < @fp OR fingerprint_id > @fp) AND given_up_for != @fp';

export function chunksIn(db: Connection): Synchronous<Chunks> {
  const stores = db.prepare<[], { id: number; live_fingerprint: number | null }>(
    'SELECT id, live_fingerprint FROM stores ORDER BY id',
  );
  const pending = db.prepare<Record<string, number>, PendingRow>(`
    SELECT id, store_id, text, hash, attempts FROM chunks
    WHERE store_id = @store AND ${PENDING} AND due_at <= @now LIMIT @limit`);
  const lease = db.prepare('UPDATE chunks SET lease_owner = ?, due_at = ? WHERE id = ?');
  const twin = db.prepare<Record<string, unknown>, { id: number }>(
    'SELECT id FROM chunks WHERE store_id = @store AND hash = @hash AND +fingerprint_id = @fp AND id != @id LIMIT 1',
  );
  const done = db.prepare(`
    UPDATE chunks SET fingerprint_id = @fp, attempts = 0, error = NULL, due_at = 0, lease_owner = NULL WHERE id = @id`);
  const failed = db.prepare(`
    UPDATE chunks SET attempts = @attempts, error = @reason, due_at = @dueAt, lease_owner = NULL,
           given_up_for = CASE WHEN @dead THEN @fp ELSE given_up_for END WHERE id = @id`);
  const owned = db.prepare<[number, string, string], { store_id: number }>(
    'SELECT store_id FROM chunks WHERE id = ? AND lease_owner = ? AND hash = ?',
  );
  const giveBack = db.prepare('UPDATE chunks SET lease_owner = NULL, due_at = ? WHERE id = ? AND lease_owner = ?');
  const owners = db.prepare<[], { lease_owner: string }>(
    'SELECT DISTINCT lease_owner FROM chunks WHERE lease_owner IS NOT NULL',
  );
  const giveAllBack = db.prepare('UPDATE chunks SET lease_owner = NULL, due_at = ? WHERE lease_owner = ?');
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

  const leftovers = leftoversIn(db);
  const sweep = db.transaction(leftovers.sweep);

  /** Gives a chunk the vector of another with the same text; false when there is none. */
  function reuse(row: PendingRow, fp: number): boolean {
    const other = twin.get({ store: row.store_id, hash: row.hash, fp, id: row.id });
    if (!other) return false;
    const found = db
      .prepare<[bigint], { embedding: Buffer }>(`SELECT embedding FROM ${vectorTable(fp)} WHERE chunk_id = ?`)
      .get(BigInt(other.id));
    if (!found) return false;
    putVector(db, fp, row.id, row.store_id, found.embedding);
    done.run({ fp, id: row.id });
    return true;
  }

  /**
   * Search of a store moves when nothing of it is pending; a model's vectors go when its last store has moved, and
   * what a single store leaves behind is swept up later. A store without a former model has nothing to lose: it moves
   * with its first vector.
   */
  function moveLive(storeId: number, live: number | null, fp: number): void {
    if (live === fp || has.get({ store: storeId, fp })?.n !== 1) return;
    if (live !== null && left.get({ store: storeId, fp })?.n !== 0) return;
    goLive.run(fp, storeId);
    if (live === null) return;
    if (users.get(live)?.n === 0) dropFingerprint(db, live);
    else leftovers.note(live, storeId);
  }

  const claim = db.transaction((want: Want, owner: string, limit: number, leaseMs: number, now: number) => {
    const { fingerprint, storeIds, fitted } = want;
    const fp = fitted ? fingerprintId(db, fingerprint) : ensureFingerprint(db, fingerprint);
    if (fp === null) return { claimed: [], reused: 0 };
    const wanting = stores
      .all()
      .filter(({ id }) => storeIds.includes(id))
      .map((store) => ({ ...store, rows: pending.all({ store: store.id, fp, now, limit }) }));
    const busy = wanting.filter((store) => store.rows.length > 0);
    const share = Math.max(1, Math.ceil(limit / Math.max(1, busy.length)));
    const claimed: ClaimedChunk[] = [];
    let reused = 0;
    for (const { id, live_fingerprint, rows } of wanting) {
      for (const row of rows.slice(0, share)) {
        if (reuse(row, fp)) {
          reused++;
          continue;
        }
        lease.run(owner, now + leaseMs, row.id);
        claimed.push({ id: row.id, storeId: row.store_id, text: row.text, hash: row.hash, attempts: row.attempts });
      }
      moveLive(id, live_fingerprint, fp);
    }
    return { claimed, reused };
  });

  const save = db.transaction((fingerprint: Fingerprint, owner: string, results: readonly ChunkResult[]) => {
    const fp = fingerprintId(db, fingerprint);
    if (fp === null) {
      for (const { id } of results) giveBack.run(0, id, owner);
      return 0;
    }
    const touched = new Set<number>();
    let kept = 0;
    for (const result of results) {
      const chunk = owned.get(result.id, owner, result.hash);
      if (!chunk) continue;
      touched.add(chunk.store_id);
      kept++;
      if (result.ok) {
        putVector(db, fp, result.id, chunk.store_id, vectorBytes(result.vector));
        done.run({ fp, id: result.id });
      } else {
        const { id, attempts, reason, dueAt, dead } = result;
        // Given up for this model only: the next one begins with all its tries.
        failed.run({ id, attempts: dead ? 0 : attempts, reason, dueAt: dead ? 0 : dueAt, dead: dead ? 1 : 0, fp });
      }
    }
    for (const { id, live_fingerprint } of stores.all()) if (touched.has(id)) moveLive(id, live_fingerprint, fp);
    return kept;
  });

  return {
    claim: (want, owner, limit, leaseMs, now) => claim.immediate(want, owner, limit, leaseMs, now),
    save: (fingerprint, owner, results) => save.immediate(fingerprint, owner, results),
    reclaim: (isGone, now) => {
      const gone = owners.all().filter((row) => isGone(row.lease_owner));
      return gone.reduce((sum, row) => sum + giveAllBack.run(now, row.lease_owner).changes, 0);
    },
    release: db.transaction((owner, ids, dueAt) => {
      for (const id of ids) giveBack.run(dueAt, id, owner);
    }),
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
    sweep: (limit) => sweep.immediate(limit),
    texts: (storeId, after, limit) => texts.all(storeId, after, limit),
  };
}
