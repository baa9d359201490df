// One event, opened: what is known of it, and the body that was delivered. Pure.
import { eventWithPayloadJson } from '../app/event-view.ts';
import { isoTime, isoTimeOrNull } from '../app/moments.ts';
import { cut, fitted } from '../cli/wide-cells.ts';
import type { EventRow } from '../ports/events.ts';
import { type Line, piece, rule } from './lines.ts';
import { named, shown } from './names.ts';
import type { Opened } from './state.ts';
import { age, amount, OUTCOMES } from './words.ts';

export interface EventProps {
  event: EventRow & { title: string | null };
  opened: Opened;
  now: number;
  width: number;
  height: number;
}

const LABEL = 11;
const MOST_FACTS = 9;
/** A payload may be 2 MiB of one line: nobody reads further here. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 2_000;

/** Lines of the payload that are seen at once. */
export function payloadRoom(height: number): number {
  return Math.max(1, height - MOST_FACTS - 2);
}

/** The body as lines of JSON, or as it came. */
export function payloadLines(event: EventRow & { payload: Buffer }): string[] {
  const { payload } = eventWithPayloadJson(event);
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
  if (text === '') return ['(empty)'];
  return text.split('\n', MOST_LINES).map((line) => shown(line.slice(0, LONGEST_LINE)));
}

export function eventLines({ event, opened, now, width, height }: EventProps): Line[] {
  const facts = factsOf(event, now, width);
  const room = payloadRoom(height);
  const { payload, top } = opened;
  const seen = payload.slice(top, top + room);
  const last = Math.min(payload.length, top + room);
  const aside = payload.length <= room ? '' : `lines ${top + 1} to ${last} of ${amount(payload.length)}`;
  const lines = [
    rule(`event ${event.id}`, 'esc back', width),
    ...facts,
    ...Array.from({ length: MOST_FACTS - facts.length }, (): Line => []),
    rule('payload', aside, width),
    ...seen.map((text): Line => [piece(cut(text, width))]),
  ];
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, (): Line => [])];
}

function factsOf(event: EventProps['event'], now: number, width: number): Line[] {
  const { sign, word, tone } = OUTCOMES[event.status];
  const room = width - LABEL;
  const how = event.tokenName === null ? 'without a token' : `token ${event.tokenName}`;
  const fact = (name: string, text: string, kind = piece('').tone): Line => [
    piece(fitted(name, LABEL), 'faint'),
    piece(cut(text, room), kind),
  ];
  const ended = isoTimeOrNull(event.finishedAt);
  const took = event.processingTimeMs === null ? '' : `, in ${event.processingTimeMs} ms`;
  return [
    fact('outcome', `${sign} ${word}${event.attempts === 0 ? '' : `, failed ${event.attempts}×`}`, tone),
    ...(event.errorMessage === null ? [] : [fact('why', shown(event.errorMessage), tone)]),
    fact('shop', event.store),
    fact('type', shown(event.eventType)),
    ...(event.productId === null ? [] : [fact('product', shown(event.productId))]),
    ...(event.title === null ? [] : [fact('name', named(event.title, room))]),
    fact('arrived', `${isoTime(event.createdAt)}, ${age(now - event.createdAt)} ago`.replace('now ago', 'now')),
    ...(ended === null ? [] : [fact('ended', `${ended}${took}`)]),
    fact('from', shown(`${event.sourceIp}, ${how}, ${event.userAgent}`)),
  ];
}
