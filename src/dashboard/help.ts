// What the keys do. Pure.
import { fitted } from '../cli/wide-cells.ts';
import { clipped, type Line, piece, rule } from './lines.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['↑ ↓  j k', 'move; at the top the newest event stays chosen'],
  ['space b', 'a page down, a page up; also PgDn and PgUp'],
  ['g G', 'the first, the last; also Home and End'],
  ['enter', 'open the event: payload, verdict, error'],
  ['r', 'replay it; you are asked first'],
  ['d', 'dead letters only, and back'],
  ['← →  s', 'one shop, the next one; a for all of them'],
  ['esc', 'back'],
  ['?', 'this page'],
  ['q', 'quit'],
];

const SIGNS: readonly (readonly [string, string])[] = [
  ['EMBED', 'texts of a shop that wait for their vector'],
  ['DELIVERIES', 'which way the newest one came: plugin or webhook'],
  ['to retry', 'failed, and will be tried again by itself'],
  ['dead', 'given up after four tries; stays until replayed'],
  ['rejected', 'not trusted: signature or body; never applied'],
];

export function helpLines(width: number, height: number): Line[] {
  const told = (pairs: typeof KEYS): Line[] =>
    pairs.map(([key, text]) => clipped([piece(`  ${fitted(key, 12)}`, 'strong'), piece(text)], width));
  const lines = [rule('keys', 'any key: back', width), ...told(KEYS), rule('words', '', width), ...told(SIGNS)];
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, (): Line => [])].slice(0, height);
}
