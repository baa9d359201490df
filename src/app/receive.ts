// Receiving a delivery: the source judges it, the log keeps it with that verdict, and only then is it answered.
// Nothing is applied here.
import { hash } from 'node:crypto';
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { NewEvent } from '../ports/events.ts';
import type { Delivery, DeliveryVerdict } from '../ports/source.ts';
import type { App } from './app.ts';
import { keepEvent } from './counting.ts';
import { openSecrets } from './stores.ts';

export interface Incoming {
  store: Store;
  delivery: Delivery;
  /** The token it came with, as it was shown; null when it must be trusted by its signature alone. */
  token: { name: string; secret: string } | null;
  sourceIp: string;
}

export interface Received {
  status: 'accepted' | 'duplicate' | 'ignored' | 'pong';
  /** The number of the event in the log. */
  id: number;
  eventId: string;
}

type Deps = Pick<App, 'db' | 'source' | 'secretKey' | 'newId' | 'metrics'>;

const KEPT_HEADERS = [
  'content-type',
  'x-wc-webhook-source',
  'x-wc-webhook-topic',
  'x-wc-webhook-resource',
  'x-wc-webhook-event',
  'x-wc-webhook-id',
  'x-wc-webhook-delivery-id',
  'webhook-id',
  'webhook-timestamp',
];
const LONGEST_TEXT = 500;
/** Bytes of a delivery nobody vouches for: enough to see what it was, too little to fill a disk with. */
const KEPT_OF_REJECTED = 8_192;

/**
 * Resolves once the delivery is on disk; throws what the sender should be told, after logging that too. `onUnproven` is
 * told why anybody could have sent it, before it is logged; what it throws is thrown, and nothing is logged.
 */
export async function receive(deps: Deps, incoming: Incoming, onUnproven: (doubt: string) => void): Promise<Received> {
  const source = await deps.source(incoming.store.source);
  const { delivery, store, token } = incoming;
  const verdict =
    token === null
      ? source.judgeSigned(delivery, await webhookSecretsOf(deps, store))
      : source.judge(delivery, token.secret);
  const doubt = token === null ? doubtOf(verdict) : null;
  if (doubt !== null) onUnproven(doubt);
  const event = toEvent(deps, incoming, verdict);
  const { id, duplicateOf } = await keepEvent(deps, event);
  if (verdict.kind === 'rejected') throw new PilitoError(verdict.code, verdict.reason);
  const { eventId } = event;
  if (verdict.kind === 'ping') return { status: 'pong', id, eventId };
  if (duplicateOf !== null) return { status: 'duplicate', id, eventId };
  return { status: verdict.kind, id, eventId };
}

/** Why anybody could have sent it: pings carry no signature, and not every signature is right. */
function doubtOf(verdict: DeliveryVerdict): string | null {
  if (verdict.kind === 'ping') return 'Pings carry no signature.';
  return verdict.kind === 'rejected' && verdict.code === 'unauthorized' ? verdict.reason : null;
}

const opened = new WeakMap<Store, string[]>();

/** Opened once for a shop as it stands: one that was changed is another object. */
async function webhookSecretsOf(deps: Deps, store: Store): Promise<string[]> {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const { webhookSecrets } = await openSecrets(deps, store);
  opened.set(store, webhookSecrets);
  return webhookSecrets;
}

function kept(headers: Delivery['headers']): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** A delivery as the log keeps it, with what was thought of it. */
export function toEvent(
  deps: Pick<App, 'newId'>,
  { store, delivery, token, sourceIp }: Incoming,
  verdict: DeliveryVerdict,
): NewEvent {
  const status = { ping: 'done', rejected: 'rejected', ignored: 'skipped', accepted: 'pending' } as const;
  const told = verdict.kind === 'accepted' || verdict.kind === 'ignored' ? verdict : null;
  return {
    storeId: store.id,
    store: store.slug,
    source: store.source,
    tokenName: token?.name ?? null,
    eventId: told?.eventId ?? `evt_${deps.newId()}`,
    eventType: verdict.kind === 'ping' ? 'ping' : (verdict.topic ?? 'unknown').slice(0, LONGEST_TEXT),
    productId: told?.productId ?? null,
    body: verdict.kind === 'rejected' ? delivery.body.subarray(0, KEPT_OF_REJECTED) : delivery.body,
    headers: JSON.stringify(kept(delivery.headers)),
    status: status[verdict.kind],
    errorMessage: verdict.kind === 'ping' ? null : verdict.reason,
    dedupe: told?.dedupe ? hash('sha256', told.dedupe, 'buffer') : null,
    sourceIp,
    userAgent: (delivery.headers['user-agent'] ?? '').slice(0, LONGEST_TEXT),
    receivedAt: delivery.receivedAt,
  };
}
