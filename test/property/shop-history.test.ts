// A shop lives its life: products and variations come, change, go and come back. Its deliveries are lost, late, doubled
// and out of order, and pulls see it at any moment in between. Once a pull has seen its last state, that is the
// catalogue, whatever else still arrives.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProductReport } from '../../src/domain/product.ts';
import type { Incoming } from '../../src/ports/products.ts';
import {
  addStore,
  gone,
  minutes,
  observed,
  report,
  sqliteInTemp,
  type TestDatabase,
  told,
} from '../support/database.ts';

const PRODUCTS = [1, 2];
const VARIATIONS = [1, 2];
const idOf = (product: number, variation: number) => product * 10 + variation;

interface Item {
  /** The minute of its last change, which is also what it costs and what it is called after. */
  at: number;
  alive: boolean;
}
type Shop = ReadonlyMap<number, Item>;

interface Step {
  product: number;
  /** 0 is the product itself. */
  variation: number;
  what: 'edit' | 'remove' | 'restore';
}

/** A delivery as the shop sends it at this minute; what it says is fixed then, when it arrives is not. */
type Sent = { at: number; arrive: (arrivedAt: number, sequence: number) => Incoming };

/** Every change touches the parent, as in WooCommerce, so that no two states of a product share a time. */
function after(shop: Shop, { product, variation, what }: Step, at: number): Shop {
  const next = new Map(shop);
  const parent = next.get(product);
  if (variation === 0) {
    if (what === 'remove' ? parent?.alive !== true : what === 'restore' && parent?.alive !== false) return shop;
    return next.set(product, { at, alive: what !== 'remove' });
  }
  const own = next.get(idOf(product, variation));
  if (parent?.alive !== true || (what === 'remove' && own?.alive !== true)) return shop;
  next.set(product, { at, alive: true });
  return next.set(idOf(product, variation), { at, alive: what !== 'remove' });
}

const alive = (shop: Shop, id: number) => shop.get(id)?.alive === true;
const variationsOf = (shop: Shop, product: number) =>
  VARIATIONS.map((one) => idOf(product, one)).filter((id) => alive(shop, id));

function reportOf(shop: Shop, id: number): ProductReport {
  const { at = 0 } = shop.get(id) ?? {};
  const title = `Thing ${id} of ${at}`;
  if (id >= 10) {
    const parentExternalId = `woo_${Math.floor(id / 10)}`;
    return { ...report(id, { type: 'variation', title, price: String(at) }, minutes(at)), parentExternalId };
  }
  const variationIds = variationsOf(shop, id).map((one) => `woo_${one}`);
  return { ...report(id, { type: 'variable', title, price: String(at) }, minutes(at)), variationIds };
}

/** What the shop sends of a change: what was touched, and the parent. */
function sentOf(before: Shop, now: Shop, { product, variation, what }: Step, at: number): Sent[] {
  if (before === now) return [];
  const tell = (id: number): Sent => {
    const said = reportOf(now, id);
    return { at, arrive: (arrivedAt, sequence) => told(said, arrivedAt, sequence) };
  };
  const bury = (id: number): Sent => ({ at, arrive: (arrivedAt) => gone(id, arrivedAt, minutes(at)) });
  if (variation === 0) return what === 'remove' ? [bury(product)] : [tell(product)];
  const own = idOf(product, variation);
  return [what === 'remove' ? bury(own) : tell(own), tell(product)];
}

/** What a pull that asks at this moment sees: everything that is there, and what lies in the trash. */
function pulled(shop: Shop, askedAt: number): Incoming[] {
  return [...shop].flatMap(([id, item]): Incoming[] => {
    if (!item.alive) return [gone(id, askedAt, minutes(item.at))];
    if (id >= 10 && !alive(shop, Math.floor(id / 10))) return [];
    return [observed(reportOf(shop, id), askedAt)];
  });
}

/** Products by their names and variations by their prices: the rest of either follows from the other. */
function visible(shop: Shop): Record<string, string> {
  const there = [...shop].filter(([id, item]) => item.alive && (id < 10 || alive(shop, Math.floor(id / 10))));
  return Object.fromEntries(there.map(([id, { at }]) => [`woo_${id}`, id < 10 ? `Thing ${id} of ${at}` : `${at}`]));
}

const step = fc.record<Step>({
  product: fc.constantFrom(...PRODUCTS),
  variation: fc.constantFrom(0, ...VARIATIONS),
  what: fc.constantFrom('edit', 'edit', 'remove', 'restore'),
});
/** How a delivery fares: how often it arrives (0: it is lost), and how many minutes late. */
const fate = fc.record({ copies: fc.constantFrom(0, 1, 1, 1, 2), late: fc.constantFrom(0, 0, 1, 3, 20) });
const life = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 14 }),
  fates: fc.array(fate, { minLength: 40, maxLength: 40 }),
  pulls: fc.array(fc.nat({ max: 14 }), { maxLength: 3 }),
  batch: fc.integer({ min: 1, max: 6 }),
});

let on: TestDatabase;
beforeEach(() => {
  on = sqliteInTemp();
});
afterEach(() => on.dispose());

test('after a pull that saw the last state, the catalogue is that state, whatever still arrives', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(life, async ({ steps, fates, pulls, batch }) => {
      let shop: Shop = new Map();
      const arriving: { at: number; items: Incoming[] }[] = [];
      let sent = 0;
      for (const [index, one] of steps.entries()) {
        const at = index + 1;
        const next = after(shop, one, at);
        for (const { arrive } of sentOf(shop, next, one, at)) {
          const { copies, late } = fates[sent++ % fates.length] ?? { copies: 1, late: 0 };
          for (let copy = 0; copy < copies; copy++) {
            const when = at + late + copy * 2 + 0.1;
            arriving.push({ at: when, items: [arrive(minutes(when), sent)] });
          }
        }
        shop = next;
        if (pulls.includes(index)) arriving.push({ at: at + 0.5, items: pulled(shop, minutes(at + 0.5)) });
      }
      const end = steps.length + 1;
      arriving.push({ at: end, items: pulled(shop, minutes(end)) });
      arriving.sort((a, b) => a.at - b.at);

      const store = await addStore(on.db, `shop-${run++}`);
      const items = arriving.flatMap((one) => one.items);
      for (let at = 0; at < items.length; at += batch) {
        await on.db.products.apply(store.id, 'woocommerce', items.slice(at, at + batch), minutes(100));
      }
      const filter = { store: store.slug, isActive: true };
      const { rows } = await on.db.products.list(filter, { limit: 100, offset: 0 }, minutes(200));
      const catalogue = Object.fromEntries(
        rows.map(({ externalId, parentExternalId, state }) => [
          externalId,
          parentExternalId === null ? state.title : state.price,
        ]),
      );
      expect(catalogue).toEqual(visible(shop));
    }),
    { numRuns: 300 },
  );
}, 120_000);
