// What every screen is made of: lines of pieces, each with a tone, and the few shapes that lines have. Pure.
import { cut, fitted, widthOf } from '../cli/wide-cells.ts';

export type Tone = 'plain' | 'strong' | 'faint' | 'title' | 'good' | 'warning' | 'bad' | 'chosen';

export interface Piece {
  text: string;
  tone: Tone;
}

/** Pieces side by side. */
export type Line = readonly Piece[];

export interface Size {
  columns: number;
  rows: number;
}

export interface Cell {
  text: string;
  width: number;
  align?: 'left' | 'right';
  tone?: Tone;
}

export function piece(text: string, tone: Tone = 'plain'): Piece {
  return { text, tone };
}

/** Cells with a gap between, each as wide as it says. */
export function row(cells: readonly Cell[], gap = 2): Line {
  return cells.flatMap(({ text, width, align = 'left', tone = 'plain' }, at) => {
    const cell = piece(fitted(text, width, align), tone);
    return at === 0 ? [cell] : [piece(' '.repeat(gap)), cell];
  });
}

/** The whole line as the one that is chosen: as wide as the screen, in one tone. */
export function chosen(line: Line, width: number): Line {
  const text = line.map((one) => one.text).join('');
  return [piece(text + ' '.repeat(Math.max(0, width - widthOf(text))), 'chosen')];
}

/** "── title ───────── aside ──" */
export function rule(title: string, aside: string, width: number): Line {
  const end = aside === '' ? '' : ` ${cut(aside, Math.max(0, width - widthOf(title) - 10))} ──`;
  const start = `── `;
  const rest = Math.max(0, width - widthOf(start + title + end) - 1);
  return [piece(start, 'faint'), piece(title, 'title'), piece(` ${'─'.repeat(rest)}${end}`, 'faint')];
}

/** Left and right ends of a line; the right one gives way. */
export function ends(left: Line, right: Piece, width: number): Line {
  const used = left.reduce((sum, one) => sum + widthOf(one.text), 0);
  const room = width - used - 2;
  if (widthOf(right.text) > room) return left;
  return [...left, piece(' '.repeat(width - used - widthOf(right.text))), right];
}

/** As many pieces as there is room for, the last one cut. */
export function clipped(line: Line, width: number): Line {
  const kept: Piece[] = [];
  let left = width;
  for (const { text, tone } of line) {
    if (left <= 0) break;
    const part = cut(text, left);
    kept.push({ text: part, tone });
    left -= widthOf(part);
  }
  return kept;
}

/** Parts with " · " between, as many as fit; the first always. */
export function joined(parts: readonly Piece[], width: number): Line {
  const kept: Piece[] = [];
  let used = 0;
  for (const part of parts) {
    const cells = widthOf(part.text) + (kept.length === 0 ? 0 : 3);
    if (kept.length > 0 && used + cells > width) break;
    if (kept.length > 0) kept.push(piece(' · ', 'faint'));
    kept.push(part);
    used += cells;
  }
  return clipped(kept, width);
}
