// Several events of the plugin in one body, signed once: the verdict on the whole, and each event taken out as a
// delivery of its own, which is how the log keeps it.
import * as z from 'zod';
import { checkShape } from '../../domain/shape.ts';
import type { BulkPart, BulkVerdict, Delivery, Rejection } from '../../ports/source.ts';
import { isJson, notJson, parseBody, rejected } from './body.ts';
import { complain, problemOf, verdictOn } from './envelope.ts';
import { checkV2, topicOfV2 } from './envelope-v2.ts';
import { distrust } from './standard-webhook.ts';

export const MOST_EVENTS = 100;
/** Characters of what all events share, for every one of them is kept with a copy. */
const LONGEST_HEAD = 4_096;
/** How the log calls a body that was turned away whole. */
const TOPIC = 'bulk';

const versioned = z.object({ version: z.literal(2) });
export const bulkList = z.object({
  site: z.unknown().optional(),
  plugin_version: z.unknown().optional(),
  events: z.array(z.unknown()).min(1).max(MOST_EVENTS),
});

const WANTED = { version: '2', events: `a list of 1 to ${MOST_EVENTS} events` };

/** Only version 2 knows of bodies like this. */
export function judgeBulk(delivery: Delivery, token: string): BulkVerdict {
  if (!isJson(delivery)) return notJson(TOPIC);
  const parsed = parseBody(delivery.body);
  if ('problem' in parsed) return rejected('invalid_body', parsed.problem, TOPIC);
  const version = versioned.safeParse(parsed.json);
  if (!version.success) return unusable(problemOf(version.error, WANTED));
  const reason = distrust(delivery, token);
  if (reason !== null) return rejected(reason.code, reason.reason, TOPIC);
  const body = checkShape(bulkList, parsed.json);
  if (!body.success) return unusable(problemOf(body.error, WANTED));
  const { events, site, plugin_version } = body.data;
  const head = { version: 2, site, plugin_version };
  if ((stringify(head)?.length ?? Infinity) > LONGEST_HEAD) {
    return unusable(complain('site', { site: 'short, for it is kept with every event' }));
  }
  return { kind: 'bulk', parts: events.map((event) => partOf(head, event)) };
}

function unusable(reason: string): Rejection {
  return rejected('unprocessable', reason, TOPIC);
}

/** The head comes first, and again so that no event says another. */
function partOf(head: Record<string, unknown>, event: unknown): BulkPart {
  const known = typeof event === 'object' && event !== null && !Array.isArray(event);
  const envelope = known ? { ...head, ...event, ...head } : event;
  const text = stringify(envelope);
  const body = Buffer.from(text ?? '');
  const eventId = known && 'event_id' in event && typeof event.event_id === 'string' ? event.event_id : null;
  if (!known) return { eventId, body, verdict: rejected('unprocessable', 'An event must be a JSON object.', null) };
  if (text === null) {
    return { eventId, body, verdict: rejected('unprocessable', 'The event is nested too deeply.', topicOfV2(event)) };
  }
  return { eventId, body, verdict: verdictOn(checkV2(envelope), 'v2', body, topicOfV2(event)) };
}

/** Null for what was parsed well, and is yet too deep to be written again. */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
