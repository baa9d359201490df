// What every use case may use. It is put together in wire.ts; use cases take the parts they need.
import type { Database } from '../ports/database.ts';
import type { Embedder, Fingerprint } from '../ports/embedder.ts';
import type { Metrics, Scrape } from '../ports/metrics.ts';
import type { Source } from '../ports/source.ts';

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export interface App {
  db: Database;
  clock: Clock;
  /** The embedder that is wanted now. */
  embedder: Embedder;
  /** An embedder for vectors made earlier; null when it cannot be had any more. */
  embedderFor(fingerprint: Fingerprint): Promise<Embedder | null>;
  /** Throws `invalid_usage` for a source we do not know. */
  source(name: string): Promise<Source>;
  /**
   * The key of the secrets at rest. To seal, it may be `made` when the operator gave none; to open, it must be
   * `known`: throws `secret_unreadable` when there is none.
   */
  secretKey(must: 'known' | 'made'): Buffer;
  /** From PILITO_ALLOW_PRIVATE_NETWORK: shops on private networks are fine everywhere. */
  allowPrivateNetwork: boolean;
  /** From PILITO_KEEP_EVENTS: how long workers let the event log remember what has ended; absent: for ever. */
  keepEventsMs?: number | undefined;
  /** A random number in [0, 1). */
  random(): number;
  newId(): string;
  /** Told what was done; absent where nobody counts. */
  metrics?: Metrics | undefined;
  /** All metrics, written down; absent where they are not served. */
  scrape?: (() => Promise<Scrape>) | undefined;
  close(): Promise<void>;
}
