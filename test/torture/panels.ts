// Lines over time, one panel below the other, drawn as SVG: each panel has an axis of its own that begins at nothing.
import { COLOURS, round, STYLE, text, within } from '../../bench/svg.ts';

export interface Panel {
  /** With the unit: "memory, MB". */
  title: string;
  /** Values at the times of the plot. */
  lines: readonly { name: string; values: readonly number[] }[];
}

const WIDTH = 760;
const HEIGHT = 180;
const AREA = { left: 60, right: 600, top: 30, bottom: 155 };
const LABEL_HEIGHT = 17;

/** `minutes` ascend. */
export function panelsOf(minutes: readonly number[], panels: readonly Panel[]): string {
  const last = minutes.at(-1) ?? 1;
  const drawn = panels.map((panel, at) => `<g transform="translate(0 ${at * HEIGHT})">${drawnOf(minutes, panel)}</g>`);
  const height = panels.length * HEIGHT + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>Over ${Math.round(last)} minutes</title><style>${STYLE}</style>`,
    ...drawn,
    text((AREA.left + AREA.right) / 2, height - 6, `minutes, 0 to ${Math.round(last)}`, 'middle'),
    '</svg>',
    '',
  ].join('\n');
}

function drawnOf(minutes: readonly number[], { title, lines }: Panel): string {
  const highest = roundUp(Math.max(1, ...lines.flatMap(({ values }) => values)));
  const last = minutes.at(-1) ?? 1;
  const x = (minute: number) => within(AREA.left, AREA.right, minute / last);
  const y = (value: number) => within(AREA.bottom, AREA.top, value / highest);
  const marks = [0, highest / 2, highest].map((value) => {
    const grid = `<path class="grid" d="M${AREA.left} ${y(value)}H${AREA.right}"/>`;
    return grid + text(AREA.left - 8, y(value) + 4, String(value), 'end');
  });
  const drawn = lines.map(({ name, values }, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? '#888';
    const points = values.map((value, when) => `${round(x(minutes[when] ?? 0))} ${round(y(value))}`).join('L');
    const label = text(AREA.right + 26, AREA.top + at * LABEL_HEIGHT + 4, name, 'start');
    const key = `<path d="M${AREA.right + 8} ${AREA.top + at * LABEL_HEIGHT}h14" stroke="${colour}" stroke-width="3"/>`;
    return `<path d="M${points}" fill="none" stroke="${colour}"/>${key}${label}`;
  });
  return [text(AREA.left, 16, title, 'start'), ...marks, ...drawn].join('');
}

/** To a number of one digit: the next of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * ([1, 2, 5].find((step) => step * decade >= value) ?? 10);
}
