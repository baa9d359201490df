// What is measured of a catalogue of some size, and why it grows as it does. Each cost is the median of some tries.
import type { App } from '../../src/app/app.ts';
import { applyDue } from '../../src/app/apply.ts';
import { ownerName } from '../../src/app/owner.ts';
import { type SearchMode, search } from '../../src/app/search.ts';
import { wantsOf } from '../../src/app/wants.ts';
import type { Store } from '../../src/domain/store.ts';
import { medianOf } from '../figure.ts';
import { productOf } from '../load/deliveries.ts';
import { catalogue } from '../shop/items.ts';
import { commandTime, type Ground } from './ground.ts';

export interface Growth {
  what: string;
  unit: 'ms' | 'MB';
  /** Of 10 times the products: what it may cost at most. */
  atMost: number;
  why: string;
}

/** Ten times and a half: large trees are a little deeper, and large files fit the caches less. */
const LINEAR = 15;
const LESS = 6;
const FLAT = 2;

export const COSTS = {
  pull: { what: 'pull', unit: 'ms', atMost: LINEAR, why: 'linear: every product is read, analysed and written once' },
  again: {
    ...{ what: 'pull, unchanged', unit: 'ms', atMost: LINEAR },
    why: 'linear: every product is fetched, and its mark compared',
  },
  embed: {
    ...{ what: 'embed', unit: 'ms', atMost: LINEAR },
    why: 'linear where texts are embedded, but a model is fitted to 40,000 of them at most',
  },
  ack: { what: 'acknowledge one delivery', unit: 'ms', atMost: FLAT, why: 'the same: a commit at the end of the log' },
  apply: {
    ...{ what: 'apply one delivery', unit: 'ms', atMost: FLAT },
    why: 'the same: one family is found by its keys, and written',
  },
  text: {
    ...{ what: 'text search', unit: 'ms', atMost: LINEAR },
    why: 'linear in the end: FTS5 weighs all products that have a word, though only some hundred are graded',
  },
  vector: {
    ...{ what: 'vector search', unit: 'ms', atMost: LESS },
    why: 'less than linear so far: all codes are read from memory, which is the smaller part of a question',
  },
  hybrid: { what: 'hybrid search', unit: 'ms', atMost: LINEAR, why: 'as its slower leg' },
  cold: {
    ...{ what: '`pilito search`', unit: 'ms', atMost: LESS },
    why: 'less than linear: Node starts, then the codes are read from the file',
  },
  status: { what: 'status', unit: 'ms', atMost: LINEAR, why: 'linear, and little: counted from indexes alone' },
  products: {
    ...{ what: 'products list', unit: 'ms', atMost: LINEAR },
    why: 'linear, and little: a page is found at once, but all are counted',
  },
  dearest: {
    ...{ what: 'products list by price', unit: 'ms', atMost: LINEAR },
    why: 'linear: the prices of the moment are sorted',
  },
  events: { what: 'events list', unit: 'ms', atMost: FLAT, why: 'the same: the log keeps counts of itself' },
  disk: { what: 'catalogue on disk', unit: 'MB', atMost: LINEAR, why: 'linear: every product has its rows' },
  memory: {
    ...{ what: 'memory of `serve`', unit: 'MB', atMost: LESS },
    why: 'less than linear so far: only the codes of vectors are held, beside what Node takes at any size',
  },
} as const satisfies Record<string, Growth>;

export type Cost = keyof typeof COSTS;

const MEGABYTE = 1024 * 1024;
const TRIES = 30;
const DELIVERIES = 40;
const COLD_TRIES = 5;

export async function costsOf(ground: Ground): Promise<Record<Cost, number>> {
  const questions = questionsOf(ground.products);
  const disk = ground.bytes().catalogue / MEGABYTE;
  const cold = Array.from({ length: COLD_TRIES }, (_, at) =>
    commandTime(ground, ['search', questions[at] ?? 'ka', '--store', 'shop']),
  );
  const memory = (await ground.serving(questions)) / MEGABYTE;
  const warm = await ground.within(async (app, store) => ({
    ...(await searches(app, store, questions)),
    ...(await looks(app)),
    ...(await deliveries(app, store)),
  }));
  return { ...ground.took, ...warm, cold: medianOf(cold), disk, memory };
}

/** Two words each, of the names that products have. */
function questionsOf(products: number): string[] {
  const page = catalogue(products);
  return Array.from({ length: TRIES }, (_, at) => {
    const [item]: { name: string }[] = JSON.parse(page((at * 37) % products, 1, false));
    return (item?.name ?? '').split(' ').slice(1, 3).join(' ');
  });
}

async function timed(tries: number, act: (at: number) => Promise<unknown>): Promise<number> {
  await act(0);
  const times: number[] = [];
  for (let at = 0; at < tries; at++) {
    const started = performance.now();
    await act(at);
    times.push(performance.now() - started);
  }
  return medianOf(times);
}

async function searches(app: App, store: Store, questions: readonly string[]) {
  const ask = (mode: SearchMode) =>
    timed(TRIES, (at) =>
      search(app, { store, query: questions[at] ?? 'ka', limit: 10, mode, facts: {}, explain: false }),
    );
  return { text: await ask('text'), vector: await ask('vector'), hybrid: await ask('hybrid') };
}

async function looks({ db, embedder }: App) {
  const wants = await wantsOf({ db, embedder });
  const page = { limit: 20, offset: 0 };
  return {
    status: await timed(TRIES, () => db.status(wants)),
    products: await timed(TRIES, () => db.products.list({}, page, Date.now())),
    dearest: await timed(TRIES, () => db.products.list({ ordering: '-price' }, page, Date.now())),
    events: await timed(TRIES, () => db.events.list({}, page)),
  };
}

/** Of products whose words have changed, one after the other. */
async function deliveries(app: App, { id: storeId, slug: store, source }: Store) {
  const owner = ownerName(app.newId());
  const acks: number[] = [];
  const applies: number[] = [];
  for (let n = 0; n < DELIVERIES; n++) {
    const body = Buffer.from(JSON.stringify(productOf(n, { name: `Another name ${n}` })));
    const started = performance.now();
    await app.db.events.append({
      ...{ storeId, store, source, tokenName: null, eventId: `late-${n}`, eventType: 'product.updated' },
      ...{ productId: `late-${n}`, body, headers: '{}', status: 'pending', errorMessage: null, dedupe: null },
      ...{ sourceIp: '203.0.113.7', userAgent: 'bench', receivedAt: Date.now() },
    });
    const acknowledged = performance.now();
    const { applied } = await applyDue(app, owner);
    if (applied !== 1) throw new Error(`${applied} deliveries were applied`);
    acks.push(acknowledged - started);
    applies.push(performance.now() - acknowledged);
  }
  return { ack: medianOf(acks), apply: medianOf(applies) };
}
