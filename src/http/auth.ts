// Who asks: the bearer token of a request, checked before its body is read, and the store that it may look into.
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { App } from '../app/app.ts';
import { getStore } from '../app/stores.ts';
import { authenticate } from '../app/tokens.ts';
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { Scope, Token } from '../domain/token.ts';
import type { Strangers } from './strangers.ts';
import type { Uses } from './uses.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the route; null on routes without one. */
    token: Token | null;
  }
}

/** A hook that lets in tokens of these scopes, and admin tokens. */
export type Guard = (...scopes: Scope[]) => onRequestAsyncHookHandler;

export function guardWith(app: Pick<App, 'db' | 'clock'>, uses: Uses, strangers: Strangers): Guard {
  return (...scopes) =>
    async (request) => {
      const secret = bearerToken(request.headers.authorization);
      try {
        request.token = await authenticate(app, secret, scopes, request.ip);
      } catch (error) {
        if (error instanceof PilitoError && error.code === 'unauthorized') strangers.fail(request.ip, error.message);
        throw error;
      }
      uses.count(request.token);
    };
}

/** The token of `Authorization: Bearer <token>`; null when the header is absent or says something else. */
export function bearerToken(header: string | undefined): string | null {
  return /^\s*bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1] ?? null;
}

/** The token that the guard let in; a route that asks without a guard is a mistake of ours. */
export function tokenOf({ token }: FastifyRequest): Token {
  if (token === null) throw new Error('This route has no guard.');
  return token;
}

/** The same token in the words in which it was shown. */
export function shownToken(request: FastifyRequest): { name: string; secret: string } {
  return { name: tokenOf(request).name, secret: bearerToken(request.headers.authorization) ?? '' };
}

/** The store of a token that belongs to one; an admin token is refused, for it would have to guess. */
export async function ownStore(app: Pick<App, 'db'>, token: Token): Promise<Store> {
  if (token.store !== null) return getStore(app, token.store);
  throw new PilitoError('forbidden', 'An admin token belongs to no store, so it cannot be used here.', {
    hint: 'Use the ingest token of the store.',
  });
}

/**
 * The store whose rows are asked for: a store's token sees its own only, an admin token the one it names.
 * Undefined is all of them. Throws `forbidden` for another's store and `not_found` for one that is not there.
 */
export async function visibleStore(
  app: Pick<App, 'db'>,
  token: Token,
  asked: string | undefined,
): Promise<Store | undefined> {
  if (token.store === null) return asked === undefined ? undefined : getStore(app, asked);
  if (asked === undefined || asked === token.store) return getStore(app, token.store);
  throw new PilitoError('forbidden', `This token sees the store "${token.store}" only.`);
}

/** The same where one store must be meant; an admin token may leave the name out while there is only one. */
export async function oneStore(app: Pick<App, 'db'>, token: Token, asked: string | undefined): Promise<Store> {
  const store = await visibleStore(app, token, asked);
  if (store) return store;
  const stores = await app.db.stores.list();
  const [only] = stores;
  if (only && stores.length === 1) return only;
  throw new PilitoError('invalid_usage', only ? 'There are several stores.' : 'There is no store yet.', {
    hint: only ? `Name one: ?store=${stores.map((one) => one.slug).join(' or ?store=')}.` : undefined,
  });
}
