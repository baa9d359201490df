// Putting pilito together: from a configuration to an App. The only room that knows the adapters.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { localEmbedder } from './adapters/local-embedder.ts';
import { openaiEmbedder } from './adapters/openai.ts';
import { openSqlite } from './adapters/sqlite/database.ts';
import { wooCommerceSource } from './adapters/woocommerce/source.ts';
import type { App } from './app/app.ts';
import type { Config } from './config.ts';
import { PilitoError } from './domain/errors.ts';
import { newSecretKey, secretKeyFrom } from './domain/secret.ts';
import { type Embedder, type Fingerprint, fingerprintKey } from './ports/embedder.ts';
import { VERSION } from './version.ts';

export interface WireOptions {
  /** Acknowledge deliveries through a writer thread; for `serve`. */
  inboxThread?: boolean;
}

export function wire(config: Config, { inboxThread = false }: WireOptions = {}): App {
  const embedder = chosenEmbedder(config);
  const db = openSqlite({ path: config.db, inboxThread });
  const woocommerce = wooCommerceSource({ version: VERSION });
  let key: Buffer | null = null;

  return {
    db,
    clock: { now: Date.now },
    embedder,
    embedderFor: (fingerprint) => embedderOf(config, embedder, fingerprint),
    source: (name) => {
      if (name === woocommerce.name) return woocommerce;
      throw new PilitoError('invalid_usage', `"${name}" is not a source pilito knows.`);
    },
    secretKey: () => {
      key ??= secretKeyFrom(config.secretKey ?? keyFromFile(config.db));
      return key;
    },
    allowPrivateNetwork: config.allowPrivateNetwork,
    random: Math.random,
    newId: randomUUID,
    close: () => db.close(),
  };
}

function chosenEmbedder(config: Config): Embedder {
  const { embedModel: model, embedDimensions: dimensions } = config;
  if (config.embedder === 'local') return localEmbedder(dimensions === null ? {} : { dimensions });
  return openaiWith(config, model ?? undefined, dimensions ?? undefined);
}

function openaiWith({ openai }: Config, model: string | undefined, dimensions: number | undefined): Embedder {
  const { apiKey, baseUrl } = openai;
  return openaiEmbedder({ apiKey: apiKey ?? undefined, baseUrl: baseUrl ?? undefined, model, dimensions });
}

/** Questions must be embedded as the stored vectors were, also while a new model is being built beside them. */
function embedderOf(config: Config, current: Embedder, wanted: Fingerprint): Embedder | null {
  const fits = (embedder: Embedder) => fingerprintKey(embedder.fingerprint) === fingerprintKey(wanted);
  if (fits(current)) return current;
  const { provider, model, dimensions } = wanted;
  if (provider !== 'local' && config.openai.apiKey === null && config.openai.baseUrl === null) return null;
  const older = provider === 'local' ? localEmbedder({ dimensions }) : openaiWith(config, model, dimensions);
  return fits(older) ? older : null;
}

function keyFromFile(database: string): string {
  const path = `${database.replace(/\.db$/, '')}.key`;
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
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
