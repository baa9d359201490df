// The shops, a row each: what there is of them, what waits, and when they were last heard. Pure.
import type { PullLook, ShopLook } from '../ports/dashboard.ts';
import { type Cell, type Line, row, rule, type Tone } from './lines.ts';
import { named } from './names.ts';
import type { Scope } from './sums.ts';
import { age, amount } from './words.ts';

export interface ShopsProps {
  shops: readonly ShopLook[];
  scope: Scope;
  now: number;
  width: number;
  /** Lines, title and all. */
  height: number;
}

/** A pull that has not shown itself for so long has ended without saying so. */
const SILENCE_MS = 60_000;
const NARROWEST_NAME = 12;
const SHORTEST_SLUG = 8;
const GAP = 2;

/** The rule, the titles, and as many shops as there is room for, the one in scope among them. */
export function shopsLines({ shops, scope, now, width, height }: ShopsProps): Line[] {
  if (shops.length === 0) return [rule('shops', '', width), row([{ text: NO_SHOP, width, tone: 'warning' }])];
  const room = Math.max(1, height - 2);
  const at = Math.max(
    0,
    shops.findIndex(({ store }) => store === scope),
  );
  const first = Math.min(Math.max(0, at - room + 1), Math.max(0, shops.length - room));
  const seen = shops.slice(first, first + room);
  const hidden = shops.length - seen.length;
  const aside = hidden === 0 ? '←→ choose one' : `${hidden} more · ←→ choose one`;
  const layout = layoutFor(shops, width);
  return [
    rule(shops.length === 1 ? 'shop' : 'shops', aside, width),
    row(layout.map((column) => ({ ...column.cell, text: column.title, tone: 'faint' }))),
    ...seen.map((shop) =>
      row(layout.map(({ cell, of }) => ({ ...cell, ...of(shop, now, shop.store === scope, cell.width) }))),
    ),
  ];
}

const NO_SHOP = 'There is no shop yet. Add one: pilito store add <slug> --url <address>';

interface Column {
  title: string;
  cell: Omit<Cell, 'text'>;
  of(shop: ShopLook, now: number, inScope: boolean, width: number): { text: string; tone?: Tone };
}

function layoutFor(shops: readonly ShopLook[], width: number): Column[] {
  const longest = Math.max(SHORTEST_SLUG, ...shops.map(({ store }) => store.length + 2));
  const columns = columnsFor(width - SHORTEST_SLUG);
  const rest = roomOf(columns);
  const slug: Column = {
    title: '  SHOP',
    cell: { width: Math.min(longest, width - rest) },
    of: ({ store }, _now, inScope) => ({ text: `${inScope ? '›' : ' '} ${store}`, tone: inScope ? 'strong' : 'plain' }),
  };
  const left = width - rest - slug.cell.width - GAP;
  // What reads right to left stands last, where turning it moves nothing else.
  const name: Column = {
    title: 'NAME',
    cell: { width: left },
    of: (shop, _now, _inScope, room) => ({ text: shop.name === shop.store ? '' : named(shop.name, room) }),
  };
  const hasNames = left >= NARROWEST_NAME && shops.some((shop) => shop.name !== shop.store);
  return [slug, ...columns, ...(hasNames ? [name] : [])];
}

/** Those that there is room for; the first of the dispensable ones goes first. */
function columnsFor(room: number): readonly Column[] {
  let kept = COLUMNS;
  for (const title of DISPENSABLE) {
    if (roomOf(kept) <= room) break;
    kept = kept.filter((column) => column.title !== title);
  }
  return kept;
}

function roomOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { cell }) => sum + cell.width + GAP, 0);
}

const number = (title: string, width: number, count: (shop: ShopLook) => number, tone: Tone = 'plain'): Column => ({
  title,
  cell: { width, align: 'right' },
  of: (shop) => ({ text: amount(count(shop)), tone: count(shop) === 0 ? 'faint' : tone }),
});

const COLUMNS: readonly Column[] = [
  number('PRODUCTS', 8, ({ products }) => products),
  number('WAIT', 6, ({ queued }) => queued, 'strong'),
  number('DEAD', 4, ({ dead }) => dead, 'bad'),
  number('EMBED', 6, ({ pendingChunks }) => pendingChunks, 'warning'),
  { title: 'LAST PULL', cell: { width: 15 }, of: ({ lastPull }, now) => pullCell(lastPull, now) },
  { title: 'DELIVERIES', cell: { width: 16 }, of: (shop, now) => deliveryCell(shop, now) },
];

const DISPENSABLE = ['EMBED', 'PRODUCTS', 'LAST PULL'];

function pullCell(pull: PullLook | null, now: number): { text: string; tone: Tone } {
  if (pull === null) return { text: 'never', tone: 'faint' };
  const { status, finishedAt, startedAt, heartbeatAt, read } = pull;
  if (status === 'running' && now - heartbeatAt < SILENCE_MS) return { text: `now, ${amount(read)}`, tone: 'strong' };
  if (status === 'running') return { text: `cut off, ${age(now - heartbeatAt)}`, tone: 'bad' };
  const ago = age(now - (finishedAt ?? startedAt));
  if (status === 'failed') return { text: `failed, ${ago}`, tone: 'bad' };
  return status === 'partial' ? { text: `in part, ${ago}`, tone: 'warning' } : { text: ago, tone: 'plain' };
}

/** Which way the newest delivery came, and when; or what is there to come by. */
function deliveryCell({ lastEvent, webhooks }: ShopLook, now: number): { text: string; tone: Tone } {
  if (lastEvent === null) {
    return webhooks > 0 ? { text: `${webhooks} made, silent`, tone: 'warning' } : { text: 'none', tone: 'faint' };
  }
  const ago = age(now - lastEvent.at);
  if (lastEvent.status === 'rejected') return { text: `rejected, ${ago}`, tone: 'bad' };
  return { text: `${lastEvent.withToken ? 'plugin' : 'webhook'}, ${ago}`, tone: 'plain' };
}
