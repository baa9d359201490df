// Rows of pulls: the lock, the checkpoint and the watermark of each store.
import { PilitoError } from '../../domain/errors.ts';
import type { Pull, PullCheckpoint, PullMode, PullSummaryRow, Pulls } from '../../ports/pulls.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';

interface PullRow {
  id: number;
  store_id: number;
  mode: PullMode;
  status: PullSummaryRow['status'];
  owner: string;
  started_at: number;
  heartbeat_at: number;
  finished_at: number | null;
  modified_after: number | null;
  watermark: number | null;
  cursor: string | null;
  counts: string;
}

const SILENCE_MS = 60_000;
/** After this long a pull that was cut off begins anew: its first pages say too little of the shop by then. */
const LONGEST_REST_MS = 24 * 3_600_000;
/** Ended pulls of a store that are remembered. */
const KEPT = 100;

function toPull(row: PullRow): Pull {
  return {
    id: row.id,
    storeId: row.store_id,
    mode: row.mode,
    owner: row.owner,
    startedAt: row.started_at,
    modifiedAfter: row.modified_after,
    watermark: row.watermark,
    cursor: row.cursor === null ? null : JSON.parse(row.cursor),
    counts: JSON.parse(row.counts),
  };
}

type Request = Parameters<Pulls['begin']>[0];

/** Heard of lately, and its owner not known to be gone. */
function lives(row: PullRow, { now, isGone }: Pick<Request, 'now' | 'isGone'>): boolean {
  return now - row.heartbeat_at < SILENCE_MS && !isGone(row.owner);
}

/** Was it cut off, lately, and of the same kind? Others of another kind may have run in between. */
function goesOn(former: PullRow, { modifiedAfter, now }: Request): boolean {
  const recent = now - former.started_at < LONGEST_REST_MS;
  return former.status === 'failed' && recent && former.modified_after === modifiedAfter && former.cursor !== null;
}

export function pullsIn(db: Connection): Synchronous<Pulls> {
  const newest = db.prepare<[number], PullRow>('SELECT * FROM pulls WHERE store_id = ? ORDER BY id DESC LIMIT 1');
  const running = db.prepare<[number], PullRow>("SELECT * FROM pulls WHERE store_id = ? AND status = 'running'");
  const newestLike = db.prepare<Record<string, unknown>, PullRow>(
    'SELECT * FROM pulls WHERE store_id = @storeId AND mode = @mode ORDER BY id DESC LIMIT 1',
  );
  const byId = db.prepare<[number], PullRow>('SELECT * FROM pulls WHERE id = ?');
  const insert = db.prepare(`
    INSERT INTO pulls (store_id, mode, status, owner, started_at, heartbeat_at, modified_after)
    VALUES (@storeId, @mode, 'running', @owner, @now, @now, @modifiedAfter)`);
  const takeOver = db.prepare(
    `UPDATE pulls SET status = 'running', owner = ?, heartbeat_at = ?, finished_at = NULL WHERE id = ?`,
  );
  const abandon = db.prepare(`UPDATE pulls SET status = 'failed', finished_at = ? WHERE id = ?`);
  const beat = db.prepare(`UPDATE pulls SET heartbeat_at = ? WHERE id = ? AND owner = ? AND status = 'running'`);
  const mark = db.prepare('UPDATE pulls SET watermark = ? WHERE id = ?');
  const pages = db.prepare<[number], { seen: string }>('SELECT seen FROM pull_pages WHERE pull_id = ?');
  const dropPages = db.prepare('DELETE FROM pull_pages WHERE pull_id = ?');
  const end = db.prepare(
    `UPDATE pulls SET status = ?, finished_at = ? WHERE id = ? AND owner = ? AND status = 'running'`,
  );
  const dropOld = db.prepare(`DELETE FROM pulls WHERE store_id = @storeId AND id NOT IN
    (SELECT id FROM pulls WHERE store_id = @storeId ORDER BY id DESC LIMIT ${KEPT})`);
  // An incremental pull may move it only from where it began or later: what lies between was not read.
  const moveWatermark = db.prepare(`
    UPDATE stores SET watermark = max(coalesce(stores.watermark, 0), pull.watermark)
    FROM (SELECT store_id, watermark, modified_after FROM pulls WHERE id = ?) AS pull
    WHERE stores.id = pull.store_id AND pull.watermark IS NOT NULL
      AND (pull.modified_after IS NULL OR pull.modified_after <= stores.watermark)`);
  const storeWatermark = db.prepare<[number], { watermark: number | null }>(
    'SELECT watermark FROM stores WHERE id = ?',
  );

  const begin = db.transaction((request: Request): Pull => {
    const unended = running.all(request.storeId);
    const other = unended.find((row) => row.owner !== request.owner && lives(row, request));
    if (other) {
      const since = new Date(other.started_at).toISOString();
      throw new PilitoError('locked', `A pull of this store is running: ${other.owner}, since ${since}.`, {
        hint: 'Wait for it to end, or stop that process.',
      });
    }
    for (const { id } of unended) abandon.run(request.now, id);
    const former = newestLike.get({ storeId: request.storeId, mode: request.mode });
    if (former && goesOn(former, request)) {
      takeOver.run(request.owner, request.now, former.id);
      return toPull({ ...former, owner: request.owner });
    }
    if (former) dropPages.run(former.id);
    dropOld.run({ storeId: request.storeId });
    const { storeId, mode, owner, now, modifiedAfter } = request;
    const id = Number(insert.run({ storeId, mode, owner, now, modifiedAfter }).lastInsertRowid);
    const row = byId.get(id);
    if (!row) throw new Error('A pull that was just begun is not there.');
    return toPull(row);
  });

  return {
    begin: (request) => begin.immediate(request),
    heartbeat: (pullId, owner, now) => beat.run(now, pullId, owner).changes === 1,
    setWatermark: (pullId, watermark) => {
      mark.run(watermark, pullId);
    },
    seen: (pullId) => new Set(pages.all(pullId).flatMap((page): string[] => JSON.parse(page.seen))),
    finish: db.transaction((pullId, owner, status, now) => {
      if (end.run(status, now, pullId, owner).changes === 0) return;
      if (status !== 'failed') {
        moveWatermark.run(pullId);
        dropPages.run(pullId);
      }
    }),
    watermark: (storeId) => storeWatermark.get(storeId)?.watermark ?? null,
    last: (storeId) => {
      const row = newest.get(storeId);
      if (!row) return null;
      return { mode: row.mode, status: row.status, startedAt: row.started_at, finishedAt: row.finished_at };
    },
    running: (storeId, isGone, now) => running.all(storeId).some((row) => lives(row, { now, isGone })),
  };
}

/**
 * Writes how far a pull got; called inside the transaction that writes its products, which it undoes by throwing
 * `locked` when the pull is no longer its owner's.
 */
export function checkpointWriter(db: Connection): (checkpoint: PullCheckpoint, now: number) => void {
  const move = db.prepare(
    `UPDATE pulls SET cursor = ?, counts = ?, heartbeat_at = ? WHERE id = ? AND owner = ? AND status = 'running'`,
  );
  const page = db.prepare('INSERT INTO pull_pages (pull_id, seen) VALUES (?, ?)');
  return ({ pullId, owner, cursor, seen, counts }, now) => {
    const moved = move.run(JSON.stringify(cursor), JSON.stringify(counts), now, pullId, owner);
    if (moved.changes === 0) throw new PilitoError('locked', 'Another process has taken this pull over.');
    if (seen.length > 0) page.run(pullId, JSON.stringify(seen));
  };
}
