// Models fitted to one store's texts: kept as rows, so that a question reads only those of its own words. Each store
// wants at most one; a new one is written beside it and takes its place when it is complete.
import type { Language } from '../domain/store.ts';
import type { Fingerprint, ModelTerm } from './embedder.ts';

export interface NewModel {
  storeId: number;
  /** With its number behind it, this is the model's name: no two models ever have the same. */
  family: string;
  provider: string;
  dimensions: number;
  format: number;
  language: Language;
  /** How many texts the store had, and the highest number among its chunks. */
  texts: number;
  lastChunkId: number;
}

/** How far a store's texts have moved away from its model. */
export interface ModelStanding {
  /** The store's chunks now. */
  texts: number;
  /** The model it wants, and how many of its texts have come and gone since it was fitted. */
  model: { fingerprint: Fingerprint; added: number; removed: number } | null;
}

export interface Models {
  /** The complete model of each store that has one. */
  wanted(): Promise<{ storeId: number; fingerprint: Fingerprint }[]>;
  /** The language a model's texts were read in; null when there is no such model. */
  language(fingerprint: Fingerprint): Promise<Language | null>;
  /** What a model knows of these terms; those it does not know are left out. */
  terms(fingerprint: Fingerprint, terms: readonly string[]): Promise<ModelTerm[]>;
  standing(storeId: number): Promise<ModelStanding>;
  /**
   * The right to fit a store, for `leaseMs`. False before its time, or while another holds the right and `isGone` is
   * not certain that it is gone.
   */
  claim(
    storeId: number,
    owner: string,
    leaseMs: number,
    isGone: (owner: string) => boolean,
    now: number,
  ): Promise<boolean>;
  /** Gives the right back; the store may be fitted again from `dueAt` on. Nothing when it is no longer the owner's. */
  release(storeId: number, owner: string, dueAt: number): Promise<void>;
  /** Begins to write a model; null when the right to do so is no longer the owner's. */
  begin(model: NewModel, owner: string): Promise<Fingerprint | null>;
  /** Writes some of its terms; false as in `begin`. */
  add(fingerprint: Fingerprint, owner: string, terms: readonly ModelTerm[]): Promise<boolean>;
  /** Makes it the model its store wants; false as in `begin`. */
  finish(fingerprint: Fingerprint, owner: string): Promise<boolean>;
  /** The store wants no model any more. */
  leave(storeId: number): Promise<void>;
  /**
   * Forgets up to `limit` rows of models that nobody wants and no search uses: superseded, of removed stores, or left
   * half-written. Returns how many rows went; 0 when there is nothing left to forget.
   */
  sweep(limit: number): Promise<number>;
}
