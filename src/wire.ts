// Putting pilito together: from a configuration to an App. The only room that knows the adapters. What only some
// commands need is imported when it is first asked for, so that the others start without it.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { localEmbedder } from './adapters/local-embedder.ts';
import { openSqlite } from './adapters/sqlite/database.ts';
import type { App } from './app/app.ts';
import type { Config } from './config.ts';
import { PilitoError } from './domain/errors.ts';
import { newSecretKey, secretKeyFrom } from './domain/secret.ts';
import type { Instruments } from './ports/checkup.ts';
import type { Database } from './ports/database.ts';
import { type Embedder, fingerprintKey } from './ports/embedder.ts';
import type { Metrics } from './ports/metrics.ts';
import type { Source } from './ports/source.ts';
import { VERSION } from './version.ts';

export interface WireOptions {
  /** Acknowledge deliveries through a writer thread; for `serve`. */
  inboxThread?: boolean;
  /** Write products through a thread; for `pull`. */
  catalogueThread?: boolean;
  /** `kept` adds what is done to the totals in the database; `served` can be asked for all metrics besides. */
  metrics?: 'kept' | 'served';
}

export async function wire(
  config: Config,
  { inboxThread = false, catalogueThread = false, metrics }: WireOptions = {},
): Promise<App> {
  const embedder = await chosenEmbedder(config);
  const db = openSqlite({ path: config.db, inboxThread, catalogueThread, upkeep: 'apart' });
  let woocommerce: Source | null = null;
  let key: Buffer | null = null;

  const app: App = {
    db,
    clock: { now: Date.now },
    embedder,
    embedderFor: embedders(config, embedder, db),
    source: async (name) => {
      if (name !== 'woocommerce') {
        throw new PilitoError('invalid_usage', `"${name}" is not a source pilito knows.`);
      }
      if (woocommerce === null) {
        const { wooCommerceSource } = await import('./adapters/woocommerce/source.ts');
        woocommerce ??= wooCommerceSource({ version: VERSION });
      }
      return woocommerce;
    },
    secretKey: (must) => {
      key ??= secretKeyFrom(config.secretKey ?? keyFromFile(config.db, must));
      return key;
    },
    allowPrivateNetwork: config.allowPrivateNetwork,
    keepEventsMs: config.keepEventsMs ?? undefined,
    random: Math.random,
    newId: randomUUID,
    close: () => db.close(),
  };
  return metrics === undefined ? app : withMetrics(app, metrics);
}

/** The same App, telling what it does. */
async function withMetrics(app: App, how: NonNullable<WireOptions['metrics']>): Promise<App> {
  const { tallyIn } = await import('./app/tally.ts');
  const { embedderCounter } = await import('./app/counted-embedder.ts');
  const tally = tallyIn(app.db.measures);
  const served = how === 'served' ? await prometheusOver(app, tally) : null;
  const counted = embedderCounter(served ?? tally);
  return {
    ...app,
    metrics: served ?? tally,
    scrape: served?.scrape,
    embedder: counted(app.embedder),
    embedderFor: async (wanted) => {
      const embedder = await app.embedderFor(wanted);
      return embedder && counted(embedder);
    },
    close: async () => {
      await tally.flush();
      await app.close();
    },
  };
}

async function prometheusOver(app: App, kept: Metrics) {
  const { prometheus } = await import('./adapters/prometheus.ts');
  const { readMeasures } = await import('./app/measures.ts');
  const build = { version: VERSION, node: process.version };
  return prometheus({ kept, read: () => readMeasures(app, build) });
}

async function chosenEmbedder(config: Config): Promise<Embedder> {
  const { embedModel: model, embedDimensions: dimensions } = config;
  if (config.embedder === 'local') return localEmbedder({ dimensions: dimensions ?? undefined, fits: 'thread' });
  return openaiWith(config, model ?? undefined, dimensions ?? undefined);
}

async function openaiWith(
  { openai }: Config,
  model: string | undefined,
  dimensions: number | undefined,
): Promise<Embedder> {
  const { openaiEmbedder } = await import('./adapters/openai.ts');
  const { apiKey, baseUrl } = openai;
  return openaiEmbedder({ apiKey: apiKey ?? undefined, baseUrl: baseUrl ?? undefined, model, dimensions });
}

/** Embedders of fitted models that are kept ready, with the rows they have read. */
const MOST_FITTED = 16;

/** Questions must be embedded as the stored vectors were, also while a new model is being built beside them. */
function embedders(config: Config, current: Embedder, db: Database): App['embedderFor'] {
  const fitted = new Map<string, Embedder>();
  return async (wanted) => {
    const key = fingerprintKey(wanted);
    const fits = (embedder: Embedder) => fingerprintKey(embedder.fingerprint) === key;
    const known = fits(current) ? current : fitted.get(key);
    if (known !== undefined) return known;
    const language = await db.models.language(wanted);
    if (language !== null) {
      const { fittedEmbedder } = await import('./adapters/local/fitted-embedder.ts');
      if (fitted.size >= MOST_FITTED) fitted.clear();
      const termsOf = (terms: readonly string[]) => db.models.terms(wanted, terms);
      const embedder = fittedEmbedder({ fingerprint: wanted, language, termsOf });
      fitted.set(key, embedder);
      return embedder;
    }
    const { provider, model, dimensions } = wanted;
    if (provider !== 'local' && config.openai.apiKey === null && config.openai.baseUrl === null) return null;
    const older = provider === 'local' ? localEmbedder({ dimensions }) : await openaiWith(config, model, dimensions);
    return fits(older) ? older : null;
  };
}

function keyFileOf(database: string): string {
  return `${database.replace(/\.db$/, '')}.key`;
}

/** What a checkup looks with; nothing is opened or made. */
export async function instruments(config: Config): Promise<Instruments> {
  const { examineDatabase } = await import('./adapters/sqlite/health.ts');
  const { shopProbe } = await import('./adapters/woocommerce/probe.ts');
  const path = keyFileOf(config.db);
  const keyFile = () => statSync(path, { throwIfNoEntry: false });
  return {
    embedderTrouble: async () => {
      try {
        await chosenEmbedder(config);
        return null;
      } catch (error) {
        if (error instanceof PilitoError) return error;
        throw error;
      }
    },
    database: () => examineDatabase(config.db),
    key: () => {
      if (config.secretKey !== null) return { from: 'environment', path, mode: null };
      const found = keyFile();
      return found ? { from: 'file', path, mode: found.mode & 0o777 } : { from: 'none', path, mode: null };
    },
    shop: shopProbe({ version: VERSION }),
    ourPlugin,
  };
}

/** As the zip that lies beside the bundle says; null where there is none, as in tests from source. */
function ourPlugin(): string | null {
  try {
    const facts: unknown = JSON.parse(readFileSync(new URL(import.meta.resolve('#plugin-facts')), 'utf8'));
    return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : null;
  } catch {
    return null;
  }
}

function keyFromFile(database: string, must: 'known' | 'made'): string {
  const path = keyFileOf(database);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  if (must === 'known') {
    throw new PilitoError('secret_unreadable', `The key file ${path} is missing, and PILITO_SECRET_KEY is not set.`, {
      hint: 'Restore the key file, or give the secrets again: pilito store update <slug> --consumer-secret -',
    });
  }
  const made = newSecretKey();
  try {
    writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (cause) {
    if (existsSync(path)) return readFileSync(path, 'utf8').trim();
    throw new PilitoError('storage_unavailable', `The key file ${path} cannot be made.`, {
      hint: 'Set PILITO_SECRET_KEY, or let this user write beside the database.',
      cause,
    });
  }
}
