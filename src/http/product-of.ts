// The product that a path names, for every route about one product.
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { App } from '../app/app.ts';
import { PilitoError } from '../domain/errors.ts';
import type { ProductRow } from '../ports/products.ts';
import { oneStore, tokenOf } from './auth.ts';
import { readQuery, textIdOf, word } from './input.ts';

export const storeQuery = z.object({ store: word.optional() });

/**
 * By row number, or as searches call it (`woo_414`); an admin token then names the store where there are several.
 * Throws `not_found`, also for a product of a store that the token may not see.
 */
export async function productOf(app: Pick<App, 'db'>, request: FastifyRequest): Promise<ProductRow> {
  const own = tokenOf(request).store;
  const product = await find(app, request, own);
  if (product && (own === null || own === product.store)) return product;
  throw new PilitoError('not_found', 'There is no such product.', {
    hint: 'Give its number, or its external id such as woo_414.',
  });
}

async function find(app: Pick<App, 'db'>, request: FastifyRequest, own: string | null): Promise<ProductRow | null> {
  const id = textIdOf(request);
  if (/^\d{1,15}$/.test(id)) return app.db.products.find(Number(id));
  const { store } = readQuery(storeQuery, request);
  const { slug } = await oneStore(app, tokenOf(request), own ?? store);
  return app.db.products.findByExternalId(slug, id);
}
