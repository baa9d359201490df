// `serve` and `pull` are killed with no chance to clean up; what was acknowledged is applied, and a pull goes on.
import { expect, test } from 'vitest';
import { createShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';

test('every event that was acknowledged before kill -9 is applied after the restart', async () => {
  const home = workspace();
  try {
    await home.json(['store', 'add', 'shoes']);
    const { token } = await home.json(['token', 'create', '--store', 'shoes']);
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const serve = await home.serve();
      let id = (round + 1) * 1_000;
      let alive = true;
      const client = async () => {
        while (alive) {
          const mine = id++;
          const product = { id: mine, name: `Product ${mine}`, price: mine, date_modified: '2026-11-22T10:00:00Z' };
          const body = JSON.stringify({ event_id: `e${mine}`, event_type: 'product.created', product });
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
          const url = `${serve.url}/api/integrations/woocommerce/webhook/`;
          const response = await fetch(url, { method: 'POST', body, headers }).catch(() => null);
          if (response?.status === 202) acknowledged.push(mine);
          if (acknowledged.length >= (round + 1) * 150 || response === null) alive = false;
        }
      };
      const clients = [client(), client(), client(), client()];
      await Promise.race(clients);
      await serve.stop('SIGKILL');
      alive = false;
      await Promise.all(clients);
    }
    const serve = await home.serve();
    let pending = 1;
    while (pending > 0) pending = (await home.json(['status'])).pending_events;
    await serve.stop();
    const known = new Set<string>();
    for (let page = 1, more = true; more; page++) {
      const list = await home.json(['products', 'list', '--page', String(page), '--limit', '100']);
      for (const row of list.results) known.add(row.external_id);
      more = list.next !== null && list.results.length > 0;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(450);
    expect(acknowledged.filter((id) => !known.has(`woo_${id}`))).toEqual([]);
  } finally {
    home.remove();
  }
}, 180_000);

test('a pull that is killed goes on at its last page', async () => {
  const home = workspace();
  const shop = await createShop();
  try {
    const keys = ['--consumer-key', shop.consumerKey, '--consumer-secret', shop.consumerSecret];
    await home.json(['store', 'add', 'demo', '--url', shop.url, '--allow-private-network', ...keys]);
    let pages = 0;
    const lift = shop.misbehave({
      when: (request) => request.path.endsWith('/products') && ++pages > 4,
      answer: 'timeout',
    });
    const pull = home.start(['pull', 'demo', '--page-size', '10']);
    while (pages <= 5) await new Promise(setImmediate);
    await pull.stop('SIGKILL');
    lift();
    const before = shop.requests.length;
    const summary = await home.json(['pull', 'demo', '--page-size', '10']);
    expect(summary.products).toBe(137);
    expect(summary.variations).toBe(95);
    expect(summary.created).toBe(232);
    const asked = shop.requests.slice(before).filter((request) => request.path.endsWith('/products'));
    expect(Number(asked[0]?.query.offset)).toBeGreaterThan(0);
    expect((await home.json(['status'])).products).toBe(232);
  } finally {
    await shop.close();
    home.remove();
  }
}, 120_000);
