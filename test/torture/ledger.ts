// What was promised: every delivery that was acknowledged, and the state in which its product must be in the end. A
// product has one sender that waits for each acknowledgement, so there is one newest state of each.
import { randomUUID } from 'node:crypto';

export interface Told {
  eventId: string;
  product: number;
  kind: 'updated' | 'deleted';
  /** Counts up per product; it is the price, and the second at which the shop says it changed. */
  version: number;
  body: string;
}

export interface Ledger {
  /** The next delivery about a product. */
  next(product: number, kind: Told['kind']): Told;
  acknowledge(told: Told): void;
  acknowledged: ReadonlyMap<string, Told>;
  /** Prices by external id, of the products that must be there. */
  expected(): Map<string, string>;
}

/** Long enough ago that no version lies in the future. */
const SHOP_EPOCH = Date.now() - 30 * 86_400_000;

export function ledger(): Ledger {
  const versions = new Map<number, number>();
  const acknowledged = new Map<string, Told>();
  return {
    acknowledged,
    next: (product, kind) => {
      const version = (versions.get(product) ?? 0) + 1;
      versions.set(product, version);
      const eventId = `evt_${randomUUID()}`;
      return { eventId, product, kind, version, body: bodyOf(eventId, product, kind, version) };
    },
    acknowledge: (told) => {
      acknowledged.set(told.eventId, told);
    },
    expected: () => {
      const newest = new Map<number, Told>();
      for (const told of acknowledged.values()) {
        if (told.version > (newest.get(told.product)?.version ?? 0)) newest.set(told.product, told);
      }
      const living = [...newest.values()].filter(({ kind }) => kind === 'updated');
      return new Map(living.map(({ product, version }) => [`woo_${product}`, String(version)]));
    },
  };
}

function bodyOf(event_id: string, id: number, kind: Told['kind'], version: number): string {
  const date_modified = new Date(SHOP_EPOCH + version * 1_000).toISOString();
  const names = { name: `Lamp ${id}`, description: `Lamp number ${id}, made in batch ${version % 7}.` };
  const product = { id, ...names, price: version, regular_price: version, stock_status: 'instock', date_modified };
  return JSON.stringify({ event_id, event_type: `product.${kind}`, product });
}
