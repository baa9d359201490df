// A store's synonyms: bringing them in, asking with them, and suggesting new ones from the store's own catalogue.
import { builtInLexicon } from '../domain/lexicon/lexicon.ts';
import { mineSynonyms, type Suggestion } from '../domain/lexicon/mine.ts';
import { stemmerOf } from '../domain/lexicon/stemmer.ts';
import type { Store } from '../domain/store.ts';
import {
  MOST_LINES,
  parseSynonyms,
  type SynonymFinder,
  type SynonymLine,
  synonymFinder,
  synonymKey,
  tooManyLines,
} from '../domain/synonyms.ts';
import { tokenise } from '../domain/text/fold.ts';
import type { Database } from '../ports/database.ts';
import type { App } from './app.ts';

export interface ImportOutcome {
  added: number;
  /** Lines that said what the store, or a line above, says already. */
  known: number;
  removed: number;
  /** Lines of the store afterwards. */
  total: number;
}

export interface ImportOptions {
  /** The store has these lines afterwards and no other. */
  replace: boolean;
  /** Judge and write nothing. */
  dryRun: boolean;
}

/** Takes the lines of a text into the store. Throws `unprocessable` with the number of the first bad line. */
export async function importSynonyms(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  store: Store,
  text: string,
  { replace, dryRun }: ImportOptions,
): Promise<ImportOutcome> {
  const lines = parseSynonyms(text);
  const before = await db.synonyms.list(store.id);
  const outcome = foresee(before, lines, replace);
  if (outcome.total > MOST_LINES) throw tooManyLines();
  if (dryRun) return outcome;
  const now = clock.now();
  const done = replace
    ? await db.synonyms.replace(store.id, lines, now)
    : { ...(await db.synonyms.add(store.id, lines, now)), removed: 0 };
  return { ...done, total: before.length + done.added - done.removed };
}

function foresee(before: readonly SynonymLine[], lines: readonly SynonymLine[], replace: boolean): ImportOutcome {
  const there = new Set(before.map(synonymKey));
  const wanted = new Set(lines.map(synonymKey));
  const added = [...wanted].filter((key) => !there.has(key)).length;
  const removed = replace ? [...there].filter((key) => !wanted.has(key)).length : 0;
  return { added, known: lines.length - added, removed, total: there.size + added - removed };
}

interface Kept {
  stamp: string;
  find: SynonymFinder;
}

const kept = new WeakMap<Database, Map<string, Kept>>();

/** What may stand in place of the words of a question to this store. Read anew only when its lines have changed. */
export async function synonymsOf({ db }: Pick<App, 'db'>, store: Store): Promise<SynonymFinder> {
  const ofDatabase = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, ofDatabase);
  const key = `${store.id}/${store.language}`;
  const stamp = await db.synonyms.stamp(store.id);
  const known = ofDatabase.get(key);
  if (known?.stamp === stamp) return known.find;
  const find = synonymFinder(await db.synonyms.list(store.id), stemmerOf(store.language));
  ofDatabase.set(key, { stamp, find });
  return find;
}

export interface SuggestOptions {
  /** Fewest products that must speak for a suggestion. */
  minSupport: number;
  /** 0 to 1. */
  minScore: number;
  limit: number;
}

export interface Suggestions {
  /** Products that were read. */
  products: number;
  suggestions: Suggestion[];
}

/** Synonyms that the catalogue itself speaks for and that neither the built-in table nor the store's lines have. */
export async function suggestSynonyms(
  deps: Pick<App, 'db' | 'clock'>,
  store: Store,
  { minSupport, minScore, limit }: SuggestOptions,
): Promise<Suggestions> {
  const catalogue = await catalogueOf(deps, store);
  const own = await synonymsOf(deps, store);
  const isKnown = (one: string, other: string) => areLinked(store, own, tokenise(one), tokenise(other));
  const found = mineSynonyms(catalogue, { minSupport, isKnown }).filter(({ score }) => score >= minScore);
  return { products: catalogue.length, suggestions: found.slice(0, limit) };
}

function areLinked(store: Store, own: SynonymFinder, one: readonly string[], other: readonly string[]): boolean {
  const lexicon = builtInLexicon(stemmerOf(store.language));
  const conceptsOf = (words: readonly string[]) =>
    lexicon.conceptsIn(words).flatMap(({ concept, from, to }) => (to - from === words.length ? [concept] : []));
  const concepts = conceptsOf(other);
  if (conceptsOf(one).some((concept) => concepts.includes(concept))) return true;
  const finds = (asked: readonly string[], wanted: readonly string[]) =>
    own(asked).some(
      ({ from, to, alternatives }) =>
        to - from === asked.length && alternatives.some((words) => words.join(' ') === wanted.join(' ')),
    );
  return finds(one, other) || finds(other, one);
}

const PAGE = 500;

/** Title, brands and categories of every product that is not a variation. */
async function catalogueOf({ db, clock }: Pick<App, 'db' | 'clock'>, store: Store): Promise<string[][]> {
  const texts: string[][] = [];
  const now = clock.now();
  for (let offset = 0; ; offset += PAGE) {
    const filter = { store: store.slug, ordering: 'created_at' };
    const { rows } = await db.products.list(filter, { limit: PAGE, offset }, now);
    for (const { parentExternalId, state } of rows) {
      if (parentExternalId === null) texts.push([state.title, ...state.brands, ...state.categories]);
    }
    if (rows.length < PAGE) return texts;
  }
}
