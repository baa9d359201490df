// Cutting a list into pages, the headers that say how many there are, and the fields a client asked for.
import { integerOf, listOf, type Params } from './params.ts';
import type { Json } from './parts-json.ts';

const DEFAULT_SIZE = 10;

export interface Page<T> {
  items: T[];
  /** X-WP-Total and X-WP-TotalPages. */
  total: number;
  pages: number;
  number: number;
}

/** `offset` wins over `page`; an offset past the end makes even the total 0, a page past the end does not. */
export function pageOf<T>(all: readonly T[], params: Params, counted = all.length): Page<T> {
  const size = integerOf(params.per_page, DEFAULT_SIZE);
  const number = integerOf(params.page, 1);
  const offset = integerOf(params.offset, -1);
  const start = offset >= 0 ? offset : (number - 1) * size;
  const total = offset >= all.length ? 0 : counted;
  return { items: all.slice(start, start + size), total, pages: Math.ceil(total / size), number };
}

export function pagingHeaders(page: Page<unknown>, url: (number: number) => string): [string, string][] {
  const links: string[] = [];
  if (page.number > 1 && page.pages > 0) links.push(`<${url(Math.min(page.number - 1, page.pages))}>; rel="prev"`);
  if (page.number < page.pages) links.push(`<${url(page.number + 1)}>; rel="next"`);
  return [
    ['X-WP-Total', String(page.total)],
    ['X-WP-TotalPages', String(page.pages)],
    ...(links.length === 0 ? [] : [['Link', links.join(', ')] satisfies [string, string]]),
  ];
}

/** The request's own address with another page number; how often it was encoded on the way here does not show. */
export function pageUrl(base: string, pairs: readonly (readonly [string, string])[], number: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of pairs) query.set(name, value);
  query.set('page', String(number));
  return `${base}?${query}`;
}

/** `_fields`: top-level names only. A dotted name drops its field, and an item left with nothing is PHP's `[]`. */
export function pickFields(json: Json, params: Params, always: readonly string[] = []): Json | [] {
  const wanted = listOf(params._fields);
  if (wanted.length === 0) return json;
  const kept = Object.entries(json).filter(([name]) => wanted.includes(name) || always.includes(name));
  return kept.length === 0 ? [] : Object.fromEntries(kept);
}
