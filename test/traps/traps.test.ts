// The traps of docs/woocommerce.md that take more than one room to fall into: deliveries, worker and pulls together.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { type PullReport, pull } from '../../src/app/pull.ts';
import { addStore, getStore } from '../../src/app/stores.ts';
import { PRODUCTS, type Site, startSite } from '../support/http-site.ts';
import { recordedDelivery } from '../support/recorded-shop.ts';

let site: Site;
let shop: ExampleShop;

beforeEach(async () => {
  site = await startSite();
  shop = await createShop({ clock: () => site.clock.at });
  const { url, consumerKey, consumerSecret } = shop;
  await addStore(site.app, 'demo', { url, consumerKey, consumerSecret, allowPrivateNetwork: true });
});
afterEach(async () => {
  await shop.close();
  await site.close();
});

const later = (minutes: number) => {
  site.clock.at += minutes * 60_000;
};

async function pullDemo(options: { full?: boolean; allowMassDelete?: boolean } = {}): Promise<PullReport> {
  later(1);
  const request = { full: false, since: null, dryRun: false, allowMassDelete: false, pageSize: 100, concurrency: 2 };
  const signal = new AbortController().signal;
  const report = await pull(site.app, { ...request, ...options, store: await getStore(site.app, 'demo'), signal });
  later(1);
  return report;
}

const product = (id: number) => site.app.db.products.findByExternalId('demo', `woo_${id}`);

async function deliver(name: string): Promise<number> {
  const { body, headers } = recordedDelivery(name);
  const { status } = await site.send('POST', '/api/integrations/woocommerce/webhook/shoes/', null, body, headers);
  return status;
}
const statuses = async () => {
  const { rows } = await site.app.db.events.list({}, { limit: 100, offset: 0 });
  return rows.map((row) => [row.eventType, row.status]);
};

