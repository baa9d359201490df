// Letting deliveries go first. SQLite does not tell a writer that others wait for it, and they look only now and then:
// one that writes transaction after transaction would keep them out. The inbox tells when a worker has claimed
// deliveries, which it is about to write.
import BetterSqlite3 from 'better-sqlite3';
import { SHORT_MS } from './changes.ts';
import { inboxPath } from './upkeep.ts';

/** Who waits gets every other turn. */
const STEP_ASIDE_MS = SHORT_MS;
/** While nobody does: the larger a transaction, the fewer pages are written twice. */
const LONG_MS = 40;

export interface Courtesy {
  /** Before a transaction: how long it may last, milliseconds. Sleeps a moment while deliveries are being applied. */
  turn(): number;
  close(): void;
}

export function courtesy(cataloguePath: string, sleep = nap): Courtesy {
  const inbox = new BetterSqlite3(inboxPath(cataloguePath), { readonly: true });
  const claimed = inbox
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM events WHERE finished_at IS NULL AND lease_owner IS NOT NULL)')
    .pluck();
  return {
    turn: () => {
      if (claimed.get() !== 1) return LONG_MS;
      sleep(STEP_ASIDE_MS);
      return SHORT_MS;
    },
    close: () => inbox.close(),
  };
}

/** Stops this thread. */
function nap(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
