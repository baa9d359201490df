// The catalogue as rows: lists with filters, one product, and numbers. A read token sees its own store only.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { productJson, productStatsJson } from '../../app/product-view.ts';
import { PilitoError } from '../../domain/errors.ts';
import type { ProductFilter, ProductRow } from '../../ports/products.ts';
import { oneStore, tokenOf, visibleStore } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { flag, money, oneOf, readQuery, textIdOf, word } from '../input.ts';
import { pageAnswer, pageShape, pagingOf } from '../paging.ts';

const PATH = '/api/v1/web-knowledge/products/';

const ORDERINGS = ['created_at', 'updated_at', 'price', 'title'] as const;
const orderings = ORDERINGS.flatMap((name) => [name, `-${name}`]);

const filterShape = {
  search: word.optional(),
  external_source: word.optional(),
  store: word.optional(),
  product_type: word.optional(),
  category: word.optional(),
  brand: word.optional(),
  is_active: flag.optional(),
  in_stock: flag.optional(),
  has_discount: flag.optional(),
  min_price: money.optional(),
  max_price: money.optional(),
  currency: word.optional(),
};

const filterQuery = z.object(filterShape);
const listQuery = z.object({ ...pageShape, ...filterShape, ordering: oneOf(orderings).optional() });

export function productRoutes({ app, guard, publicUrl }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    server.addHook('onRequest', guard('read'));

    server.get(PATH, async (request) => {
      const query = readQuery(listQuery, request);
      const filter = { ...(await filterOf(request, query)), ordering: query.ordering };
      const now = app.clock.now();
      const found = await app.db.products.list(filter, pagingOf(query), now);
      return pageAnswer(request, publicUrl, query, found, (row) => productJson(row, now));
    });

    server.get(`${PATH}stats/`, async (request) => {
      const filter = await filterOf(request, readQuery(filterQuery, request));
      return productStatsJson(await app.db.products.stats(filter, app.clock.now()));
    });

    server.get(`${PATH}:id/`, async (request) => {
      const own = tokenOf(request).store;
      const product = await productOf(request, own);
      if (product && (own === null || own === product.store)) return productJson(product, app.clock.now());
      throw new PilitoError('not_found', 'There is no such product.');
    });
  };

  /** By row number, or as searches call it (`woo_414`); an admin token then names the store where there are several. */
  async function productOf(request: FastifyRequest, own: string | null): Promise<ProductRow | null> {
    const id = textIdOf(request);
    if (/^\d{1,15}$/.test(id)) return app.db.products.find(Number(id));
    const { store } = readQuery(z.object({ store: word.optional() }), request);
    const { slug } = await oneStore(app, tokenOf(request), own ?? store);
    return app.db.products.findByExternalId(slug, id);
  }

  async function filterOf(request: FastifyRequest, query: z.infer<typeof filterQuery>): Promise<ProductFilter> {
    const store = await visibleStore(app, tokenOf(request), query.store);
    return {
      search: query.search,
      externalSource: query.external_source,
      store: store?.slug,
      productType: query.product_type,
      category: query.category,
      brand: query.brand,
      isActive: query.is_active,
      inStock: query.in_stock,
      hasDiscount: query.has_discount,
      minPrice: query.min_price,
      maxPrice: query.max_price,
      currency: query.currency,
    };
  }
}
