// What the Pilito Product Sync plugin adds to a shop: a header on the answers to pilito's own requests, and the
// manifest, which WooCommerce's keys open too.
import { gmtDate } from './clock.ts';
import type { Item } from './item.ts';
import { checkParams, integer, integerOf } from './params.ts';
import { type Answer, answer, type Call, type Header, type House, type Route } from './router.ts';

const MOST = 5_000;

/** Is it pilito that asks? By its User-Agent and a header of its own, both. */
export function pluginHeader(version: string | undefined, headers: Readonly<Record<string, string>>): Header[] {
  const asked = headers['user-agent']?.startsWith('pilito/') === true && Boolean(headers['x-pilito-client']);
  return version !== undefined && asked ? [['X-Pilito-Product-Sync', version]] : [];
}

export const PLUGIN_ROUTE: Route = { path: '/pilito/v1/manifest', handlers: { GET: manifest } };

/** Everything in the order of its ids, whatever its status. */
function manifest({ shelf }: House, { params }: Call): Answer {
  checkParams(params, { after: integer(0), per_page: integer(1, MOST) });
  const size = integerOf(params.per_page, MOST);
  const all = [...shelf.items.values()].sort((a, b) => a.id - b.id);
  const items = all.filter(({ id }) => id > integerOf(params.after, 0)).slice(0, size);
  const next = items.length < size ? null : (items.at(-1)?.id ?? null);
  return answer({ count: all.length, items: items.map(lineOf), next });
}

function lineOf({ id, parent_id, modified, status }: Item): [number, number, string, string] {
  return [id, parent_id, gmtDate(modified), status];
}
