// Tables of text: columns as wide as what stands in them, cut to the terminal where there is one.
import { type Cells, cellsBy } from './cells.ts';
import { visible } from './format.ts';

export interface Column {
  title: string;
  align?: 'right';
  /** Is cut before any other. */
  yields?: boolean;
}

const GAP = '  ';
const NARROWEST = 6;

/** The lines of a table, its titles first; `width` null cuts nothing. */
export async function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): Promise<string[]> {
  const lines = [columns.map((column) => column.title), ...rows.map((row) => row.map(visible))];
  const { widthOf, fitted } = await cellsOf(lines);
  const natural = columns.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))));
  const widths = width === null ? natural : narrowed(columns, natural, width);
  return lines.map((line) =>
    columns
      .map(({ align }, at) => fitted(line[at] ?? '', widths[at] ?? 0, align))
      .join(GAP)
      .trimEnd(),
  );
}

/** "name   value" lines. */
export async function renderFacts(facts: readonly (readonly [string, string])[]): Promise<string[]> {
  const shown = facts.map(([name, value]) => [visible(name), visible(value)] as const);
  const { widthOf, fitted } = await cellsOf(shown.map(([name]) => [name]));
  const widest = Math.max(0, ...shown.map(([name]) => widthOf(name)));
  return shown.map(([name, value]) => `${fitted(name, widest)}${GAP}${value}`.trimEnd());
}

/** A letter of ASCII is a cell; for others, what knows their widths is loaded. */
async function cellsOf(lines: readonly (readonly string[])[]): Promise<Cells> {
  const isPlain = lines.every((line) => line.every((text) => /^[ -~]*$/.test(text)));
  return isPlain ? cellsBy((text) => text.length) : (await import('./wide-cells.ts')).cells;
}

/** Takes from the widest column until the line fits, or every column is at its narrowest; first from those that yield. */
function narrowed(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const room = width - GAP.length * (natural.length - 1);
  const widths = natural.map((one) => Math.min(one, Math.max(room, NARROWEST)));
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    const yielding = widths.filter((one, at) => columns[at]?.yields && one > NARROWEST);
    const widest = Math.max(...(yielding.length > 0 ? yielding : widths));
    if (widest <= NARROWEST) break;
    const at = widths.findIndex((one, index) => one === widest && (yielding.length === 0 || columns[index]?.yields));
    widths[at] = widest - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
