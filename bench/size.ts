// How much disk and memory do 1,000 products and 1,000 events take, and for what, beside the shop's own JSON, the bare
// vectors and the bare deliveries? And does the room come back when the event log forgets?

import { inboxPath } from '../src/adapters/sqlite/upkeep.ts';
import type { App } from '../src/app/app.ts';
import { forgetSome } from '../src/app/retention.ts';
import type { Store } from '../src/domain/store.ts';
import { type Figure, spreadOf } from './figure.ts';
import { productOf } from './load/deliveries.ts';
import { type Ground, groundOf } from './scale/ground.ts';
import { type Part, partsOf } from './scale/parts.ts';
import { printTable } from './table.ts';

const [FEW, MANY] = [1_000, 20_000];
const FLOAT_BYTES = 4;
const MEGABYTE = 1024 * 1024;

export async function size(): Promise<Figure[]> {
  const delivery = Buffer.from(JSON.stringify(productOf(0)));
  const few = await groundOf(FEW, delivery);
  const many = await groundOf(MANY, delivery).catch((error: unknown) => {
    few.home.remove();
    throw error;
  });
  try {
    const memory = [await few.serving(QUESTIONS), await many.serving(QUESTIONS)] as const;
    const dimensions = await many.within(dimensionsOf);
    const catalogue = partsOf(many.home.db);
    const inbox = partsOf(inboxPath(many.home.db));
    const bodies = await many.within(bodiesOf);
    printParts(catalogue, inbox);
    const full = many.bytes();
    await many.within(forget);
    return figuresOf({
      catalogue,
      inbox,
      full,
      left: many.bytes().inbox,
      bodies,
      memory,
      dimensions,
      json: many.jsonBytes,
    });
  } finally {
    few.home.remove();
    many.home.remove();
  }
}

/** Words that the made-up names have. */
const QUESTIONS = ['kalo', 'lomi ren', 'soladu', 'ner pios', 'tira', 'mon se', 'licudo', 'veren'];

async function dimensionsOf({ db }: App, { id }: Store): Promise<number> {
  return (await db.search.liveFingerprint(id))?.dimensions ?? 0;
}

async function bodiesOf({ db }: App): Promise<number> {
  const { count, rows } = await db.events.list({}, { limit: 1, offset: 0 });
  const event = rows[0] && (await db.events.find(rows[0].id));
  return count * (event?.payload.length ?? 0);
}

/** Everything has ended by now. */
async function forget(app: App): Promise<void> {
  while ((await forgetSome({ ...app, keepEventsMs: -1_000 })) > 0);
}

function printParts(...files: ReadonlyMap<Part, number>[]): void {
  const rows = files.flatMap((parts) => [...parts].sort((a, b) => b[1] - a[1]));
  printTable(
    ['on disk', 'of 1,000 products or events'],
    rows.map(([part, bytes]) => [part, perThousand(bytes, MANY)]),
  );
}

interface Sizes {
  catalogue: ReadonlyMap<Part, number>;
  inbox: ReadonlyMap<Part, number>;
  full: ReturnType<Ground['bytes']>;
  left: number;
  bodies: number;
  memory: readonly [few: number, many: number];
  dimensions: number;
  json: number;
}

function figuresOf({ catalogue, full, left, bodies, memory, dimensions, json }: Sizes): Figure[] {
  const of = (...parts: Part[]) => parts.reduce((sum, part) => sum + (catalogue.get(part) ?? 0), 0);
  const floats = MANY * dimensions * FLOAT_BYTES;
  const [grown, furtherJson] = [memory[1] - memory[0], (json * (MANY - FEW)) / MANY];
  const figure = (what: string, peer: string, ours: number, theirs: number, atMost: number, n = MANY): Figure => ({
    ...{ what, peer, ratio: spreadOf([ours / theirs]), goal: { atMost } },
    plain: `${perThousand(ours, n)}, ${perThousand(theirs, n)} of 1,000`,
  });
  return [
    figure('catalogue on disk, everything', "the shop's own JSON", full.catalogue, json, 3),
    figure('products and their states on disk', "the shop's own JSON", of('rows', 'states'), json, 1),
    figure('text index and features on disk', "the shop's own JSON", of('text index', 'features'), json, 1.25),
    figure('vectors on disk', 'bare floats', of('vectors'), floats, 1.15),
    figure('codes of vectors on disk', 'bare floats', of('codes'), floats, 0.35),
    figure('event log on disk', 'the bodies alone', full.inbox, bodies, 1.2),
    figure('event log after it has forgotten all', 'before', left, full.inbox, 0.1),
    figure('memory of `serve`, for each further product', "the shop's own JSON", grown, furtherJson, 1, MANY - FEW),
    {
      what: `memory of \`serve\` with ${MANY.toLocaleString('en')} products`,
      ...{ peer: '250 MB', ratio: spreadOf([memory[1] / (250 * MEGABYTE)]), goal: { atMost: 1 } },
      plain:
        memory.map((bytes) => `${Math.round(bytes / MEGABYTE)} MB`).join(' and ') +
        ` with ${FEW.toLocaleString('en')} and ${MANY.toLocaleString('en')}`,
    },
  ];
}

function perThousand(bytes: number, count: number): string {
  return `${((bytes / count) * (1000 / MEGABYTE)).toFixed(2)} MB`;
}
