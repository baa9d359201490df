// Texts as cells of a terminal: measured, cut and padded to a width, by whoever knows how wide a text is. Pure.

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Of texts that are `visible` already. */
export interface Cells {
  widthOf(text: string): number;
  /** At most `width` cells, with "…" at the end where something was left out. */
  cut(text: string, width: number): string;
  /** Exactly `width` cells. */
  fitted(text: string, width: number, align?: 'left' | 'right'): string;
}

export function cellsBy(widthOf: (text: string) => number): Cells {
  function cut(text: string, width: number): string {
    if (width <= 0) return '';
    if (widthOf(text) <= width) return text;
    let [kept, used] = ['', 0];
    for (const { segment } of graphemes.segment(text)) {
      const cells = widthOf(segment);
      if (used + cells > width - 1) break;
      kept += segment;
      used += cells;
    }
    return `${kept}…`;
  }

  function fitted(text: string, width: number, align: 'left' | 'right' = 'left'): string {
    const kept = cut(text, width);
    const space = ' '.repeat(Math.max(0, width - widthOf(kept)));
    return align === 'left' ? kept + space : space + kept;
  }

  return { widthOf, cut, fitted };
}
