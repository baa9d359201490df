// Lines on logarithmic axes, drawn as SVG: how costs grow with a size, each beside what it was at the smallest. It is
// readable on light and dark pages, and says what its lines are at their ends.

import { COLOURS, round, STYLE, text, within } from './svg.ts';

interface Line {
  name: string;
  /** One for each size. */
  values: readonly number[];
}

export interface Plot {
  /** What the sizes count. */
  of: string;
  /** Ascending. */
  sizes: readonly number[];
  lines: readonly Line[];
}

const WIDTH = 760;
const HEIGHT = 520;
const AREA = { left: 56, top: 24, right: 480, bottom: 470 };
const LABEL_HEIGHT = 17;
export function plotOf({ of, sizes, lines }: Plot): string {
  const [smallest = 1, largest = 10] = [sizes[0], sizes.at(-1)];
  const grown = lines.map(({ name, values }) => ({ name, times: values.map((value) => value / (values[0] ?? 1)) }));
  const times = [1, largest / smallest, ...grown.flatMap((line) => line.times)];
  const [low, high] = [halfDecade(Math.min(...times), Math.floor), halfDecade(Math.max(...times), Math.ceil)];
  const x = (size: number) => within(AREA.left, AREA.right, Math.log(size / smallest) / Math.log(largest / smallest));
  const y = (value: number) => within(AREA.bottom, AREA.top, (Math.log10(value) - low) / (high - low));
  const lowest = Math.ceil(low);
  const decades = Array.from({ length: Math.floor(high) - lowest + 1 }, (_, at) => 10 ** (lowest + at));
  const ends = spread(grown.map((line) => y(line.times.at(-1) ?? 1)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>How costs grow with ${of}</title><style>${STYLE}</style>`,
    ...decades.map((value) => {
      const at = y(value);
      return `<path class="grid" d="M${AREA.left} ${at}H${AREA.right}"/>${text(AREA.left - 8, at + 4, `× ${value}`, 'end')}`;
    }),
    ...sizes.map((size) => {
      const [at, label] = [x(size), size.toLocaleString('en')];
      return `<path class="grid" d="M${at} ${AREA.top}V${AREA.bottom}"/>${text(at, AREA.bottom + 20, label, 'middle')}`;
    }),
    text((AREA.left + AREA.right) / 2, AREA.bottom + 40, of, 'middle'),
    `<path class="known" d="M${x(smallest)} ${y(1)}L${x(largest)} ${y(largest / smallest)}"/>`,
    ...grown.map(({ name, times }, at) => {
      const colour = COLOURS[at % COLOURS.length] ?? '#888';
      const points = times.map((value, of) => `${round(x(sizes[of] ?? 1))} ${round(y(value))}`).join('L');
      const [from, to] = [y(times.at(-1) ?? 1), ends[at] ?? 0];
      const leader = `<path d="M${AREA.right + 4} ${round(from)}L${AREA.right + 24} ${round(to)}" stroke="${colour}"/>`;
      const label = `${name} × ${short(times.at(-1) ?? 1)}`;
      return `<path d="M${points}" fill="none" stroke="${colour}" stroke-width="2"/>${leader}${text(AREA.right + 30, to + 4, label, 'start')}`;
    }),
    text(x(smallest) + 8, AREA.top + 14, 'dashed: as many times the cost as the products', 'start', 'quiet'),
    '</svg>',
    '',
  ].join('\n');
}

/** Places for labels: as near to where they belong as their height lets them be, in the same order. */
function spread(wanted: readonly number[]): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const places: number[] = [];
  let next = AREA.top - LABEL_HEIGHT;
  for (const { at, index } of order) {
    next = Math.max(at, next + LABEL_HEIGHT);
    places[index] = next;
  }
  // What was pushed over the lower edge pushes back.
  let last = AREA.bottom + LABEL_HEIGHT;
  for (const { index } of order.reverse()) {
    last = Math.min(places[index] ?? 0, last - LABEL_HEIGHT);
    places[index] = last;
  }
  return places;
}

function halfDecade(value: number, rounded: (value: number) => number): number {
  return rounded(Math.log10(value) * 2) / 2;
}

function short(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
