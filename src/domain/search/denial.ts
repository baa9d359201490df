// Words that are said not to be there: بدون قند, بی‌سیم, "without sugar", "sugar free". Such a word is found together
// with its denial; alone it would find what the customer does not want.
import { tokenise } from '../text/fold.ts';

const BEFORE = new Set(tokenise('بدون فاقد without non بلا'));
/** بی and "free" stand in many names (یو اس بی, Free Run); they deny only what is commonly denied by them. */
const SHORT_BEFORE = new Set(['بی']);
const DENIED_BY_SHORT = new Set(tokenise('سیم بو رنگ صدا نمک قند وزن حس خطر مو'));
const AFTER = new Set(['free']);
const DENIED_BY_FREE = new Set(
  tokenise(
    'sugar gluten fat lactose dairy alcohol oil fragrance paraben sulfate sulphate bpa caffeine cruelty lead nut',
  ),
);

/** Is it one of the words that deny a neighbour, at least of some words? */
export function isDenial(token: string): boolean {
  return BEFORE.has(token) || SHORT_BEFORE.has(token) || AFTER.has(token);
}

/** Is the token at this place denied by its neighbour? */
export function isDenied(tokens: readonly string[], at: number): boolean {
  return isDeniedBefore(tokens, at) || (AFTER.has(tokens[at + 1] ?? '') && DENIED_BY_FREE.has(tokens[at] ?? ''));
}

function isDeniedBefore(tokens: readonly string[], at: number): boolean {
  const before = tokens[at - 1] ?? '';
  return BEFORE.has(before) || (SHORT_BEFORE.has(before) && DENIED_BY_SHORT.has(tokens[at] ?? ''));
}

/** The token with its denial, in the order they stand. */
export function deniedPair(tokens: readonly string[], at: number): string[] {
  return isDeniedBefore(tokens, at) ? tokens.slice(at - 1, at + 1) : tokens.slice(at, at + 2);
}

/** Every way to say that a thing is without it, as one word: a product that says so is no such thing. */
export function denialsOf(token: string): string[] {
  const before = [...BEFORE, ...SHORT_BEFORE].map((denial) => denial + token);
  return [...before, ...[...AFTER].map((denial) => token + denial)];
}
