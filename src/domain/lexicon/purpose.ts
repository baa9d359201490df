// Purposes: what is asked for by its use instead of its name ("something to make holes in a wall"), and the products
// that serve it. A table of triggers, each a set of words that must all be asked, wherever they stand.
import { writtenForms } from '../text/colloquial.ts';
import { tokenise } from '../text/fold.ts';
import { isArabicScript, isLatinWord } from '../text/stems.ts';
import { type Match, type PhraseBook, phraseBook, type Stem } from './phrases.ts';
import { NAMES, PURPOSES } from './purposes.ts';
import { LIGHT_VERB, wordFamilies } from './purposes-words.ts';

export interface Purpose {
  /** Indexes of the tokens that tell it, ascending. */
  places: number[];
  /** Products that serve it, each as folded tokens; any of them would do. */
  targets: string[][];
}

export type PurposeFinder = (tokens: readonly string[]) => Purpose[];

export interface PurposeLine {
  /** Sets of folded words; one of them is enough. */
  triggers: string[][];
  targets: string[][];
}

/** The lines of a table "words | other words => product, product"; those that begin with "#" are left out. */
export function parsePurposes(table: string): PurposeLine[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [left = '', right = ''] = line.split('=>');
    return { triggers: left.split('|').map(tokenise), targets: right.split(/[,،]/).map(tokenise) };
  });
}

const made = new WeakMap<Stem, PurposeFinder>();

/**
 * Finds purposes in all the tokens of a question, stop words included: "خشک کن" tells more than "خشک". The table is read
 * at the first question and once for each stemmer: pass the same function again.
 */
export function purposeFinder(stem: Stem): PurposeFinder {
  return (tokens) => {
    const find = made.get(stem) ?? finderOf(parsePurposes(PURPOSES), stem);
    made.set(stem, find);
    return find(tokens);
  };
}

interface Trigger {
  words: readonly string[];
  line: PurposeLine;
}

interface Found {
  places: Set<number>;
  /** Places of the words that say something by themselves. */
  content: Set<number>;
  line: PurposeLine;
}

function finderOf(lines: readonly PurposeLine[], stem: Stem): PurposeFinder {
  const triggers = lines.flatMap((line) => line.triggers.map((words): Trigger => ({ words, line })));
  const byRarest = filedByRarest(triggers);
  const readings = readerOf(new Set(triggers.flatMap(({ words }) => words)), stem);
  const names = namesOf(lines, stem);
  return (tokens) => {
    const places = new Map<string, number[]>();
    for (const [at, token] of tokens.entries()) for (const word of readings(token)) fileUnder(places, word, at);
    const candidates = [...places.keys()].flatMap((word) => byRarest.get(word) ?? []);
    const found = candidates.flatMap((trigger) => match(trigger, places) ?? []);
    if (found.length === 0) return [];
    const named = names.matchesIn(tokens);
    return largest(found.filter((one) => isUse(one.places, named))).map(({ places: told, line }) => ({
      places: [...told].sort((a, b) => a - b),
      targets: line.targets,
    }));
  };
}

/** Each word in a place of its own; null when one has none. */
function match({ words, line }: Trigger, places: ReadonlyMap<string, readonly number[]>): Found | null {
  const found: Found = { places: new Set(), content: new Set(), line };
  for (const word of words) {
    const at = places.get(word)?.find((place) => !found.places.has(place));
    if (at === undefined) return null;
    found.places.add(at);
    if (word !== LIGHT_VERB) found.content.add(at);
  }
  return found;
}

/** Without those that say less than another, and one for each line. */
function largest(found: readonly Found[]): Found[] {
  const kept = found.filter((one) => !found.some((other) => contains(other, one)));
  const byLine = new Map<PurposeLine, Found>();
  for (const one of kept) {
    const before = byLine.get(one.line);
    if (before === undefined || before.places.size < one.places.size) byLine.set(one.line, one);
  }
  return [...byLine.values()];
}

/** Of کردن nothing is lost: سوراخ کردن is contained in سوراخ کاغذ. */
function contains(larger: Found, smaller: Found): boolean {
  return larger.content.size > smaller.content.size && [...smaller.content].every((place) => larger.content.has(place));
}