describe('traps', () => {
  test('trap 2: a scheduled product does not carry the watermark into the future', async () => {
    const scheduled = shop.idOf('RD-SOON');
    const { summary } = await pullDemo({ full: true });
    expect(Date.parse(summary.watermark ?? '')).toBeLessThanOrEqual(site.clock.at);
    shop.update(shop.idOf('LP-SLIM3'), { name: 'Renamed after the pull' });
    shop.update(scheduled, { status: 'publish', name: 'Out at last' });
    await pullDemo();
    expect((await product(shop.idOf('LP-SLIM3')))?.state.title).toBe('Renamed after the pull');
    expect(await product(scheduled)).toMatchObject({ isActive: true, state: { title: 'Out at last' } });
  });

  test('trap 3: what was deleted for good is found by a full pull, and only by that', async () => {
    await pullDemo({ full: true });
    const id = shop.idOf('EN-EBOOK');
    shop.remove(id);
    expect((await pullDemo()).summary.deleted).toBe(0);
    expect((await pullDemo({ full: true })).summary.deleted).toBe(1);
    expect(await product(id)).toBeNull();
  });

  test('trap 3: when more than a fifth would vanish, all stay until the operator says so', async () => {
    await pullDemo({ full: true });
    for (const id of shop.ids('products').slice(0, 60)) shop.remove(id);
    const held = await pullDemo({ full: true });
    expect(held.summary.deleted).toBe(0);
    expect(held.summary.skipped).toBeGreaterThan(60);
    expect(held.heldBack).toContain('--allow-mass-delete');
    expect((await pullDemo({ full: true, allowMassDelete: true })).summary.deleted).toBeGreaterThan(60);
  });

  test('trap 3: a shop that answers oddly loses nothing', async () => {
    await pullDemo({ full: true });
    shop.remove(shop.idOf('EN-EBOOK'));
    shop.misbehave({ when: (request) => request.path.endsWith('/products'), times: 1, answer: 'html-200' });
    const { summary, heldBack } = await pullDemo({ full: true });
    expect(summary.deleted).toBe(0);
    expect(heldBack).toContain('oddly');
  });

  test('trap 4: five products trashed under one delivery id are five events', async () => {
    const names = ['01', '02', '03', '04', '05'].map((n) => `trash-variable/${n}-product.deleted`);
    const ids = names.map((name) => recordedDelivery(name).headers['X-WC-Webhook-Delivery-ID']);
    expect(new Set(ids).size).toBe(1);
    for (const name of names) expect(await deliver(name)).toBe(202);
    expect((await statuses()).filter(([, status]) => status === 'pending')).toHaveLength(5);
  });

  test('trap 5: nothing that is understood is ever refused, so the webhook stays switched on', async () => {
    const codes = [];
    for (const name of [
      'rest-create-simple/02-action.woocommerce_product_set_stock',
      'rest-update-noop/01-product.updated',
      'rest-update-noop/01-product.updated',
      'create-update-delete-before-queue-runs/04-product.updated',
      'trash-a-PAGE-over-php-no-globals/01-product.deleted',
      'force-delete-simple/01-action.woocommerce_delete_product',
    ]) {
      codes.push(await deliver(name));
    }
    expect(codes.every((code) => code >= 200 && code < 300)).toBe(true);
    await site.work();
    expect((await statuses()).filter(([, status]) => status === 'failed' || status === 'dead')).toEqual([]);
  });

  test('trap 7: the deletion of a page deletes no product', async () => {
    await deliver('rest-create-simple/03-product.created');
    await site.work();
    expect(await deliver('trash-a-PAGE-over-php-no-globals/01-product.deleted')).toBe(202);
    await site.work();
    expect((await statuses())[0]).toEqual(['product.deleted', 'skipped']);
    expect((await site.get(`${PRODUCTS}?store=shoes`, site.admin)).json.count).toBe(1);
  });

  test('trap 8: a variation’s own delivery renews the parent', async () => {
    await pullDemo({ full: true });
    const parent = (
      await site.app.db.products.list(
        { store: 'demo', productType: 'variable', isActive: true },
        { limit: 1, offset: 0 },
        site.clock.at,
      )
    ).rows[0];
    const id = Number(parent?.externalId.slice(4));
    const { variations } = shop.product(id) as { variations: number[] };
    for (const variation of variations) shop.updateVariation(variation, { regular_price: '777', sale_price: '' });
    await pullDemo();
    expect((await product(id))?.state.price).toBe('777');
  });

  test('trap 11: a pull asks only for what it reads, a hundred at a time', async () => {
    await pullDemo({ full: true });
    const listings = shop.requests.filter((request) => /\/(products|variations)$/.test(request.path));
    expect(listings.length).toBeGreaterThan(0);
    for (const { query } of listings) {
      expect(query.per_page).toBe('100');
      const fields = String(query._fields).split(',');
      expect(fields).toContain('id');
      for (const costly of ['meta_data', 'related_ids', 'price_html', '_links']) expect(fields).not.toContain(costly);
    }
  });

  test('trap 14: a renamed category is seen by a full pull although nothing says it changed', async () => {
    await pullDemo({ full: true });
    const id = shop.idOf('EN-EBOOK');
    const known = await product(id);
    const shown = shop.product(id) as { categories: { name: string }[] };
    await site.app.db.products.apply(
      (await getStore(site.app, 'demo')).id,
      'woocommerce',
      [
        {
          change: {
            kind: 'report',
            restores: false,
            report: {
              externalId: `woo_${id}`,
              parentExternalId: null,
              modifiedAt: Date.parse(`${(shop.product(id) as { date_modified_gmt: string }).date_modified_gmt}Z`),
              state: { categories: ['The name before'] },
            },
          },
          arrival: { arrivedAt: site.clock.at, sequence: 0, confirms: true },
        },
      ],
      site.clock.at,
    );
    expect((await product(id))?.state.categories).toEqual(['The name before']);
    expect((await pullDemo()).summary.updated).toBe(0);
    expect((await pullDemo({ full: true })).summary.updated).toBe(1);
    expect((await product(id))?.state.categories).toEqual(known?.state.categories);
    expect(shown.categories.length).toBeGreaterThan(0);
  });
});

test('every trap of docs/woocommerce.md is proved by a test that carries its number', () => {
  const here = import.meta.dirname;
  const table = readFileSync(join(here, '../../docs/woocommerce.md'), 'utf8');
  const numbers = [...table.matchAll(/^\| (\d+) \|/gm)].map((match) => match[1]);
  const tests = readdirSync(join(here, '..'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  const proofs = tests.map((name) => readFileSync(join(here, '..', name), 'utf8')).join('\n');
  expect(numbers).toHaveLength(15);
  expect(numbers.filter((number) => !proofs.includes(`trap ${number}:`))).toEqual([]);
});
