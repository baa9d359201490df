// How the event log forgets: events that have ended go some at a time, from the oldest, and the room they leave is given
// back to the disk in small steps, so that no delivery waits long for either.
import type { Events } from '../../ports/events.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';

/** Rows of one transaction when somebody waits for all of them. */
const LOT = 500;
/** Rows of one transaction beside a server: a few milliseconds, for whoever wants to write next. */
const SMALL_LOT = 100;
/** Pages that move in one step, 2 MB. */
const PAGES = 64;
/** This much of the file stays free, for the events to come; they need not make it larger again. */
const SPARE_SHARE = 1 / 4;

const ENDED = 'finished_at IS NOT NULL AND finished_at < ?';

export function retentionIn(db: Connection): Pick<Synchronous<Events>, 'prune' | 'expire'> {
  const remove = (which: string) =>
    db.prepare<[number, number]>(`DELETE FROM events WHERE id IN (SELECT id FROM events WHERE ${which} LIMIT ?)`);
  const count = db.prepare<[number], number>(`SELECT count(*) FROM events WHERE ${ENDED}`).pluck();
  const prune = remove(ENDED);
  // Dead ones wait for somebody to look at them, who may replay them or prune them by hand.
  const expire = remove(`${ENDED} AND status != 'dead'`);

  return {
    prune: (before, dryRun, most = Number.POSITIVE_INFINITY) => {
      if (dryRun) return count.get(before) ?? 0;
      let pruned = 0;
      for (;;) {
        const { changes } = prune.run(before, Math.min(LOT, most - pruned));
        pruned += changes;
        if (changes < LOT || pruned >= most) return pruned;
      }
    },
    expire: (before) => expire.run(before, SMALL_LOT).changes || giveBack(db),
  };
}

/** Moves some pages from the end of the file into its gaps and cuts it off; how many pages the file lost. */
function giveBack(db: Connection): number {
  const pages = () => Number(db.pragma('page_count', { simple: true }));
  const free = Number(db.pragma('freelist_count', { simple: true }));
  const before = pages();
  const surplus = Math.ceil(free - before * SPARE_SHARE);
  if (surplus <= 0) return 0;
  db.pragma(`incremental_vacuum(${Math.min(surplus, PAGES)})`);
  return before - pages();
}
