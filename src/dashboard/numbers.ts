// The numbers at the top: the queue, what came in and how it ended, the vectors. Pure.
import type { Scene } from '../app/dashboard.ts';
import { cut, widthOf } from '../cli/wide-cells.ts';
import { bar, spark } from './chart.ts';
import { clipped, joined, type Line, type Piece, piece } from './lines.ts';
import { roughly } from './progress-text.ts';
import { type Hour, hourOf, type Paces, type Scope, type Sums, seemsIdle, shopsIn, speedOf, sumsOf } from './sums.ts';
import { age, amount } from './words.ts';

const LABEL = 11;
const BAR = 20;
/** A queue that is younger is no queue. */
const WORTH_TELLING_MS = 2_000;
/** Beside the chart stand its numbers. */
const CHART_TEXT = 28;

export interface NumbersProps {
  scene: Scene;
  scope: Scope;
  paces: Paces;
  width: number;
  /** Lines of the chart. */
  height: number;
}

export function numbersLines({ scene, scope, paces, width, height }: NumbersProps): Line[] {
  const sums = sumsOf(shopsIn(scene, scope));
  const hour = hourOf(scene, scope);
  const room = width - LABEL;
  return [
    labelled('queue', queueLine(scene, sums, room)),
    ...chartLines(hour, width, height),
    labelled('last hour', joined(hourPieces(hour), room)),
    labelled('vectors', vectorLine(sums, paces, scope, scene.at, room)),
  ];
}

function labelled(label: string, line: Line): Line {
  return [piece(label.padEnd(LABEL), 'faint'), ...line];
}

function queueLine(scene: Scene, { queued, retrying, dead, oldestQueuedAt }: Sums, room: number): Line {
  if (seemsIdle(scene)) {
    const told = `${amount(queued)} waiting; no worker seems to run: pilito serve, or pilito worker`;
    return clipped([piece(told, 'warning')], room);
  }
  const waited = oldestQueuedAt === null ? 0 : scene.at - oldestQueuedAt;
  const oldest = waited < WORTH_TELLING_MS ? '' : `, the oldest for ${age(waited)}`;
  const waiting = queued - retrying;
  return joined(
    [
      waiting === 0 ? piece('nothing waits', 'good') : piece(`${amount(waiting)} waiting${oldest}`, 'strong'),
      ...some(retrying, 'to try again', 'warning'),
      ...some(dead, 'dead', 'bad'),
    ],
    room,
  );
}

function some(count: number, word: string, tone: Piece['tone']): Piece[] {
  return count === 0 ? [] : [piece(`${amount(count)} ${word}`, tone)];
}

function chartLines(hour: Hour, width: number, height: number): Line[] {
  const columns = Math.max(10, Math.min(hour.perMinute.length, width - LABEL - CHART_TEXT));
  const values = hour.perMinute.slice(-columns);
  const lines = spark(values, height);
  const told = [`${amount(hour.rate)} a minute`, `at most ${amount(Math.max(...values))}`];
  const beside = height === 1 ? [told.join(', ')] : [...told, `in ${columns} minutes`];
  return lines.map((blocks, at) => {
    const text = piece(`  ${beside[at] ?? ''}`, at === 0 ? 'strong' : 'faint');
    return clipped([piece((at === 0 ? 'events' : '').padEnd(LABEL), 'faint'), piece(blocks, 'title'), text], width);
  });
}

function hourPieces({ received, applied, skipped, rejected, died }: Hour): Piece[] {
  return [
    piece(`${amount(received)} received`, 'strong'),
    piece(`${amount(applied)} applied`, applied === 0 ? 'faint' : 'good'),
    piece(`${amount(skipped)} skipped`, 'faint'),
    piece(`${amount(rejected)} rejected`, rejected === 0 ? 'faint' : 'bad'),
    piece(`${amount(died)} dead`, died === 0 ? 'faint' : 'bad'),
  ];
}

function vectorLine(sums: Sums, paces: Paces, scope: Scope, now: number, room: number): Line {
  const { chunks, pendingChunks } = sums;
  if (chunks === 0) return [piece('no text yet', 'faint')];
  if (pendingChunks === 0) {
    const all = `all ${amount(chunks)} texts`;
    return joined([piece(`${all} have theirs`, 'good'), piece(`${amount(sums.products)} products`, 'faint')], room);
  }
  const { rate, leftMs } = speedOf(paces, sums, scope, now);
  const { full, rest } = bar(chunks - pendingChunks, chunks, BAR);
  const told = [
    `${amount(pendingChunks)} of ${amount(chunks)} to make`,
    ...(rate === null ? [] : [`${rate < 10 ? rate.toFixed(1) : amount(Math.round(rate))}/s`]),
    ...(leftMs === null ? [] : [`about ${roughly(leftMs)} left`]),
  ];
  const text = cut(`  ${told.join(' · ')}`, room - widthOf(full + rest));
  return [piece(full, 'good'), piece(rest, 'faint'), piece(text, 'strong')];
}
