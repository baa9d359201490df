// Texts as cells of a terminal: measured, cut and padded to a width, so that Persian with its joiners and wide scripts
// line up. Pure.
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cells, of a text that is `shown` already. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** At most `width` cells, with "…" at the end where something was left out. */
export function cut(text: string, width: number): string {
  if (width <= 0) return '';
  if (stringWidth(text) <= width) return text;
  let [kept, used] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    const cells = stringWidth(segment);
    if (used + cells > width - 1) break;
    kept += segment;
    used += cells;
  }
  return `${kept}…`;
}

/** Exactly `width` cells. */
export function fitted(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const kept = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(kept)));
  return align === 'left' ? kept + space : space + kept;
}
