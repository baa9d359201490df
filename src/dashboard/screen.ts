// The whole screen, as lines that fit a terminal of some size. Pure: the same scene, choices and size are the same
// lines.
import type { Scene } from '../app/dashboard.ts';
import type { EventRow } from '../ports/events.ts';
import { eventLines, payloadRoom } from './event.ts';
import { AROUND_EVENTS, eventsLines } from './events.ts';
import { helpLines } from './help.ts';
import { clipped, ends, joined, type Line, piece, type Size } from './lines.ts';
import { shown } from './names.ts';
import { numbersLines } from './numbers.ts';
import { shopsLines } from './shops.ts';
import type { State } from './state.ts';
import { type Paces, shopsIn, sumsOf } from './sums.ts';
import { OUTCOMES } from './words.ts';

export interface View {
  scene: Scene;
  state: State;
  paces: Paces;
  /** The event that is open, as it stands now. */
  event: (EventRow & { title: string | null }) | null;
  /** What went wrong when it was last read; null when nothing did. */
  trouble: string | null;
}

export const SMALLEST: Size = { columns: 60, rows: 18 };
/** From so many rows on the chart is three lines high. */
const TALL = 32;
const TALL_CHART = 3;
const MOST_SHOPS = 8;

/** How the room is shared out. */
interface Plan {
  width: number;
  chart: number;
  shops: number;
  events: number;
  /** All between the first line and the last. */
  body: number;
}

/** One row and one column stay free: a terminal that is written full scrolls, or wraps. */
function planFor({ columns, rows }: Size, shops: number): Plan {
  const [width, body] = [columns - 1, rows - 1 - 2];
  const chart = rows >= TALL ? TALL_CHART : 1;
  const rest = body - (3 + chart);
  const most = Math.min(MOST_SHOPS, Math.max(1, Math.floor(rest / 3)));
  const shopLines = 2 + Math.min(most, Math.max(1, shops));
  return { width, chart, shops: shops === 0 ? 2 : shopLines, events: rest - (shops === 0 ? 2 : shopLines), body };
}

export function isRoomy({ columns, rows }: Size): boolean {
  return columns >= SMALLEST.columns && rows >= SMALLEST.rows;
}

/** Lines that a key for pages moves by. */
export function pageOf({ state, scene }: Pick<View, 'state' | 'scene'>, size: Size): number {
  const { events, body } = planFor(size, scene.shops.length);
  return state.opened === null ? Math.max(1, events - AROUND_EVENTS) : payloadRoom(body);
}

/** At most `rows` - 1 lines of `columns` - 1 cells. */
export function screenLines(view: View, size: Size): Line[] {
  if (!isRoomy(size)) return tooSmall(size);
  const plan = planFor(size, view.scene.shops.length);
  return [headLine(view, plan.width), ...bodyLines(view, plan), footLine(view, plan.width)].slice(0, size.rows - 1);
}

function bodyLines({ scene, state, paces, event }: View, plan: Plan): Line[] {
  const { width, body } = plan;
  if (state.help) return helpLines(width, body);
  const now = scene.at;
  if (state.opened !== null && event !== null) {
    return eventLines({ event, opened: state.opened, now, width, height: body });
  }
  const { scope } = state;
  const { dead } = sumsOf(shopsIn(scene, scope));
  return [
    ...numbersLines({ scene, scope, paces, width, height: plan.chart }),
    ...shopsLines({ shops: scene.shops, scope, now, width, height: plan.shops }),
    ...eventsLines({ events: scene.events, state, dead, now, width, height: plan.events }),
  ];
}

function headLine({ scene, state }: View, width: number): Line {
  const { shops, at } = scene;
  const scope = state.scope ?? (shops.length === 1 ? (shops[0]?.store ?? '') : `all ${shops.length} shops`);
  const time = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return ends([piece('pilito', 'title'), piece('  '), piece(scope, 'strong')], piece(time, 'faint'), width);
}

function footLine({ scene, state, event, trouble }: View, width: number): Line {
  if (state.asking !== null) return clipped([piece(question(state.asking, scene, event), 'warning')], width);
  if (state.note !== null) return clipped([piece(shown(state.note.text), state.note.tone)], width);
  if (trouble !== null) return clipped([piece(shown(trouble), 'bad')], width);
  if (state.help) return [];
  const keys =
    state.opened === null
      ? ['↑↓ move', 'enter open', 'r replay', 'd dead letters', '←→ shop', '? help', 'q quit']
      : ['↑↓ scroll', 'r replay', 'esc back', '? help', 'q quit'];
  return joined(
    keys.map((key) => piece(key, 'faint')),
    width,
  );
}

function question(id: number, { events }: Scene, open: View['event']): string {
  const event = open?.id === id ? open : events.find((one) => one.id === id);
  const what =
    event === undefined ? '' : ` (${shown(event.eventType)} of ${event.store}, ${OUTCOMES[event.status].word})`;
  return `Replay event ${id}${what}?  y yes · any other key no`;
}

function tooSmall({ columns, rows }: Size): Line[] {
  const width = Math.max(1, columns - 1);
  const told = [
    'pilito dashboard needs more room:',
    `${SMALLEST.columns}×${SMALLEST.rows} at least, and this is ${columns}×${rows}.`,
    'Make it larger, or: pilito status',
    'q quit',
  ];
  return told.slice(0, Math.max(1, rows - 1)).map((text) => clipped([piece(text, 'warning')], width));
}
