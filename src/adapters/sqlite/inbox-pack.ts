// A batch of events as it crosses to the inbox thread: one buffer that is handed over, with all bodies in it. What
// stands beside the bodies crosses as JSON, which takes less time than copying objects from thread to thread.
import type { NewEvent } from '../../ports/events.ts';

export interface PackedBatch {
  /** The JSON, then for each event its body and its hash. */
  bytes: ArrayBuffer;
  jsonLength: number;
}

const DEDUPE_BYTES = 32;
const NOTHING = Buffer.alloc(0);

export function pack(events: readonly NewEvent[]): PackedBatch {
  const lengths = events.map(({ body, dedupe }) => [body.length, dedupe === null ? 0 : DEDUPE_BYTES]);
  const json = Buffer.from(JSON.stringify([lengths, events.map(withoutBytes)]));
  const parts = [json, ...events.flatMap(({ body, dedupe }) => [body, dedupe ?? NOTHING])];
  const bytes = new Uint8Array(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes: bytes.buffer, jsonLength: json.length };
}

export function unpack({ bytes, jsonLength }: PackedBatch): NewEvent[] {
  const text = Buffer.from(bytes, 0, jsonLength).toString();
  const [lengths, events]: [[number, number][], NewEvent[]] = JSON.parse(text);
  let at = jsonLength;
  const take = (length: number) => {
    at += length;
    return Buffer.from(bytes, at - length, length);
  };
  for (const [index, event] of events.entries()) {
    const [body, dedupe] = lengths[index] ?? [0, 0];
    event.body = take(body);
    event.dedupe = dedupe === 0 ? null : take(dedupe);
  }
  return events;
}

/** Field by field: a copy that leaves some out takes five times as long. */
function withoutBytes(event: NewEvent): Omit<NewEvent, 'body' | 'dedupe'> & { body: null; dedupe: null } {
  return {
    storeId: event.storeId,
    store: event.store,
    source: event.source,
    tokenName: event.tokenName,
    eventId: event.eventId,
    eventType: event.eventType,
    productId: event.productId,
    body: null,
    headers: event.headers,
    status: event.status,
    errorMessage: event.errorMessage,
    dedupe: null,
    sourceIp: event.sourceIp,
    userAgent: event.userAgent,
    receivedAt: event.receivedAt,
  };
}
