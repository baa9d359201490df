// Tokens: listing, minting, changing and revoking them, for admins.
import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { message } from '../../app/messages.ts';
import { getStore } from '../../app/stores.ts';
import { tokenJson } from '../../app/token-view.ts';
import { changeToken, createToken, getToken, revokeToken } from '../../app/tokens.ts';
import { PilitoError } from '../../domain/errors.ts';
import { SCOPES, type Token } from '../../domain/token.ts';
import type { RouteContext } from '../context.ts';
import { oneOf, readBody, readQuery, text, textIdOf, word } from '../input.ts';
import { pageAnswer, pageShape, pagingOf } from '../paging.ts';

const PATH = '/api/v1/integrations/tokens/';
const MOST_RANGES = 200;

export const listQuery = z.object({ ...pageShape, store: word.optional(), scope: oneOf(SCOPES).optional() });

const name = text(200).trim().min(1, 'must not be empty');
const ranges = z
  .array(word, 'must be a list of addresses')
  .max(MOST_RANGES, `must have at most ${MOST_RANGES} entries`);

/** Strict, as a misspelt fence or end would leave a token open that its maker believes is not. */
export const generateBody = z
  .strictObject({
    store: word.nullish(),
    name,
    integration_type: text(50).trim().min(1, 'must not be empty'),
    scope: word.optional(),
    allowed_ips: ranges.nullish(),
    expires_at: word.nullish(),
  })
  .refine(({ store, scope }) => Boolean(store) || scope === 'admin', { path: ['store'], error: 'is missing' });

export const patchBody = z.strictObject({
  name: name.optional(),
  allowed_ips: ranges.nullish(),
  expires_at: word.nullish(),
  is_active: z.boolean('must be true or false').optional(),
});

export function tokenRoutes({ app, guard, uses, publicUrl }: RouteContext): FastifyPluginAsync {
  const show = (token: Token) => tokenJson(uses.shown(token), app.clock.now());

  return async (server) => {
    server.addHook('onRequest', guard('admin'));

    server.get(PATH, async (request) => {
      const query = readQuery(listQuery, request);
      if (query.store !== undefined) await getStore(app, query.store);
      const all = await app.db.tokens.list({ store: query.store, scope: query.scope });
      const { limit, offset } = pagingOf(query);
      const found = { count: all.length, rows: all.slice(offset, offset + limit) };
      return pageAnswer(request, publicUrl, query, found, show);
    });

    server.get(`${PATH}:id/`, async (request) => show(await getToken(app, textIdOf(request))));

    server.post(`${PATH}generate/`, async (request, reply) => {
      const body = readBody(generateBody, request);
      const store = body.store ? await getStore(app, body.store) : null;
      const minted = await createToken(app, {
        store: store?.slug,
        scope: body.scope,
        integrationType: body.integration_type,
        name: body.name,
        allowedIps: body.allowed_ips ?? [],
        expiresAt: momentOf(body.expires_at ?? null),
      }).catch(unusable);
      reply.code(201).header('cache-control', 'no-store');
      const told = message('tokenCreated', store?.language ?? 'en');
      return { ...show(minted.row), token: minted.secret, message: told };
    });

    server.patch(`${PATH}:id/`, async (request) => {
      const body = readBody(patchBody, request);
      const changed = await changeToken(app, textIdOf(request), {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.allowed_ips === undefined ? {} : { allowedIps: body.allowed_ips ?? [] }),
        ...(body.expires_at === undefined ? {} : { expiresAt: momentOf(body.expires_at) }),
        ...(body.is_active === undefined ? {} : { isActive: body.is_active }),
      }).catch(unusable);
      return show(changed);
    });

    server.delete(`${PATH}:id/`, async (request, reply) => {
      await revokeToken(app, textIdOf(request));
      return reply.code(204).send();
    });
  };
}

/** What is wrong with a value here came in a readable body: 422, where a command line would call it wrong usage. */
function unusable(error: unknown): never {
  if (!(error instanceof PilitoError) || error.code !== 'invalid_usage') throw error;
  throw new PilitoError('unprocessable', error.message, { cause: error });
}

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?)?$/i;

/** An ISO date or time; without an offset it is UTC. */
function momentOf(given: string | null): number | null {
  if (given === null || given === '') return null;
  const match = ISO.exec(given);
  const at = match ? Date.parse(given.length > 10 && match[1] === undefined ? `${given}Z` : given) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new PilitoError('unprocessable', `"${given}" is not a date.`, {
    hint: 'Write it as 2027-01-31T00:00:00Z.',
  });
}
