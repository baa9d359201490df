// How long does a whole search take, warm, in each mode and with filters, and how much of it is what FTS5 needs alone to
// rank the same products by the same words?
import Database from 'better-sqlite3';
import type { App } from '../src/app/app.ts';
import { type SearchMode, search } from '../src/app/search.ts';
import type { Store } from '../src/domain/store.ts';
import type { Facts } from '../src/ports/search.ts';
import { type Asked, askInTurn, type Engine, LIMIT, quantile, timesOver } from './asking.ts';
import type { Figure } from './figure.ts';
import { groundOf } from './scale/ground.ts';
import { catalogue } from './shop/items.ts';
import { printTable } from './table.ts';

const SIZES = [10_000, 50_000] as const;
const QUESTIONS = 100;
const FILTERS: Facts = { inStock: true, minPrice: '100', maxPrice: '500' };

interface Item {
  name: string;
  short_description: string;
  description: string;
}

export async function searching(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await among(size)));
  return figures;
}

async function among(size: number): Promise<Figure[]> {
  const ground = await groundOf(size, Buffer.from('{}'));
  const plain = plainIndex(size);
  try {
    return await ground.within(async (app, store) => {
      const engines = [
        searchBy(app, store, 'text', {}),
        searchBy(app, store, 'vector', {}),
        searchBy(app, store, 'hybrid', {}),
        searchBy(app, store, 'hybrid', FILTERS),
        plain,
      ];
      const asked = await askInTurn(engines, questionsOf(size));
      const [text, vector, hybrid, filtered, fts] = asked;
      if (!text || !vector || !hybrid || !filtered || !fts) return [];
      const title = `${size.toLocaleString('en')} products`;
      printTable(
        [title, 'p50, ms', 'p99, ms'],
        asked.map((one, at) => [engines[at]?.name ?? '', ...timesOf(one)]),
      );
      const slower = quantile(text, 0.5) > quantile(vector, 0.5) ? text : vector;
      return [
        figure(`hybrid search of ${title}`, 'its slower leg', hybrid, slower, { atMost: 3 }),
        figure(`the same of ${title} with filters`, 'without', filtered, hybrid, null),
        figure(`text search of ${title}`, 'FTS5 by its bm25, titles and descriptions', text, fts, null),
      ];
    });
  } finally {
    plain.close();
    ground.home.remove();
  }
}

function searchBy(app: App, store: Store, mode: SearchMode, facts: Facts): Engine<string> {
  return {
    name: `${mode}${facts === FILTERS ? ', filtered' : ''}`,
    ask: async (query) => {
      await search(app, { store, query, limit: LIMIT, mode, facts, explain: false });
      return null;
    },
    close: () => {},
  };
}

/** What a programmer would build: the words as they stand, any of them, the best by bm25. */
function plainIndex(size: number): Engine<string> {
  const db = new Database(':memory:');
  db.exec('CREATE VIRTUAL TABLE texts USING fts5 (title, description)');
  const add = db.prepare('INSERT INTO texts VALUES (?, ?)');
  db.transaction(() => {
    for (const item of itemsOf(size)(0, size)) add.run(item.name, `${item.short_description} ${item.description}`);
  })();
  const find = db
    .prepare<[string, number], number>('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?')
    .pluck();
  return {
    name: 'FTS5',
    ask: (query) => find.all(query.split(' ').join(' OR '), LIMIT),
    close: () => db.close(),
  };
}

/** One to three words of the names that products have. */
function questionsOf(size: number): string[] {
  const page = itemsOf(size);
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const [item] = page((at * 37) % size, 1);
    return (item?.name ?? '')
      .split(' ')
      .slice(1, 2 + (at % 3))
      .join(' ');
  });
}

function itemsOf(size: number): (from: number, count: number) => Item[] {
  const page = catalogue(size);
  return (from, count) => JSON.parse(page(from, count, false));
}

function figure(what: string, peer: string, mine: Asked, other: Asked, goal: Figure['goal']): Figure {
  const plain = [mine, other].map((asked) => `${quantile(asked, 0.5).toFixed(2)} ms`).join(', ');
  return { what, peer, ratio: timesOver(mine, other), goal, plain };
}

function timesOf(asked: Asked): string[] {
  return [0.5, 0.99].map((share) => quantile(asked, share).toFixed(2));
}
