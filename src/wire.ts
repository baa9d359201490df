// Putting pilito together: from a configuration to an App. The only room that knows the adapters. What only some
// commands need is imported when it is first asked for, so that the others start without it.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { localEmbedder } from './adapters/local-embedder.ts';
import { openSqlite } from './adapters/sqlite/database.ts';
import type { App } from './app/app.ts';
import type { Config } from './config.ts';
import { PilitoError } from './domain/errors.ts';
import { newSecretKey, secretKeyFrom } from './domain/secret.ts';
import type { Database } from './ports/database.ts';
import { type Embedder, fingerprintKey } from './ports/embedder.ts';
import type { Source } from './ports/source.ts';
import { VERSION } from './version.ts';

export interface WireOptions {
  /** Acknowledge deliveries through a writer thread; for `serve`. */
  inboxThread?: boolean;
}

export async function wire(config: Config, { inboxThread = false }: WireOptions = {}): Promise<App> {
  const embedder = await chosenEmbedder(config);
  const db = openSqlite({ path: config.db, inboxThread });
  let woocommerce: Source | null = null;
  let key: Buffer | null = null;

  return {
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
    random: Math.random,
    newId: randomUUID,
    close: () => db.close(),
  };
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

function keyFromFile(database: string, must: 'known' | 'made'): string {
  const path = `${database.replace(/\.db$/, '')}.key`;
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
