// What is kept of tokens: a row each, found by hash.
import type { Token } from '../domain/token.ts';

export type NewToken = Omit<Token, 'store' | 'lastUsedAt' | 'usageCount' | 'isActive'> & { hash: string };
export type TokenPatch = Partial<Pick<Token, 'name' | 'allowedIps' | 'expiresAt' | 'isActive'>>;

export interface TokenFilter {
  store?: string | undefined;
  scope?: string | undefined;
}

export interface TokenUse {
  id: string;
  count: number;
  lastUsedAt: number;
}

export interface Tokens {
  add(token: NewToken): Promise<Token>;
  list(filter: TokenFilter): Promise<Token[]>;
  find(id: string): Promise<Token | null>;
  findByHash(hash: string): Promise<Token | null>;
  /** Null when there is no such token. */
  update(id: string, patch: TokenPatch): Promise<Token | null>;
  /** Adds up uses counted elsewhere, so that a request costs no write of its own. */
  recordUses(uses: readonly TokenUse[]): Promise<void>;
}
