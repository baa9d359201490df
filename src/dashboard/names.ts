// Names on a screen: brought down to what all terminals draw equally wide. They come from shops and may hold anything;
// nothing of it may move what stands beside it. Pure.

import { visible } from '../cli/format.ts';
import { cut } from '../cli/wide-cells.ts';

// Where terminals differ in how wide a sequence is, it goes down to what each of them draws alike: emoji without
// variation, skin and joiners (these last, once nothing is taken from between them any more), flags as their two
// letters, keycaps as their digit.
const JOINED_EMOJI =
  /(?<=\p{Extended_Pictographic}[\p{Grapheme_Extend}\p{M}\u200d]*)\u200d+(?=\p{Extended_Pictographic})/gu;
const UNEVEN = /[\ufe00-\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e01ef}]/gu;
const REGIONAL = /[\u{1f1e6}-\u{1f1ff}]/gu;
const FIRST_REGIONAL = 0x1f1e6;
// Marks without a width, but for ZWNJ, ZWJ, LRM and RLM, which Persian and Arabic are written with; and blanks that
// some draw and some do not.
const NOTHING = /\u00ad|\u034f|\u061c|[\u180b-\u180f]|\u200b|[\u2060-\u2064]|[\u206a-\u206f]|\ufeff|[\ufff9-\ufffb]/gu;
const BLANK = /[\u115f\u1160\u3164\uffa0]/gu;
const NOT_TEXT = /[\p{Cs}\p{Co}\p{Cn}]/gu;
/** More marks on one letter than any script writes would paint over the lines above and below. */
const PILES = /(\p{Mn}{3})\p{Mn}+/gu;

/** One line of somebody else's text, with control characters shown instead of obeyed. */
export function shown(text: string): string {
  return visible(text.normalize('NFC'))
    .replace(REGIONAL, (letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - FIRST_REGIONAL + 65))
    .replace(UNEVEN, '')
    .replace(NOTHING, '')
    .replace(JOINED_EMOJI, '')
    .replace(BLANK, ' ')
    .replace(NOT_TEXT, '\ufffd')
    .replace(PILES, '$1');
}

const STRONG = /[\p{L}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const RLM = '\u200f';

/**
 * A name of at most `width` cells. It stays in the order in which it is read; one that begins right to left is set
 * between marks that keep its brackets, digits and "…" on their side in terminals that turn it.
 */
export function named(text: string, width: number): string {
  const kept = cut(shown(text), width);
  const first = STRONG.exec(kept)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(first) ? `${RLM}${kept}${RLM}` : kept;
}
