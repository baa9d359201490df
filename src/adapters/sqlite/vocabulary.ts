// The words a store's catalogue has, read from the text index itself: how many products each stands in, which begin
// with some letters, and all of them, for finding what a mistyped word may have meant.
import { type WordList, wordList } from '../../domain/search/word-list.ts';
import type { Feature } from '../../domain/text/features.ts';
import type { Vocabulary } from '../../ports/search.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';
import { endOf, featureOf, termOf } from './terms.ts';

/** A short beginning is that of many words: so many are looked at, and the commonest are given. */
const MOST_LOOKED_AT = 400;
/** Terms whose counts are remembered. */
const MOST_COUNTED = 50_000;
/** A word of so many products does not vanish from one moment to the next. */
const COMMON = 20;

export function vocabularyIn(db: Connection): Synchronous<Vocabulary> {
  const count = db.prepare<[string], number>('SELECT doc FROM product_vocabulary WHERE term = ?').pluck();
  const range = db.prepare<[string, string, number], { term: string; doc: number }>(
    'SELECT term, doc FROM product_vocabulary WHERE term >= ? AND term < ? LIMIT ?',
  );
  const terms = db
    .prepare<[string, string], string>('SELECT term FROM product_vocabulary WHERE term >= ? AND term < ?')
    .pluck();
  const totals = db.prepare<[number], { products: number; length: number }>(
    'SELECT products, length FROM text_totals WHERE store_id = ?',
  );
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const structure = db.prepare<[], Buffer>('SELECT block FROM product_text_data WHERE id = 10').pluck();
  const counts = new Map<string, { products: number; state: string }>();
  const kept = new Map<number, { state: string; words: WordList }>();

  /** Changes whenever anybody wrote to the file. */
  const stateNow = () => `${db.pragma('data_version', { simple: true })}.${changes.get()}`;

  /** Changes whenever the text index was written, whatever else was: FTS5 keeps the list of its parts in this row. */
  const textState = () => structure.get()?.toString('latin1') ?? '';

  /**
   * FTS5 walks through all products of a term to count them. How many a common word has may be told as it was a while
   * ago: it only weighs words against each other. Of rare ones, and of those that are not there, it is told as it is now.
   */
  function counted(term: string, state: string): number {
    const before = counts.get(term);
    if (before !== undefined && (before.products >= COMMON || before.state === state)) return before.products;
    if (counts.size >= MOST_COUNTED) counts.clear();
    const products = count.get(term) ?? 0;
    counts.set(term, { products, state });
    return products;
  }

  return {
    totals: (storeId) => {
      const { products, length } = totals.get(storeId) ?? { products: 0, length: 0 };
      return { products, averageLength: products > 0 ? length / products : 1 };
    },
    counts: (storeId, features) => {
      const state = stateNow();
      return new Map([...features].map((feature) => [feature, counted(termOf(storeId, feature), state)] as const));
    },
    startingWith: (storeId, prefix, limit) => {
      const from = termOf(storeId, prefix);
      return range
        .all(from, endOf(from), MOST_LOOKED_AT)
        .sort((a, b) => b.doc - a.doc)
        .slice(0, limit)
        .map(({ term, doc }): [Feature, number] => [featureOf(term), doc]);
    },
    words: (storeId) => {
      const state = textState();
      const known = kept.get(storeId);
      if (known?.state === state) return known.words;
      const from = termOf(storeId, 'e');
      const words = wordList(terms.all(from, endOf(from)).map((term) => term.slice(from.length)));
      kept.set(storeId, { state, words });
      return words;
    },
  };
}
