// pilito's database on SQLite: two files, one object. The catalogue holds shops, products and knowledge; the inbox
// holds the event log, alone, so that an import never holds up an acknowledgement.
import type { Database } from '../../ports/database.ts';
import { assortmentIn } from './assortment.ts';
import { choreApart, choreHere } from './chores.ts';
import { chunksIn } from './chunks.ts';
import { dashboardIn } from './dashboard.ts';
import { promised, storageError, type Verbs, withVerbs } from './errors.ts';
import { eventsIn } from './events.ts';
import { groupCommit, inlineWriter, threadWriter } from './inbox.ts';
import { INBOX, inboxWriter } from './inbox-writer.ts';
import { measuresIn } from './measures.ts';
import { start } from './migrations/catalogue-001-start.ts';
import { features } from './migrations/catalogue-002-features.ts';
import { synonyms } from './migrations/catalogue-003-synonyms.ts';
import { models } from './migrations/catalogue-004-models.ts';
import { givenUp } from './migrations/catalogue-005-given-up.ts';
import { webhooks } from './migrations/catalogue-006-webhooks.ts';
import { vectors } from './migrations/catalogue-007-vectors.ts';
import { marks } from './migrations/catalogue-008-marks.ts';
import { leases } from './migrations/catalogue-009-leases.ts';
import { living } from './migrations/catalogue-010-living.ts';
import { modelsIn } from './models.ts';
import { type Connection, type FileKind, openFile } from './open.ts';
import { pair, refuseLost } from './pair.ts';
import { pullsIn } from './pulls.ts';
import { remembering } from './remembered.ts';
import { storesIn } from './stores.ts';
import { synonymsIn } from './synonyms.ts';
import { tokensIn } from './tokens.ts';
import { backup, bytesOf, compact, inboxPath } from './upkeep.ts';
import { vocabularyIn } from './vocabulary.ts';
import { webhooksIn } from './webhooks.ts';

export const CATALOGUE: FileKind = {
  pageSize: 16_384,
  migrations: [start, features, synonyms, models, givenUp, webhooks, vectors, marks, leases, living],
};

export interface SqliteOptions {
  /** The catalogue's file; the inbox stands beside it. */
  path: string;
  /**
   * For `serve`: deliveries are acknowledged through a writer thread, and what this thread writes itself waits only
   * briefly for a lock, because everybody waits with it.
   */
  inboxThread?: boolean;
  /** For who pulls: products are written by a thread of their own, while this one reads and analyses the next. */
  catalogueThread?: boolean;
  /** Whether its long statements run here, or in a process of their own that can be ended (`apart`). */
  upkeep?: 'here' | 'apart';
}

const SERVING_TIMEOUT_MS = 250;

/** Opens both files, makes them if they are new; throws `storage_…` errors that say what to do. */
export function openSqlite({
  path,
  inboxThread = false,
  catalogueThread = false,
  upkeep = 'here',
}: SqliteOptions): Database {
  refuseLost(path, inboxPath(path));
  const catalogue = { path, db: openFile(path, CATALOGUE) };
  const inbox = { path: inboxPath(path), db: openFile(inboxPath(path), INBOX) };
  try {
    pair(catalogue, inbox);
  } catch (error) {
    for (const { db } of [catalogue, inbox]) db.close();
    throw storageError(error, path);
  }
  if (inboxThread) for (const { db } of [catalogue, inbox]) db.pragma(`busy_timeout = ${SERVING_TIMEOUT_MS}`);
  const chore = upkeep === 'apart' ? choreApart : choreHere;
  const writer = inboxThread ? threadWriter(inbox.path) : inlineWriter(inboxWriter(inbox.db));
  const arrivals = groupCommit(writer);
  const remember = remembering(catalogue.db);
  const bulk = catalogueThread ? bulkWriter(path, catalogue.db) : null;
  const inCatalogue = <Port extends object>(make: () => Verbs<NoInfer<Port>> | Promise<Verbs<NoInfer<Port>>>) =>
    promised<Port>(make, path);
  const counts = inCatalogue<{ products(): Promise<number> }>(() => countsIn(catalogue.db));
  const log = promised<Omit<Database['events'], 'append'>>(() => eventsIn(inbox.db), inbox.path);

  const database: Database = {
    stores: inCatalogue(() => storesIn(catalogue.db, remember)),
    tokens: inCatalogue(() => tokensIn(catalogue.db, remember)),
    events: withVerbs<Database['events']>(log, {
      append: async (event) => {
        try {
          return await arrivals.append(event);
        } catch (error) {
          throw storageError(error, inbox.path);
        }
      },
    }),
    // Who only asks how things stand need not load the words of four languages.
    products: inCatalogue(async () => {
      const { productsIn } = await import('./products.ts');
      return { ...productsIn(catalogue.db), ...(await bulk) };
    }),
    assortment: inCatalogue(() => assortmentIn(catalogue.db, remember)),
    chunks: inCatalogue(() => chunksIn(catalogue.db)),
    models: inCatalogue(() => modelsIn(catalogue.db)),
    measures: inCatalogue(() => measuresIn(catalogue, inbox, remember)),
    dashboard: inCatalogue(() => dashboardIn(catalogue, inbox, remember)),
    pulls: inCatalogue(() => pullsIn(catalogue.db)),
    search: inCatalogue(async () => (await import('./search.ts')).searchIn(catalogue.db)),
    vocabulary: inCatalogue(() => vocabularyIn(catalogue.db)),
    synonyms: inCatalogue(() => synonymsIn(catalogue.db)),
    webhooks: inCatalogue(() => webhooksIn(catalogue.db)),
    status: async (wants) => {
      const [stores, products, chunks, stats] = await Promise.all([
        database.stores.list(),
        counts.products(),
        database.chunks.counts(wants),
        database.events.stats({}),
      ]);
      const { pending, processing, failed, dead } = stats.byStatus;
      return {
        stores: stores.length,
        products,
        chunks: chunks.total,
        pendingChunks: chunks.pending,
        pendingEvents: pending + processing + failed,
        deadEvents: dead,
        oldestPendingAt: stats.oldestPendingAt,
        path,
        bytes: bytesOf(path) + bytesOf(inbox.path),
      };
    },
    checkWritable: async () => {
      try {
        await arrivals.check();
      } catch (error) {
        throw storageError(error, inbox.path);
      }
    },
    backup: async (target, options = {}) => {
      try {
        return { files: await backup({ catalogue, inbox, chore, ...options }, target) };
      } catch (error) {
        throw storageError(error, target);
      }
    },
    compact: async (options = {}) => {
      try {
        return await compact({ catalogue, inbox, chore, ...options });
      } catch (error) {
        throw storageError(error, path);
      }
    },
    dataVersion: () =>
      [catalogue, inbox].map(({ db }) => String(db.pragma('data_version', { simple: true }))).join('.'),
    close: async () => {
      await arrivals.close();
      await (await bulk)?.close();
      catalogue.db.close();
      inbox.db.close();
    },
  };
  return database;
}

async function bulkWriter(path: string, db: Connection) {
  const { catalogueWriter } = await import('./catalogue-writer.ts');
  return catalogueWriter(path, db);
}

function countsIn(db: Connection) {
  const living = db.prepare<[], number>('SELECT count(*) FROM products WHERE deleted_at IS NULL').pluck();
  return { products: () => living.get() ?? 0 };
}
