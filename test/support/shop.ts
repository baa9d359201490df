// A small made-up shop that is asked as a customer would: products told apart by their titles, a real database, a
// clock that stands still.
import { afterAll, beforeAll } from 'vitest';
import type { SearchAnswer, SearchRequest } from '../../src/app/search.ts';
import type { ProductReport, ProductState } from '../../src/domain/product.ts';
import type { Store } from '../../src/domain/store.ts';
import { addStore, type Ground, report, sqliteInTemp, T0, told } from './database.ts';
import { answerOf } from './search.ts';

/** What a customer can choose: its options by attribute. */
export interface Variation {
  options: Record<string, string>;
  inStock?: boolean;
}

/** A title alone, or more of what the shop says. */
export type Sold = string | (Partial<ProductState> & { variations?: Variation[] });

export interface Shop {
  place(): Ground;
  answer(query: string, request?: Partial<SearchRequest>): Promise<SearchAnswer>;
  /** Titles, the best first. */
  titles(query: string, request?: Partial<SearchRequest>): Promise<string[]>;
}

/** For all tests of a block one store in this language and currency, which sells these things. */
export function shopOf(speaks: Pick<Store, 'language' | 'currency'>, ...products: readonly Sold[]): Shop {
  const opened: Ground[] = [];

  beforeAll(async () => {
    const at = sqliteInTemp();
    const { id } = await addStore(at.db);
    const secrets = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
    const store = await at.db.stores.update(id, speaks, secrets, T0);
    opened.push({ ...at, store });
    const reports = products.flatMap((sold, index) => reportsOf(index + 1, sold));
    const tellings = reports.map((one) => told(one));
    await at.db.products.apply(id, 'woocommerce', tellings, T0);
  });
  afterAll(() => opened.pop()?.dispose());

  const place = () => {
    const [ground] = opened;
    if (ground === undefined) throw new Error('the shop is closed');
    return ground;
  };
  const answer = (query: string, request?: Partial<SearchRequest>) => answerOf(place(), query, request);
  return {
    place,
    answer,
    titles: async (query, request) => (await answer(query, request)).results.map(({ title }) => title),
  };
}

function reportsOf(id: number, sold: Sold): ProductReport[] {
  const { variations = [], ...state } = typeof sold === 'string' ? { title: sold } : sold;
  if (variations.length === 0) return [report(id, state)];
  const parent = report(id, { type: 'variable', ...state });
  const children = variations.map(({ options, inStock = true }, at): ProductReport => {
    const attributes = Object.entries(options).map(([name, option]) => ({
      name,
      options: [option],
      forVariations: true,
    }));
    const stockStatus = inStock ? 'instock' : 'outofstock';
    const child = report(id * 1_000 + at, { type: 'variation', attributes, price: '100', stockStatus });
    return { ...child, parentExternalId: parent.externalId };
  });
  return [{ ...parent, variationIds: children.map(({ externalId }) => externalId) }, ...children];
}
