// WooCommerce as a source of catalogues: puts the rooms of this folder together behind the port.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { OnWait, Shop, ShopAccess, Source } from '../../ports/source.ts';
import { judgeBulk } from './bulk.ts';
import { createClient } from './client.ts';
import { judge, judgeSigned } from './delivery.ts';
import { read } from './reading.ts';
import { SAMPLES, sample } from './sample.ts';
import { shapes } from './shapes.ts';
import { openShop } from './shop.ts';
import { createTransport, type Resolve, type Timeouts } from './transport.ts';
import { WEBHOOK_TOPICS } from './webhooks.ts';

export interface WooCommerceDeps {
  /** Ours, for the User-Agent. */
  version: string;
  now?: () => number;
  /** In [0, 1). */
  random?: () => number;
  /** A text that is never the same twice. */
  nonce?: () => string;
  /** Rejects with the signal's reason when aborted. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** All addresses of a name. */
  resolve?: Resolve;
  timeouts?: Partial<Timeouts>;
  /** Largest answer read, bytes. */
  maxBytes?: number;
  /** Certificate authorities (PEM) in place of the system's. */
  ca?: string;
}

const TIMEOUTS: Timeouts = { connect: 10_000, headers: 30_000, body: 30_000, total: 180_000 };
const MAX_BYTES = 64 * 1024 * 1024;

export function wooCommerceSource(deps: WooCommerceDeps): Source {
  const { now = Date.now, random = Math.random, nonce = newNonce, sleep = defaultSleep } = deps;

  function open(access: ShopAccess, onWait: OnWait = () => {}): Shop {
    const transport = createTransport({
      timeouts: { ...TIMEOUTS, ...deps.timeouts },
      maxBytes: deps.maxBytes ?? MAX_BYTES,
      allowPrivateNetwork: access.allowPrivateNetwork,
      resolve: deps.resolve,
      ca: deps.ca,
    });
    const userAgent = `pilito/${deps.version}`;
    return openShop(
      createClient({ access, transport, userAgent, now, random, nonce, sleep, onWait }),
      now,
      deps.version,
    );
  }

  const speaks = { webhookTopics: WEBHOOK_TOPICS, samples: SAMPLES, sample };
  return { name: 'woocommerce', ...speaks, judge, judgeSigned, judgeBulk, read, shapes, open };
}

function newNonce(): string {
  return randomBytes(16).toString('hex');
}

async function defaultSleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error) => {
    signal.throwIfAborted();
    throw error;
  });
}
