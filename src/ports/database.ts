// Everything that is kept, as one thing to open, use and close.

import type { Assortment } from './assortment.ts';
import type { Chunks, Want } from './chunks.ts';
import type { Dashboard } from './dashboard.ts';
import type { Events } from './events.ts';
import type { Measures } from './metrics.ts';
import type { Models } from './models.ts';
import type { Products } from './products.ts';
import type { Pulls } from './pulls.ts';
import type { SearchIndex, Vocabulary } from './search.ts';
import type { Stores } from './stores.ts';
import type { Synonyms } from './synonyms.ts';
import type { Tokens } from './tokens.ts';
import type { WebhookNotes } from './webhooks.ts';

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

/** What upkeep begins to do, or how many bytes of it are done. */
export interface UpkeepStep {
  doing: 'copy' | 'check' | 'optimize' | 'vacuum';
  file: 'catalogue' | 'inbox';
  done?: number;
  total?: number;
}

export interface UpkeepOptions {
  /** Stops it; it rejects with the signal's reason. */
  signal?: AbortSignal;
  onStep?: (step: UpkeepStep) => void;
}

export interface Database {
  readonly stores: Stores;
  readonly tokens: Tokens;
  readonly events: Events;
  readonly products: Products;
  readonly assortment: Assortment;
  readonly chunks: Chunks;
  readonly models: Models;
  readonly measures: Measures;
  readonly dashboard: Dashboard;
  readonly pulls: Pulls;
  readonly search: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
  readonly webhooks: WebhookNotes;
  /** `pendingChunks` are those without a vector of what their store wants. */
  status(wants: readonly Want[]): Promise<DatabaseStatus>;
  /** Can it take an event now? Throws `storage_unavailable` when not. */
  checkWritable(): Promise<void>;
  /** A consistent, verified copy of both files; `target` is the catalogue's, the inbox stands beside it. */
  backup(target: string, options?: UpkeepOptions): Promise<{ files: { path: string; bytes: number }[] }>;
  /** Gives unused space back. When it is stopped, the file under work is as it was. */
  compact(options?: UpkeepOptions): Promise<{ before: number; after: number }>;
  /** A number that changes when somebody else has written; cheap enough to ask many times a second. */
  dataVersion(): string;
  close(): Promise<void>;
}
