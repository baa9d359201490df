// A server that takes deliveries as pilito does, or answers what a test says. It stands in where a real `pilito serve`
// cannot be made to answer so: too busy, refusing, gone.
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Delivery {
  path: string;
  headers: http.IncomingHttpHeaders;
  raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  body: any;
  bytes: number;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** Pilito's own for this status when left out; a string goes out as it is. */
  body?: unknown;
}

export interface Receiver {
  url: string;
  token: string;
  deliveries: Delivery[];
  /** All events delivered, in their order, out of single and bulk deliveries. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  events(): any[];
  /** The next deliveries are answered so, one after another; then it accepts again. */
  answerWith(...replies: Reply[]): void;
  /** The next delivery is accepted with this body, made of its events. */
  // biome-ignore lint/suspicious/noExplicitAny: as for events()
  answerEvents(answer: (events: any[]) => unknown): void;
  /** Runs before each answer: what happens while the shop waits. */
  meanwhile(happens: (() => Promise<void>) | null): void;
  /** Forgets what came. */
  forget(): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const token = `wc_sk_live_${'a1b2c3d4e5'.repeat(4)}`;
  const deliveries: Delivery[] = [];
  let replies: Reply[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: as for events()
  let said: ((events: any[]) => unknown) | null = null;
  let during: (() => Promise<void>) | null = null;
  const server = http.createServer(async (request, response) => {
    const raw = await text(request);
    const { headers, url: path = '' } = request;
    const delivery: Delivery = { path, headers, raw, body: JSON.parse(raw || '{}'), bytes: Buffer.byteLength(raw) };
    deliveries.push(delivery);
    const reply = replies.shift() ?? { status: 202 };
    await during?.();
    const body = reply.body ?? said?.(eventsOf(delivery.body)) ?? ownBody(reply.status, delivery);
    said = null;
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    deliveries,
    events: () => deliveries.flatMap(({ body }) => eventsOf(body)),
    answerWith: (...given) => {
      replies = given;
    },
    answerEvents: (answer) => {
      said = answer;
    },
    meanwhile: (happens) => {
      during = happens;
    },
    forget: () => {
      deliveries.length = 0;
      replies = [];
      said = null;
      during = null;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As the server computes it, from the token that the delivery shows. */
export function expectedSignature({ headers, raw }: Delivery): string {
  const token = String(headers.authorization).replace('Bearer ', '');
  const secret = createHmac('sha256', token).update('pilito-webhook-signing-v1').digest();
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${raw}`;
  return `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`;
}

// biome-ignore lint/suspicious/noExplicitAny: envelopes of every shape
function eventsOf(body: any): any[] {
  return body.events ?? (body.event_id ? [body] : []);
}

function ownBody(status: number, { path, body }: Delivery): unknown {
  if (status >= 300) return { error: 'refused', detail: `Answer ${status}.` };
  const results = eventsOf(body).map(({ event_id }) => ({ event_id, status: 'accepted' }));
  const said = { status: 'accepted', message: 'Accepted.', processing_time_ms: 1 };
  if (path.includes('/bulk')) return { ...said, accepted: results.length, skipped: 0, rejected: 0, results };
  return { ...said, event_id: body.event_id };
}
