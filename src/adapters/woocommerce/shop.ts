// One shop behind the port: its facts, its pages, what it still has, and its webhooks.
import type { Shop, ShopFacts } from '../../ports/source.ts';
import { census } from './census.ts';
import type { Client } from './client.ts';
import { glance, glanceAtVariations } from './glance.ts';
import { lookUp } from './lookup.ts';
import { manifest } from './manifest.ts';
import { pages } from './pages.ts';
import { reread } from './reread.ts';
import { webhooksOf } from './webhooks.ts';

const EASE = 'reading costs it less, and incremental pulls notice deletions too.';

export function openShop(client: Client, now: () => number, version: string): Shop {
  /** The currency is asked for because IRR and IRT are ten apart; a shop that hides it can be read all the same. */
  async function about(signal = new AbortController().signal): Promise<ShopFacts> {
    const answer = await client.get('/data/currencies/current', [['_fields', 'code']], signal);
    const hidden = !answer.ok && answer.code !== null && (answer.status === 403 || answer.status === 404);
    if (!answer.ok && !hidden) throw answer.error;
    const plugin = client.plugin();
    return {
      currency: answer.ok ? currencyOf(answer.json) : null,
      hasManifest: plugin !== null,
      notices: [
        ...client.notices(),
        ...(answer.ok ? [] : [`The shop does not tell its currency (${answer.code}).`]),
        ...(plugin === null ? [] : [`The shop runs Pilito Product Sync ${plugin}: ${EASE}`]),
      ],
    };
  }

  return {
    about,
    pages: (plan, from, signal) => pages(client, { ...plan, version }, from, signal),
    manifest: (signal) => manifest(client, signal),
    census: (plan, signal) => census(client, plan, signal),
    read: (lines, plan, signal) => reread(client, lines, plan, now, signal),
    clock: () => client.clock(),
    lookUp: (externalIds, signal) => lookUp(client, externalIds, now(), signal),
    glance: (externalIds, signal) => glance(client, externalIds, now, signal),
    glanceAtVariations: (parents, signal) => glanceAtVariations(client, parents, now, signal),
    webhooks: webhooksOf(client),
    plugin: () => client.plugin(),
    oddities: () => client.oddities(),
    totals: () => client.totals(),
    close: () => client.close(),
  };
}

function currencyOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('code' in json)) return null;
  return typeof json.code === 'string' && /^[A-Z0-9]{2,8}$/i.test(json.code) ? json.code.toUpperCase() : null;
}
