// A batch of events as it crosses to the inbox thread: all bodies in one buffer that is handed over, not copied.
import type { NewEvent } from '../../ports/events.ts';

type Unbodied = Omit<NewEvent, 'body' | 'dedupe'> & { length: number; hasDedupe: boolean };

export interface PackedBatch {
  events: Unbodied[];
  bytes: ArrayBuffer;
}

const DEDUPE_BYTES = 32;

export function pack(events: readonly NewEvent[]): PackedBatch {
  const size = events.reduce((sum, event) => sum + event.body.length + (event.dedupe ? DEDUPE_BYTES : 0), 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  const unbodied = events.map(({ body, dedupe, ...rest }) => {
    bytes.set(body, at);
    at += body.length;
    if (dedupe) bytes.set(dedupe, at);
    at += dedupe ? DEDUPE_BYTES : 0;
    return { ...rest, length: body.length, hasDedupe: dedupe !== null };
  });
  return { events: unbodied, bytes: bytes.buffer };
}

export function unpack({ events, bytes }: PackedBatch): NewEvent[] {
  let at = 0;
  const take = (length: number) => {
    const view = Buffer.from(bytes, at, length);
    at += length;
    return view;
  };
  return events.map(({ length, hasDedupe, ...rest }) => ({
    ...rest,
    body: take(length),
    dedupe: hasDedupe ? take(DEDUPE_BYTES) : null,
  }));
}
