// A shop's own webhooks: what it has, whose they are, what is missing; and taking ours away.
import { PilitoError } from '../domain/errors.ts';
import { markOf } from '../domain/secret.ts';
import type { Store } from '../domain/store.ts';
import {
  addressProblems,
  type Ownership,
  ownershipOf,
  problemsOf,
  type Wanted,
  type Webhook,
  webhookPath,
} from '../domain/webhook.ts';
import type { OnWait, Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { openShop, type ShopDeps } from './shop.ts';

export type WebhookDeps = ShopDeps & Pick<App, 'clock'>;

export interface WebhookRequest {
  store: Store;
  /** Where the shop reaches `serve`; null when nobody has said. */
  publicUrl: string | null;
  signal: AbortSignal;
  onWait?: OnWait;
}

/** Where the shop is to deliver. Throws `invalid_config` when the endpoint's own address is not known. */
export function deliveryUrlOf(store: Store, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl + webhookPath(store.slug);
  throw new PilitoError(
    'invalid_config',
    'PILITO_PUBLIC_URL is not set, so the shop cannot be told where to deliver.',
    {
      hint: 'Set it to the address under which the shop reaches `pilito serve`: PILITO_PUBLIC_URL=https://pilito.example',
    },
  );
}

export interface SeenWebhook extends Webhook {
  ownership: Ownership;
  problems: string[];
}

export interface WebhookView {
  deliveryUrl: string | null;
  webhooks: SeenWebhook[];
  /** Topics without which changes are missed, and that have no active webhook of ours. */
  missing: string[];
  notices: string[];
}

/** The shop's webhooks about products, and those of ours about anything. Reads only. Throws `shop_…`. */
export async function inspectWebhooks(deps: WebhookDeps, request: WebhookRequest): Promise<WebhookView> {
  const { store, publicUrl, signal } = request;
  const deliveryUrl = publicUrl === null ? null : deliveryUrlOf(store, publicUrl);
  const shop = await openShop(deps, store, request.onWait);
  try {
    const { have, notes, wanted } = await look(deps, store, shop, deliveryUrl ?? '', signal);
    const seen = have.map((webhook) => ({
      ...webhook,
      ownership: ownershipOf(webhook, deliveryUrl, notes),
      problems: deliveryUrl === null ? [] : problemsOf(webhook, have, notes, wanted),
    }));
    const served = seen.filter(({ ownership, status }) => ownership === 'here' && status === 'active');
    const { webhookTopics } = await deps.source(store.source);
    const missing = webhookTopics.filter(({ name, needed }) => needed && !served.some(({ topic }) => topic === name));
    return {
      deliveryUrl,
      webhooks: seen.filter(({ topic, ownership }) => ownership !== 'foreign' || isAboutProducts(topic)),
      missing: missing.map(({ name }) => name),
      notices: deliveryUrl === null ? [] : noticesOf(store, deliveryUrl, shop),
    };
  } finally {
    await shop.close();
  }
}

/** Removes ours: those that point here and, if that is asked for, those at an earlier address. Throws `shop_…`. */
export async function removeWebhooks(
  deps: WebhookDeps,
  request: WebhookRequest & { dryRun: boolean; removeOld: boolean },
): Promise<{ removed: Webhook[]; deliveryUrl: string }> {
  const { store, signal } = request;
  const deliveryUrl = deliveryUrlOf(store, request.publicUrl);
  const shop = await openShop(deps, store, request.onWait);
  try {
    const { have, notes } = await look(deps, store, shop, deliveryUrl, signal);
    const removed = have.filter((webhook) => {
      const ownership = ownershipOf(webhook, deliveryUrl, notes);
      return ownership === 'here' || (request.removeOld && ownership === 'old');
    });
    for (const { id } of request.dryRun ? [] : removed) {
      await shop.webhooks.remove(id, signal);
      await deps.db.webhooks.forget(store.id, [id]);
    }
    return { removed, deliveryUrl };
  } finally {
    await shop.close();
  }
}

/** What there is, and what there should be. */
export async function look(deps: WebhookDeps, store: Store, shop: Shop, deliveryUrl: string, signal: AbortSignal) {
  const have = await shop.webhooks.list(signal);
  const notes = await deps.db.webhooks.list(store.id);
  const [newest] = (await deps.db.stores.secrets(store.id)).webhookSecrets;
  const topics = (await deps.source(store.source)).webhookTopics.map(({ name }) => name);
  const wanted: Wanted = { topics, deliveryUrl, secretMark: newest === undefined ? null : markOf(newest) };
  return { have, notes, wanted };
}

function isAboutProducts(topic: string): boolean {
  return topic.startsWith('product.') || /^action\..*product/.test(topic);
}

/** For the operator: what is odd about the address, or needless about the whole. */
export function noticesOf(store: Store, deliveryUrl: string, shop: Shop): string[] {
  const plugin = shop.plugin();
  const spoken = `The shop runs Pilito Product Sync ${plugin}, which tells of every change by itself: webhooks are not needed besides.`;
  return [...addressProblems(deliveryUrl, store.url), ...(plugin === null ? [] : [spoken])];
}