/** Under its rarest word, so that few triggers are looked at. */
function filedByRarest(triggers: readonly Trigger[]): Map<string, Trigger[]> {
  const uses = new Map<string, number>();
  for (const { words } of triggers) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const filed = new Map<string, Trigger[]>();
  for (const trigger of triggers) {
    const usesOf = (word: string) => uses.get(word) ?? 0;
    fileUnder(
      filed,
      trigger.words.reduce((rarest, word) => (usesOf(word) < usesOf(rarest) ? word : rarest)),
      trigger,
    );
  }
  return filed;
}

function fileUnder<Item>(shelf: Map<string, Item[]>, key: string, item: Item): void {
  const there = shelf.get(key);
  if (there) there.push(item);
  else shelf.set(key, [item]);
}

/**
 * The words of a name tell what is wanted, not what for: شارژ of کابل شارژ is nobody's purpose. Only a name as a whole,
 * together with what is done to it, is one: شستن شیشه شیر.
 */
function isUse(places: ReadonlySet<number>, named: readonly Name[]): boolean {
  const inNames = new Set<number>();
  for (const { from, to } of named) {
    const span = Array.from({ length: to - from }, (_, at) => from + at);
    const told = span.filter((place) => places.has(place));
    if (told.length > 0 && told.length < span.length) return false;
    for (const place of told) inNames.add(place);
  }
  return inNames.size < places.size;
}

type Name = Match<null>;

/** Names of several words: the targets themselves, and what else only looks like a purpose. */
function namesOf(lines: readonly PurposeLine[], stem: Stem): PhraseBook<null> {
  const targets = lines.flatMap((line) => line.targets);
  const others = NAMES.split(/[\n,]/).map(tokenise);
  const names = [...targets, ...others].filter((words) => words.length > 1);
  return phraseBook(
    names.map((words) => ({ words, value: null })),
    stem,
  );
}

/** Reads a token as the words of triggers that it may stand for: its families, and words of the same stem. */
function readerOf(words: ReadonlySet<string>, stem: Stem): (token: string) => Iterable<string> {
  const families = wordFamilies();
  const familyNames = new Set([...families.values()].flat());
  const byStem = new Map<string, string[]>();
  for (const word of words) if (!familyNames.has(word)) fileUnder(byStem, stem(word), word);
  return (token) => {
    const read = new Set([...(families.get(token) ?? []), ...(families.get(token.replace(ARTICLE, '')) ?? [])]);
    for (const spelling of spellings(token)) {
      for (const word of byStem.get(stem(spelling)) ?? []) if (carries(spelling, word)) read.add(word);
    }
    return read;
  };
}

/** Equal stems alone would take گوش (ear) for گوشی (phone); Latin words and Arabic ones in ه change at the end. */
function carries(spelling: string, word: string): boolean {
  const changeable = word.length > 3 && (isLatinWord(word) || word.endsWith('ه'));
  return spelling.includes(changeable ? word.slice(0, -1) : word);
}

/** رو and و make objects; دیوارو is دیوار, and لباسارو is لباسا. */
const OBJECTS = [/رو$/, /و$/, /$/];
const OWNER = /(?:ی?م|ت|ش|مون|تون|شون|مان|تان|شان|(?<=ا)ی)$/;
const PLURAL = /(?:ها|ا)$/;
/** Arabic: the article, and the preposition of purposes. */
const ARTICLE = /^(?:وال|بال|لل|ال|ل)(?=.{3})/;
const SHORTEST = 3;

/** A token and what is left of it without spoken endings, one after another: لباسامو, لباسام, لباسا, لباس. */
function spellings(token: string): Set<string> {
  const all = new Set([token]);
  if (!isArabicScript(token)) return all;
  for (const object of OBJECTS) {
    let bare = token;
    for (const ending of [object, OWNER, PLURAL]) {
      const shorter = bare.replace(ending, '');
      if (shorter.length >= SHORTEST) bare = shorter;
      all.add(bare);
    }
  }
  for (const spelling of [...all]) all.add(spelling.replace(ARTICLE, ''));
  for (const spelling of [...all]) for (const form of writtenForms(spelling)) all.add(form);
  return all;
}
