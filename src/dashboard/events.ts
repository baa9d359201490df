// The newest events, a row each, and a line that says more of the chosen one. Pure.

import { cut } from '../cli/wide-cells.ts';
import type { ListedEvent } from '../ports/dashboard.ts';
import { type Cell, chosen, clipped, type Line, type Piece, piece, row, rule } from './lines.ts';
import { named, shown } from './names.ts';
import { chosenAt, type State } from './state.ts';
import { amount, clockTime, OUTCOMES, topicWord } from './words.ts';

export interface EventsProps {
  events: readonly ListedEvent[];
  state: State;
  /** Dead events of what is looked at. */
  dead: number;
  now: number;
  width: number;
  /** Lines, with the rule, the titles and the line about the chosen one. */
  height: number;
}

/** Lines that hold no event. */
export const AROUND_EVENTS = 3;
/** From here on there is room to say why beside the event. */
const WIDE = 110;
const GAP = 2;

export function eventsLines({ events, state, dead, now, width, height }: EventsProps): Line[] {
  const room = Math.max(0, height - AROUND_EVENTS);
  const at = chosenAt(state, events);
  const first = Math.min(Math.max(0, at - Math.floor(room / 2)), Math.max(0, events.length - room));
  const seen = events.slice(first, first + room);
  const saysWhy = width >= WIDE && events.some(({ errorMessage }) => errorMessage !== null);
  const layout = layoutFor(seen, state, now, { width, saysWhy });
  const rows = seen.map((event, index) => {
    const isChosen = first + index === at;
    const cells = layout.map(({ width: cell, of }) => ({ width: cell, ...of(event, cell) }));
    const line = [piece(isChosen ? '› ' : '  '), ...row(cells, GAP)];
    return isChosen ? chosen(line, width) : line;
  });
  const titles: Line = [piece('  '), ...row(layout.map(({ title: text, width }) => ({ text, width, tone: 'faint' })))];
  const body = rows.length === 0 ? [nothing(state, width)] : rows;
  const blank = Array.from({ length: Math.max(0, room - body.length) }, (): Line => []);
  return [titleRule(state, dead, width), titles, ...body.slice(0, room), ...blank, about(events[at], width)];
}

function titleRule({ dead: deadOnly }: State, dead: number, width: number): Line {
  if (deadOnly) return rule('dead letters', 'd all events', width);
  return rule('events', dead === 0 ? 'newest first' : `d dead letters: ${amount(dead)}`, width);
}

function nothing({ dead, scope }: State, width: number): Line {
  const of = scope === null ? '' : ` of ${scope}`;
  const told = dead ? `  No event${of} is dead.` : `  No event${of} yet. To send one: pilito trigger product.updated`;
  return clipped([piece(told, dead ? 'good' : 'faint')], width);
}

interface Column {
  title: string;
  width: number;
  of(event: ListedEvent, width: number): Pick<Cell, 'text' | 'tone'>;
}

function layoutFor(
  seen: readonly ListedEvent[],
  { scope }: State,
  now: number,
  { width, saysWhy }: { width: number; saysWhy: boolean },
): Column[] {
  const time = Math.max(8, ...seen.map(({ createdAt }) => clockTime(createdAt, now).length));
  const left: Column[] = [
    {
      title: 'TIME',
      width: time,
      of: ({ createdAt }) => ({ text: clockTime(createdAt, now), tone: 'faint' }),
    },
    ...(scope === null ? [{ title: 'SHOP', width: width >= WIDE ? 16 : 12, of: shopCell }] : []),
    { title: 'TYPE', width: 9, of: ({ eventType }) => ({ text: shown(topicWord(eventType)) }) },
    { title: 'OUTCOME', width: 10, of: outcomeCell },
  ];
  const rest = width - left.reduce((sum, column) => sum + column.width + GAP, GAP);
  // What reads right to left stands last, where turning it moves nothing else.
  if (!saysWhy) return [...left, { title: 'PRODUCT', width: rest, of: productCell }];
  const why = Math.floor(rest * 0.4);
  return [
    ...left,
    { title: 'WHY', width: why, of: ({ errorMessage }) => ({ text: shown(errorMessage ?? ''), tone: 'faint' }) },
    { title: 'PRODUCT', width: rest - why - GAP, of: productCell },
  ];
}

const shopCell: Column['of'] = ({ store: text }) => ({ text });

const outcomeCell: Column['of'] = ({ status }) => {
  const { sign, word, tone } = OUTCOMES[status];
  return { text: `${sign} ${word}`, tone };
};

/** Where there is no product, why there is none. */
const productCell: Column['of'] = ({ title, productId, errorMessage }, width) => {
  if (title !== null) return { text: named(title, width) };
  return { text: productId === null ? shown(errorMessage ?? '') : `#${shown(productId)}`, tone: 'faint' };
};

/** The number, how it went, and why: the last is cut where room ends. */
function about(event: ListedEvent | undefined, width: number): Line {
  if (event === undefined) return [];
  const { id, productId, attempts, processingTimeMs, errorMessage, status } = event;
  const { word, tone } = OUTCOMES[status];
  const facts = [
    `event ${id}`,
    ...(productId === null ? [] : [`product ${cut(shown(productId), 20)}`]),
    ...(processingTimeMs === null ? [] : [`${processingTimeMs} ms`]),
    ...(attempts === 0 ? [] : [`failed ${attempts === 1 ? 'once' : `${attempts} times`}`]),
  ];
  const why: Piece = errorMessage === null ? piece(word, tone) : piece(`${word}: ${shown(errorMessage)}`, tone);
  return clipped([piece(`  ${facts.join(' · ')} · `, 'faint'), why], width);
}
