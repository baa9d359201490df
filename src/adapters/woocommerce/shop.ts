// One shop behind the port: its facts, its pages, and what it still has.
import type { Shop, ShopFacts } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { lookUp } from './lookup.ts';
import { pages } from './pages.ts';

export function openShop(client: Client, now: () => number): Shop {
  /** The currency is asked for because IRR and IRT are ten apart; a shop that hides it can be read all the same. */
  async function about(signal = new AbortController().signal): Promise<ShopFacts> {
    const answer = await client.get('/data/currencies/current', [['_fields', 'code']], signal);
    if (answer.ok) return { currency: currencyOf(answer.json), notices: [...client.notices()] };
    const hidden = answer.code !== null && (answer.status === 403 || answer.status === 404);
    if (!hidden) throw answer.error;
    const notice = `The shop does not tell its currency (${answer.code}).`;
    return { currency: null, notices: [...client.notices(), notice] };
  }

  return {
    about,
    pages: (plan, from, signal) => pages(client, plan, from, signal),
    clock: () => client.clock(),
    lookUp: (externalIds, signal) => lookUp(client, externalIds, now(), signal),
    oddities: () => client.oddities(),
    totals: () => client.totals(),
    close: () => client.close(),
  };
}

function currencyOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('code' in json)) return null;
  return typeof json.code === 'string' && /^[A-Z0-9]{2,8}$/i.test(json.code) ? json.code.toUpperCase() : null;
}
