// Progress in words and a bar: what stands on each line of a terminal of some width, and the one line elsewhere. Pure.

import { cut, widthOf } from '../cli/wide-cells.ts';
import { formatBytes } from '../domain/format.ts';
import { bar } from './chart.ts';
import { joined, type Line, piece, type Tone } from './lines.ts';

/** One look at some work. */
export interface Frame {
  /** Whose work: "shoes", "backup". */
  title: string;
  /** "reading products"; what is counted may be told by `unit` alone. */
  doing: string;
  done: number | null;
  /** Null where nobody knows. */
  total: number | null;
  /** What is counted, in the plural; bytes are told as people read them. */
  unit: string;
  /** A second. */
  rate: number | null;
  leftMs: number | null;
  elapsedMs: number;
  /** Numbers that may be left out, the most important first: "page 13", "1 retry". */
  facts: readonly string[];
  waiting: { ms: number; why: string } | null;
  /** It was asked to stop. */
  stopping: boolean;
}

const LONGEST_BAR = 30;
const SHORTEST_BAR = 8;
/** From here on the second line stands under the bar. */
const WIDE = 60;
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const SPIN_MS = 125;

/** The lines for a terminal of `width` columns: two, and a third while it waits or stops. None is wider. */
export function linesOf(frame: Frame, width: number): Line[] {
  const room = Math.max(1, width - 1);
  const title = cut(frame.title, Math.max(8, Math.floor(room / 3)));
  const indent = ' '.repeat(width < WIDE ? 2 : widthOf(title) + 2);
  const under = (text: string, tone: Tone): Line => [piece(cut(indent + text, room), tone)];
  const below = detailsOf(frame, countOf(frame) === '' ? [] : [frame.doing]);
  const details = below.map((text) => piece(text, 'faint'));
  const lines = [headOf(frame, title, room), [piece(indent), ...joined(details, room - indent.length)]];
  const { waiting, stopping } = frame;
  if (stopping) lines.push(under('stopping; Ctrl-C once more ends it at once', 'warning'));
  else if (waiting !== null) lines.push(under(`waiting ${roughly(waiting.ms)}: ${waiting.why}`, 'warning'));
  return lines;
}

/** The same in one line, for files and logs. */
export function plainLine(frame: Frame): string {
  const { title, doing, waiting, stopping } = frame;
  const share = shareOf(frame);
  const counts = countOf(frame) === '' ? [] : [countOf(frame), ...(share === null ? [] : [percent(share)])];
  const state = stopping ? ['stopping'] : waiting !== null ? [`waiting ${roughly(waiting.ms)}`] : [];
  return `${title}: ${[...detailsOf(frame, [doing, ...counts]), ...state].join(', ')}`;
}

function headOf(frame: Frame, title: string, room: number): Line {
  const share = shareOf(frame);
  const count = countOf(frame);
  const rest = room - widthOf(title);
  if (share === null) {
    const turn = SPINNER[Math.floor(frame.elapsedMs / SPIN_MS) % SPINNER.length] ?? '';
    return [piece(title, 'strong'), piece(cut(`  ${turn} ${count || frame.doing}`, rest))];
  }
  for (const told of [`${count} · ${percent(share)}`, percent(share)]) {
    const width = Math.min(LONGEST_BAR, rest - widthOf(told) - 4);
    if (width < SHORTEST_BAR) continue;
    const { full, rest: empty } = bar(share, 1, width);
    return [piece(`${title}  `, 'strong'), piece(full, 'good'), piece(empty, 'faint'), piece(`  ${told}`)];
  }
  return [piece(title, 'strong'), piece(cut(`  ${percent(share)}`, rest))];
}

/** After what is being done: how long still, how fast, and the facts. The time left is of what is being done now. */
function detailsOf(frame: Frame, before: readonly string[]): string[] {
  const { unit, rate, leftMs, elapsedMs, facts } = frame;
  const left = leftMs === null || leftMs === 0 ? [] : [`about ${roughly(leftMs)} left`];
  const details = leftMs === null && shareOf(frame) === null ? [`for ${roughly(elapsedMs)}`] : [];
  if (rate !== null) details.push(unit === 'bytes' ? `${formatBytes(rate)}/s` : `${perSecond(rate)}/s`);
  return [[...before, ...left].join(', '), ...details, ...facts].filter((text) => text !== '');
}

function countOf({ done, total, unit }: Frame): string {
  if (done === null) return '';
  const number = unit === 'bytes' ? formatBytes : grouped;
  const noun = unit === 'bytes' ? '' : ` ${unit}`;
  return total === null || total < done ? `${number(done)}${noun}` : `${number(done)} of ${number(total)}${noun}`;
}

/** From 0 to 1; null where there is no total, or none that can be true. */
function shareOf({ done, total }: Frame): number | null {
  return done === null || total === null || total === 0 || total < done ? null : done / total;
}

/** 100 % is said when all is done, not before. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

function perSecond(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate));
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A time that is not known better than this: "8 s", "45 s", "3 min 20 s", "25 min", "1 h 10 min". */
export function roughly(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 10) return `${seconds} s`;
  const rounded = seconds < 60 ? upTo(seconds, 5) : seconds < 600 ? upTo(seconds, 10) : upTo(seconds, 60);
  if (rounded < 60) return `${rounded} s`;
  const minutes = Math.floor(rounded / 60);
  if (minutes < 60) return rounded % 60 === 0 ? `${minutes} min` : `${minutes} min ${rounded % 60} s`;
  const tens = upTo(minutes, 10);
  return tens % 60 === 0 ? `${tens / 60} h` : `${Math.floor(tens / 60)} h ${tens % 60} min`;
}

const upTo = (value: number, step: number) => Math.ceil(value / step) * step;
