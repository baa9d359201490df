// What must not be. "بدون سیم" and "sugar free" describe what is wanted and stay in the question; "غیر از سامسونگ",
// "نایک نباشه", "not Nike" and "-nike" leave it.
import { readCorrections } from './corrections.ts';
import { isClauseOver, type Name, nameAt, nameBefore, type Reach } from './names.ts';
import {
  BEFORE_THING,
  BEHIND_THING,
  DEGREES,
  DETERMINERS,
  ENDS_NAME,
  FREE_OF_NOTHING,
  INGREDIENTS,
  NO_THINGS,
} from './negation-words.ts';
import { keysOf, placesOf } from './phrases.ts';
import { freeWord, isClauseEnd, nextWord, note, type Sheet, standsAlone, take } from './sheet.ts';
import type { Word } from './words.ts';

/** Token lists, one for each thing that must not be, in the order they were said. */
export function readNegation(sheet: Sheet): string[][] {
  const names = [...readCorrections(sheet), ...behind(sheet), ...before(sheet), ...freeOf(sheet), ...minus(sheet)];
  return names.sort((a, b) => a.from - b.from).map(({ tokens }) => tokens);
}

const JOINTS = keysOf('و یا or nor and veya ve او ياو');

/** "به جز سامسونگ و شیائومی", "without sugar". */
function before(sheet: Sheet): Name[] {
  const found: Name[] = [];
  for (const { meaning, from, to } of placesOf(sheet, BEFORE_THING)) {
    const attribute = meaning === 'attribute';
    const persian = /\p{Script=Arabic}/u.test(sheet.words[from]?.key ?? '');
    const names = namesFrom(sheet, to, attribute && persian ? 'one word' : 'the clause');
    const last = names.at(-1);
    if (last === undefined || !standsAlone(sheet, { from, to: last.to })) continue;
    (attribute ? note : take)(sheet, { from, to: last.to }, asNot(names));
    found.push(...names);
  }
  return found;
}

function namesFrom(sheet: Sheet, at: number, reach: Reach): Name[] {
  const first = nameAt(sheet, DEGREES.has(nextWord(sheet, at)?.key ?? '') ? at + 1 : at, reach);
  if (first === null) return [];
  const names = [first];
  for (let last = first; JOINTS.has(nextWord(sheet, last.to)?.key ?? ''); ) {
    const more = nameAt(sheet, last.to + 1, 'one word');
    if (more === null || !isClauseOver(sheet, more.to)) break;
    names.push(more);
    last = more;
  }
  return names;
}

/** How many words back a clause is looked at; nobody names a thing in more. */
const CLAUSE = 6;

/** "سامسونگ و شیائومی نباشه", "Nike hariç". */
function behind(sheet: Sheet): Name[] {
  const found: Name[] = [];
  for (const { meaning, from, to } of placesOf(sheet, BEHIND_THING)) {
    const names = namesBack(sheet, from);
    const first = names[0];
    if (first === undefined || !standsAlone(sheet, { from: first.from, to })) continue;
    if (meaning === 'attribute') note(sheet, { from: first.from, to }, asNot(names));
    else take(sheet, { from: withDeterminers(sheet, first.from), to }, asNot(names));
    found.push(...names);
  }
  return found;
}

function namesBack(sheet: Sheet, end: number): Name[] {
  const floor = startOfClause(sheet, end);
  const names: Name[] = [];
  for (let to = end; to > floor; ) {
    const name = nameBefore(sheet, to, floor);
    const last = sheet.words[to - 1]?.key ?? '';
    if (name === null || NO_THINGS.has(last) || ENDS_NAME.has(last)) break;
    names.unshift(name);
    if (!JOINTS.has(sheet.words[name.from - 1]?.key ?? '')) break;
    to = name.from - 1;
  }
  return names;
}

function startOfClause(sheet: Sheet, end: number): number {
  let at = end;
  while (at > 0 && end - at < CLAUSE && nextWord(sheet, at) !== null && freeWord(sheet, at - 1) !== null) at--;
  return at;
}

function withDeterminers(sheet: Sheet, from: number): number {
  let first = from;
  const only = (key: string) => DEGREES.has(key) || DETERMINERS.has(key);
  while (nextWord(sheet, first) !== null && only(freeWord(sheet, first - 1)?.key ?? '')) first--;
  return first;
}

/** "sugar free", "wrinkle-free". */
function freeOf(sheet: Sheet): Name[] {
  return sheet.words.flatMap((word, to) => {
    const thing = freeWord(sheet, to - 1);
    if (word.key !== 'free' || thing === null || nextWord(sheet, to) === null) return [];
    const takesAway = word.between === '-' ? !FREE_OF_NOTHING.has(thing.key) : INGREDIENTS.has(thing.key);
    const name = takesAway ? nameBefore(sheet, to, to - 1) : null;
    if (name === null) return [];
    note(sheet, { from: name.from, to: to + 1 }, asNot([name]));
    return [name];
  });
}

/** "laptop -gaming", as search engines read it. */
function minus(sheet: Sheet): Name[] {
  return sheet.words.flatMap((word, at) => {
    const name = isMinus(sheet, at, word) && freeWord(sheet, at) !== null ? nameBefore(sheet, at + 1, at) : null;
    if (name === null || !standsAlone(sheet, name)) return [];
    take(sheet, name, asNot([name]));
    return [name];
  });
}

/** And no dash before the rest of a title: "هودی -GOD OF WAR". */
function isMinus(sheet: Sheet, at: number, { kind, key, between, end }: Word): boolean {
  if (at === 0 || kind !== 'letters' || key.length < 2 || !MINUS.test(between)) return false;
  const closed = isClauseEnd(sheet, at + 1) || MINUS.test(sheet.words[at + 1]?.between ?? '');
  return closed && /^\s?$/.test(sheet.question.charAt(end));
}

const MINUS = /\s[-−]$/;

function asNot(names: readonly Name[]): string {
  return names.map(({ tokens }) => `not ${tokens.join(' ')}`).join(', ');
}
