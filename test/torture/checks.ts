// What must be true when the storm is over: nothing lost, nothing doubled, nothing held, and every index agreeing.
import BetterSqlite3 from 'better-sqlite3';
import type { Ground } from './ground.ts';
import type { Ledger } from './ledger.ts';

export interface Verdict {
  /** Deliveries of the log that were applied, or recognised as older than what is known. */
  applied: number;
  /** Acknowledged deliveries that are not in the log, or whose product is not what the newest of them said. */
  lost: number;
  /** Deliveries that were applied more than once. */
  doubled: number;
}

/** By event id: how many of its deliveries were applied, and how many ended well. */
export type Endings = Map<string, { applied: number; finished: number }>;

/** Adds what the log says now; one that forgets is asked again and again. */
export function noteEndings({ home }: Pick<Ground, 'home'>, endings: Endings): void {
  const inbox = new BetterSqlite3(logOf(home.db), { readonly: true });
  try {
    const rows = inbox
      .prepare<[], { event_id: string; applied: number; finished: number }>(
        `SELECT event_id, total(status = 'done') AS applied, total(status IN ('done', 'skipped')) AS finished
         FROM events WHERE store = 'told' GROUP BY event_id`,
      )
      .all();
    for (const { event_id, applied, finished } of rows) {
      const known = endings.get(event_id) ?? { applied: 0, finished: 0 };
      endings.set(event_id, {
        applied: Math.max(known.applied, applied),
        finished: Math.max(known.finished, finished),
      });
    }
  } finally {
    inbox.close();
  }
}

function logOf(db: string): string {
  return db.replace(/\.db$/, '.inbox.db');
}

/** `endings`: what was noted while the log still knew it. */
export async function verdictOn(
  ground: Ground,
  ledger: Ledger,
  wrong: (what: string) => void,
  endings: Endings = new Map(),
): Promise<Verdict> {
  const { home, environment } = ground;
  noteEndings(ground, endings);
  const inbox = new BetterSqlite3(logOf(home.db), { readonly: true });
  const catalogue = new BetterSqlite3(home.db, { readonly: true });
  try {
    for (const db of [inbox, catalogue]) {
      const [whole] = db.pragma('integrity_check', { simple: false }) as { integrity_check: string }[];
      if (whole?.integrity_check !== 'ok') wrong(`${db.name}: ${whole?.integrity_check}`);
    }
    const held = inbox.prepare('SELECT count(*) FROM events WHERE finished_at IS NULL').pluck().get();
    if (held !== 0) wrong(`${held} events are still open`);
    const leased = catalogue.prepare('SELECT count(*) FROM chunk_leases').pluck().get();
    if (leased !== 0) wrong(`${leased} batches of texts are still leased`);
    const missing = [...ledger.acknowledged.keys()].filter((id) => !endings.get(id)?.finished);
    const products = catalogue
      .prepare<[], { external_id: string; price: string }>(
        `SELECT products.external_id, products.price FROM products JOIN stores ON stores.id = products.store_id
         WHERE stores.slug = 'told' AND products.deleted_at IS NULL`,
      )
      .all();
    const found = new Map(products.map(({ external_id, price }) => [external_id, price]));
    const expected = ledger.expected();
    const differing = [...new Set([...found.keys(), ...expected.keys()])].filter(
      (id) => found.get(id) !== expected.get(id),
    );
    for (const id of differing) wrong(`${id} is ${found.get(id)}, it was told to be ${expected.get(id)}`);
    const doctor = await home.run(['--json', 'doctor', '--offline'], { env: environment });
    const findings: { id: string; level: string; what: string }[] = JSON.parse(doctor.stdout).findings;
    for (const { id, level, what } of findings) {
      if (id.startsWith('database.') && level !== 'ok') wrong(`doctor: ${what}`);
    }
    const ended = [...endings.values()];
    return {
      applied: ended.filter(({ applied }) => applied > 0).length,
      lost: missing.length + differing.length,
      doubled: ended.filter(({ applied }) => applied > 1).length,
    };
  } finally {
    inbox.close();
    catalogue.close();
  }
}
