// The catalogue as rows: lists with filters, one product, and numbers. A read token sees its own store only.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { productJson, productStatsJson } from '../../app/product-view.ts';
import type { ProductFilter } from '../../ports/products.ts';
import { tokenOf, visibleStore } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { flag, money, oneOf, readQuery, word } from '../input.ts';
import { pageAnswer, pageShape, pagingOf } from '../paging.ts';
import { productOf } from '../product-of.ts';

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

export const filterQuery = z.object(filterShape);
export const listQuery = z.object({ ...pageShape, ...filterShape, ordering: oneOf(orderings).optional() });

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

    server.get(`${PATH}:id/`, async (request) => productJson(await productOf(app, request), app.clock.now()));
  };

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
