// One product of a prompt: the head that is told of every product, and the parts that are told as room allows.
import { cutToTokens, estimateTokens } from '../../domain/budget.ts';
import { compareMoney } from '../../domain/money.ts';
import { tokenise } from '../../domain/text/fold.ts';
import { passageOf, type SearchResult } from '../search-result.ts';
import { data, dataLink } from './data.ts';

export interface Part {
  line: 'Also' | 'Facts' | 'Text';
  text: string;
}

export interface Entry {
  /** From 1, in the order of the prompt. */
  number: number;
  /** Name, id where ids are told, price, stock, link: a line each. */
  head: string[];
  /** What is not told yet, in the order in which it is to be told. */
  waiting: Part[];
  /** What is told beside the head. */
  lines: Partial<Record<Part['line'], string>>;
}

/** A name or a link may take so much of the budget, one part in so many. */
const NAME_SHARE = 8;
const LINK_SHARE = 6;
const NAME_LENGTH = 200;

export interface Telling {
  /** Tokens of the whole prompt. */
  budget: number;
  /** Are external ids told? */
  ids: boolean;
  /** How old price and stock are; null when that is said elsewhere. */
  age: string | null;
}

/** `twins` are the same product offered again, at another price or another address. */
export function entryOf(
  result: SearchResult,
  twins: readonly SearchResult[],
  number: number,
  { budget, ids, age }: Telling,
): Entry {
  const link = linkOf(result, budget);
  const name = data(result.title).slice(0, NAME_LENGTH);
  return {
    number,
    head: [
      `${number}. ${cutToTokens(name, budget / NAME_SHARE)}`,
      ...(ids ? [`Id: ${data(result.external_id)}`] : []),
      `Price: ${priceOf(result)}`,
      `Stock: ${stockOf(result)}${age === null ? '' : ` (synced ${age})`}`,
      ...(link === null ? [] : [`Link: ${link}`]),
    ],
    waiting: [
      ...twins.flatMap((twin) => differences(twin, result, budget, ids)).map((text): Part => ({ line: 'Also', text })),
      ...factsOf(result).map((text): Part => ({ line: 'Facts', text })),
      ...sentencesOf(result).map((text): Part => ({ line: 'Text', text })),
    ],
    lines: {},
  };
}

export function priceOf({ price, currency, facts: { highestPrice, originalPrice } }: SearchResult): string {
  if (price === null) return 'not given';
  const unit = currency === null ? '' : ` ${data(currency)}`;
  if (highestPrice !== null) return `${price} to ${highestPrice}${unit}`;
  const reduced = originalPrice !== null && compareMoney(originalPrice, price) > 0;
  return `${price}${unit}${reduced ? ` (reduced from ${originalPrice}${unit})` : ''}`;
}

export function stockOf({ in_stock }: SearchResult): string {
  return in_stock ? 'in stock' : 'out of stock';
}

function linkOf({ url }: SearchResult, budget: number): string | null {
  const link = dataLink(url);
  return link === null || estimateTokens(link) > budget / LINK_SHARE ? null : link;
}

const UNITS = [
  ['day', 86_400_000, 2],
  ['hour', 3_600_000, 1],
  ['minute', 60_000, 1],
] as const;
const ago = new Intl.RelativeTimeFormat('en');

/** "just now", "5 minutes ago", "47 hours ago", "3 days ago"; `now` in milliseconds UTC. */
export function ageOf({ synced_at }: Pick<SearchResult, 'synced_at'>, now: number): string {
  const age = now - Date.parse(synced_at);
  const unit = UNITS.find(([, length, from]) => age >= from * length);
  return unit ? ago.format(-Math.floor(age / unit[1]), unit[0]) : 'just now';
}

function differences(twin: SearchResult, told: SearchResult, budget: number, ids: boolean): string[] {
  const [price, stock, link] = [priceOf(twin), stockOf(twin), linkOf(twin, budget)];
  const differs = [
    ...(ids ? [data(twin.external_id)] : []),
    ...(price === priceOf(told) ? [] : [price]),
    ...(stock === stockOf(told) ? [] : [stock]),
    ...(link === null || link === linkOf(told, budget) ? [] : [link]),
  ];
  return differs.length === 0 ? [] : [differs.join(', ')];
}

function factsOf({ categories, facts: { brand, specifications } }: SearchResult): string[] {
  const lists: [string, string[]][] = [
    ['Brand', brand === null ? [] : [brand]],
    ['Category', categories],
    ...Object.entries(specifications),
  ];
  return lists.filter(([, values]) => values.length > 0).map(([name, values]) => data(`${name}: ${values.join(', ')}`));
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The sentences of the passage that was found, without the lines that only say what head and facts say. */
export function sentencesOf(result: SearchResult): string[] {
  const { brand, specifications } = result.facts;
  const known = new Set([brand ?? '', ...result.categories, ...Object.values(specifications).flat()].flatMap(valuesOf));
  const title = sameness(result.title);
  return passageOf(result)
    .split('\n')
    .filter((line) => !title.startsWith(sameness(line)) && !isKnown(line, known))
    .flatMap((line) => [...segmenter.segment(data(line))].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');
}

/** "Colour: red, blue" where red and blue are told as facts. */
function isKnown(line: string, known: ReadonlySet<string>): boolean {
  const colon = line.indexOf(':');
  return colon > 0 && valuesOf(line.slice(colon + 1)).every((value) => known.has(value));
}

function valuesOf(text: string): string[] {
  return text.split(/[,،]\s/).map(sameness);
}

/** Texts that read the same are the same here. */
export function sameness(text: string): string {
  return tokenise(text).join(' ');
}
