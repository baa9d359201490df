// Counts of the log, kept by triggers, so that its length and its numbers are read and not counted. One index where
// there were two: repeats are looked for among the events of their product, which come and go together, so that a batch
// of deliveries touches few pages; by their hash alone every one would touch another. And what few events are, turned
// away or of a seldom type, is found by indexes that the many do not pay for.
import type { Migration } from '../open.ts';

/** Upserts in a trigger cost several times what these two do. */
const COUNT = `
  INSERT INTO event_counts (store, store_id, event_type, status)
    SELECT new.store, new.store_id, new.event_type, new.status WHERE NOT EXISTS (SELECT 1 FROM event_counts
      WHERE store = new.store AND store_id = new.store_id AND event_type = new.event_type AND status = new.status);
  UPDATE event_counts SET events = events + 1, timed = timed + (new.processing_time_ms IS NOT NULL),
         processing_ms = processing_ms + coalesce(new.processing_time_ms, 0)
    WHERE store = new.store AND store_id = new.store_id AND event_type = new.event_type AND status = new.status;`;

const UNCOUNT = `
  UPDATE event_counts SET events = events - 1, timed = timed - (old.processing_time_ms IS NOT NULL),
         processing_ms = processing_ms - coalesce(old.processing_time_ms, 0)
    WHERE store = old.store AND store_id = old.store_id AND event_type = old.event_type AND status = old.status;`;

export const counts: Migration = {
  number: 4,
  name: 'counts',
  sql: `
CREATE TABLE event_counts (
  store TEXT NOT NULL,
  store_id INTEGER NOT NULL,
  event_type TEXT NOT NULL,
  status TEXT NOT NULL,
  events INTEGER NOT NULL DEFAULT 0,
  timed INTEGER NOT NULL DEFAULT 0,
  processing_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (store, store_id, event_type, status)
) STRICT, WITHOUT ROWID;
INSERT INTO event_counts
  SELECT store, store_id, event_type, status, count(*), count(processing_time_ms), coalesce(sum(processing_time_ms), 0)
  FROM events GROUP BY store, store_id, event_type, status;
CREATE TRIGGER events_counted AFTER INSERT ON events BEGIN ${COUNT} END;
CREATE TRIGGER events_recounted AFTER UPDATE OF status, processing_time_ms ON events BEGIN ${UNCOUNT} ${COUNT} END;
CREATE TRIGGER events_uncounted AFTER DELETE ON events BEGIN ${UNCOUNT} END;

DROP INDEX events_dedupe;
DROP INDEX events_product;
CREATE UNIQUE INDEX events_product ON events (store_id, product_id, dedupe);
CREATE INDEX events_turned_away ON events (status) WHERE status IN ('skipped', 'rejected');
CREATE INDEX events_seldom ON events (event_type) WHERE event_type != 'product.updated';
`,
};
