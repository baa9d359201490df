// pilito's database on SQLite: two files, one object. The catalogue holds shops, products and knowledge; the inbox
// holds the event log, alone, so that an import never holds up an acknowledgement.
import * as sqliteVec from 'sqlite-vec';
import type { Database } from '../../ports/database.ts';
import { assortmentIn } from './assortment.ts';
import { choreApart, choreHere } from './chores.ts';
import { chunksIn } from './chunks.ts';
import { dashboardIn } from './dashboard.ts';
import { promised, storageError } from './errors.ts';
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
import { modelsIn } from './models.ts';
import { type FileKind, openFile } from './open.ts';
import { productsIn } from './products.ts';
import { pullsIn } from './pulls.ts';
import { searchIn } from './search.ts';
import { storesIn } from './stores.ts';
import { synonymsIn } from './synonyms.ts';
import { tokensIn } from './tokens.ts';
import { backup, bytesOf, compact, inboxPath } from './upkeep.ts';
import { vocabularyIn } from './vocabulary.ts';
import { webhooksIn } from './webhooks.ts';

export const CATALOGUE: FileKind = {
  pageSize: 16_384,
  migrations: [start, features, synonyms, models, givenUp, webhooks],
};

export interface SqliteOptions {
  /** The catalogue's file; the inbox stands beside it. */
  path: string;
  /**
   * For `serve`: deliveries are acknowledged through a writer thread, and what this thread writes itself waits only
   * briefly for a lock, because everybody waits with it.
   */
  inboxThread?: boolean;
  /** Whether its long statements run here, or in a process of their own that can be ended (`apart`). */
  upkeep?: 'here' | 'apart';
}

const SERVING_TIMEOUT_MS = 250;

/** Opens both files, makes them if they are new; throws `storage_…` errors that say what to do. */
export function openSqlite({ path, inboxThread = false, upkeep = 'here' }: SqliteOptions): Database {
  const catalogue = { path, db: openFile(path, CATALOGUE) };
  const inbox = { path: inboxPath(path), db: openFile(inboxPath(path), INBOX) };
  sqliteVec.load(catalogue.db);
  if (inboxThread) for (const { db } of [catalogue, inbox]) db.pragma(`busy_timeout = ${SERVING_TIMEOUT_MS}`);
  const chore = upkeep === 'apart' ? choreApart : choreHere;
  const writer = inboxThread ? threadWriter(inbox.path) : inlineWriter(inboxWriter(inbox.db));
  const arrivals = groupCommit(writer);
  const events = promised<Omit<Database['events'], 'append'>>(eventsIn(inbox.db), inbox.path);

  const database: Database = {
    stores: promised(storesIn(catalogue.db), path),
    tokens: promised(tokensIn(catalogue.db), path),
    events: {
      ...events,
      append: async (event) => {
        try {
          return await arrivals.append(event);
        } catch (error) {
          throw storageError(error, inbox.path);
        }
      },
    },
    products: promised(productsIn(catalogue.db), path),
    assortment: promised(assortmentIn(catalogue.db), path),
    chunks: promised(chunksIn(catalogue.db), path),
    models: promised(modelsIn(catalogue.db), path),
    measures: promised(measuresIn(catalogue, inbox), path),
    dashboard: promised(dashboardIn(catalogue, inbox), path),
    pulls: promised(pullsIn(catalogue.db), path),
    search: promised(searchIn(catalogue.db), path),
    vocabulary: promised(vocabularyIn(catalogue.db), path),
    synonyms: promised(synonymsIn(catalogue.db), path),
    webhooks: promised(webhooksIn(catalogue.db), path),
    status: async (wants) => {
      const [stores, products, chunks, stats] = await Promise.all([
        database.stores.list(),
        database.products.list({}, { limit: 0, offset: 0 }, 0),
        database.chunks.counts(wants),
        database.events.stats({}),
      ]);
      const { pending, processing, failed, dead } = stats.byStatus;
      return {
        stores: stores.length,
        products: products.count,
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
      catalogue.db.close();
      inbox.db.close();
    },
  };
  return database;
}
