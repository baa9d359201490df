// What is kept of shops. Secrets arrive here sealed and leave sealed.
import type { Language, Store } from '../domain/store.ts';

export interface SealedSecrets {
  consumerKey: string | null;
  consumerSecret: string | null;
  /** The newest first; at most two are live so that one can be rotated without a gap. */
  webhookSecrets: string[];
}

export interface StoreInput {
  slug: string;
  name: string;
  source: string;
  url: string | null;
  /** Null follows the shop's name, address and currency. */
  language: Language | null;
  currency: string | null;
  allowPrivateNetwork: boolean;
}

export type StorePatch = Partial<Omit<StoreInput, 'slug' | 'source'>>;

export interface Stores {
  /** Throws `conflict` when the slug is taken. */
  add(input: StoreInput, secrets: SealedSecrets, now: number): Promise<Store>;
  list(): Promise<Store[]>;
  find(slug: string): Promise<Store | null>;
  update(id: number, patch: StorePatch, secrets: SealedSecrets, now: number): Promise<Store>;
  /** Removes the store with its tokens, products, chunks and vectors; events stay in the log. */
  remove(id: number): Promise<{ products: number; tokens: number }>;
  secrets(id: number): Promise<SealedSecrets>;
}
