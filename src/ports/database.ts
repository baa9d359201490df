// Everything that is kept, as one thing to open, use and close.

import type { Chunks } from './chunks.ts';
import type { Fingerprint } from './embedder.ts';
import type { Events } from './events.ts';
import type { Products } from './products.ts';
import type { Pulls } from './pulls.ts';
import type { SearchIndex } from './search.ts';
import type { Stores } from './stores.ts';
import type { Tokens } from './tokens.ts';

export interface DatabaseStatus {
  stores: number;
  products: number;
  chunks: number;
  pendingEvents: number;
  pendingChunks: number;
  deadEvents: number;
  oldestPendingAt: number | null;
  path: string;
  bytes: number;
}

export interface Database {
  readonly stores: Stores;
  readonly tokens: Tokens;
  readonly events: Events;
  readonly products: Products;
  readonly chunks: Chunks;
  readonly pulls: Pulls;
  readonly search: SearchIndex;
  status(fingerprint: Fingerprint): Promise<DatabaseStatus>;
  /** Can it take an event now? Throws `storage_unavailable` when not. */
  checkWritable(): Promise<void>;
  /** A consistent, verified copy of both files; `target` is the catalogue's, the inbox stands beside it. */
  backup(target: string): Promise<{ files: { path: string; bytes: number }[] }>;
  /** Gives unused space back. */
  compact(): Promise<{ before: number; after: number }>;
  /** A number that changes when somebody else has written; cheap enough to ask many times a second. */
  dataVersion(): string;
  close(): Promise<void>;
}
