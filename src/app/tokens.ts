// Tokens: minting, rotating, revoking, and asking whether the one a client shows may do what it wants.
import { PilitoError } from '../domain/errors.ts';
import {
  allowsAddress,
  hashToken,
  isAddressRange,
  isValidToken,
  mintToken,
  previewToken,
  SCOPES,
  type Scope,
  type Token,
} from '../domain/token.ts';
import type { App } from './app.ts';
import { getStore } from './stores.ts';

type Deps = Pick<App, 'db' | 'clock' | 'newId'>;

export interface TokenRequest {
  store?: string | undefined;
  scope?: string | undefined;
  integrationType?: string | undefined;
  name?: string | undefined;
  allowedIps?: string[] | undefined;
  expiresAt?: number | null | undefined;
}

/** A token's row, and the secret that is shown this once. */
export interface MintedToken {
  row: Token;
  secret: string;
}

export async function createToken(deps: Deps, request: TokenRequest): Promise<MintedToken> {
  const scope = checkScope(request.scope ?? 'ingest');
  checkRanges(request.allowedIps ?? []);
  checkExpiry(request.expiresAt ?? null, deps.clock.now());
  if (scope === 'admin' && request.store !== undefined) {
    throw new PilitoError('invalid_usage', 'An admin token belongs to no store.', { hint: 'Leave the store out.' });
  }
  if (scope !== 'admin' && request.store === undefined) {
    throw new PilitoError('invalid_usage', `A token with the scope ${scope} belongs to one store.`, {
      hint: 'Name the store: --store <slug>',
    });
  }
  const store = request.store === undefined ? null : await getStore(deps, request.store);
  const secret = mintToken(scope);
  const row = await deps.db.tokens.add({
    id: deps.newId(),
    storeId: store?.id ?? null,
    scope,
    integrationType: request.integrationType ?? 'woocommerce',
    name: request.name ?? `${store?.slug ?? 'pilito'} ${scope}`,
    preview: previewToken(secret),
    allowedIps: request.allowedIps ?? [],
    createdAt: deps.clock.now(),
    expiresAt: request.expiresAt ?? null,
    hash: hashToken(secret),
  });
  return { row, secret };
}

export async function getToken({ db }: Pick<App, 'db'>, id: string): Promise<Token> {
  const token = await db.tokens.find(id);
  if (token) return token;
  throw new PilitoError('not_found', `There is no token ${id}.`, { hint: 'See: pilito token list' });
}

export type TokenChange = Partial<Pick<Token, 'name' | 'allowedIps' | 'expiresAt' | 'isActive'>>;

export async function changeToken(deps: Deps, id: string, change: TokenChange): Promise<Token> {
  await getToken(deps, id);
  checkRanges(change.allowedIps ?? []);
  return (await deps.db.tokens.update(id, change)) ?? getToken(deps, id);
}

export async function revokeToken(deps: Deps, id: string): Promise<Token> {
  return changeToken(deps, id, { isActive: false });
}

/** A new token like the old one, which stays good for the grace period (milliseconds) and no longer. */
export async function rotateToken(deps: Deps, id: string, graceMs: number): Promise<MintedToken> {
  const old = await getToken(deps, id);
  if (!isValidToken(old, deps.clock.now())) {
    throw new PilitoError('conflict', `The token ${id} is revoked or expired.`, { hint: 'Create a new one instead.' });
  }
  const { scope, integrationType, name, allowedIps, expiresAt } = old;
  const minted = await createToken(deps, {
    store: old.store ?? undefined,
    scope,
    integrationType,
    name,
    allowedIps,
    expiresAt,
  });
  const end = deps.clock.now() + graceMs;
  await deps.db.tokens.update(id, { expiresAt: Math.min(end, expiresAt ?? end) });
  return minted;
}

function neededFor(scopes: readonly Scope[]): string {
  if (scopes.includes('ingest')) return '--store <slug>';
  return scopes.includes('read') ? '--store <slug> --scope read' : '--scope admin';
}

/** The token behind a secret, when it may be used for one of these scopes from this address; throws 401 or 403. */
export async function authenticate(
  deps: Pick<App, 'db' | 'clock'>,
  secret: string | null,
  scopes: readonly Scope[],
  address: string,
): Promise<Token> {
  if (secret === null) {
    throw new PilitoError('unauthorized', 'A token is needed.', { hint: 'Send it as: Authorization: Bearer <token>' });
  }
  const token = await deps.db.tokens.findByHash(hashToken(secret));
  if (token === null || !isValidToken(token, deps.clock.now())) {
    throw new PilitoError('unauthorized', token === null ? 'This token is not known.' : 'This token has ended.', {
      hint: `Create a new one: pilito token create ${neededFor(scopes)}`,
    });
  }
  if (!allowsAddress(token.allowedIps, address)) {
    throw new PilitoError('forbidden', `This token may not be used from ${address}.`);
  }
  if (token.scope !== 'admin' && !scopes.includes(token.scope)) {
    throw new PilitoError('forbidden', `This needs a token with the scope ${scopes.join(' or ')}.`);
  }
  return token;
}

function checkScope(text: string): Scope {
  const scope = SCOPES.find((one) => one === text);
  if (scope) return scope;
  throw new PilitoError('invalid_usage', `"${text}" is not a scope.`, { hint: `Scopes: ${SCOPES.join(', ')}.` });
}

function checkRanges(ranges: readonly string[]): void {
  const wrong = ranges.find((range) => !isAddressRange(range));
  if (wrong === undefined) return;
  throw new PilitoError('invalid_usage', `"${wrong}" is not an IP address or range.`, {
    hint: 'Write 203.0.113.7 or 203.0.113.0/24.',
  });
}

function checkExpiry(expiresAt: number | null, now: number): void {
  if (expiresAt === null || expiresAt > now) return;
  throw new PilitoError('invalid_usage', 'The token would have ended already.', { hint: 'Give a time in the future.' });
}
