// One store from end to end: what is known of it here, what its shop shows, and what is to be said of both.
import { PilitoError } from '../../domain/errors.ts';
import { markOf } from '../../domain/secret.ts';
import type { Store } from '../../domain/store.ts';
import type { DeliveryLook, Instruments, ShopLook, ShopPlace } from '../../ports/checkup.ts';
import type { App } from '../app.ts';
import { openSecrets } from '../stores.ts';
import { type Finding, hasProblem, tellOf } from './finding.ts';
import { judgeShown, versionsIn } from './store-keys.ts';
import { judgeNews } from './store-news.ts';
import { judgeReach } from './store-reach.ts';

export type StoreDeps = Pick<App, 'db' | 'clock' | 'source' | 'secretKey' | 'allowPrivateNetwork'>;

export interface StoreRequest {
  store: Store;
  publicUrl: string | null;
  /** Ask nobody. */
  offline: boolean;
  delivery: DeliveryLook | null;
  signal: AbortSignal;
}

export interface StoreChecked {
  findings: Finding[];
  /** The shop's clock minus ours, milliseconds; null when it was not told. */
  skew: number | null;
}

export async function checkStore(deps: StoreDeps, tools: Instruments, request: StoreRequest): Promise<StoreChecked> {
  const { store, publicUrl, offline, delivery, signal } = request;
  const keys = await keysOf(deps, store);
  const shop = offline ? null : await lookAtShop(deps, tools, store, keys, signal);
  const now = deps.clock.now();
  const told = versionsIn(delivery?.last?.userAgent ?? '');
  const reach =
    store.url !== null && shop !== null ? judgeReach({ store: { ...store, url: store.url }, shop, now }) : [];
  const reached = shop !== null && !hasProblem(reach);
  const shown = reached ? judgeShown({ store, shop, told, ourPlugin: tools.ourPlugin() }) : [];
  const before = [...judgeSetting(store, delivery), ...reach, ...shown];
  const [newest] = (await deps.db.stores.secrets(store.id)).webhookSecrets;
  const news = judgeNews({
    ...{ store, now, publicUrl, delivery },
    shop: reached ? shop : null,
    topics: (await deps.source(store.source)).webhookTopics,
    notes: await deps.db.webhooks.list(store.id),
    secretMark: newest === undefined ? null : markOf(newest),
    lastPull: await deps.db.pulls.last(store.id),
    stuck: hasProblem(before) || keys === null,
  });
  return { findings: [...before, ...news], skew: shop?.skew ?? null };
}

async function lookAtShop(
  deps: StoreDeps,
  tools: Instruments,
  store: Store,
  keys: ShopPlace['keys'],
  signal: AbortSignal,
): Promise<ShopLook | null> {
  if (store.url === null) return null;
  const allowPrivateNetwork = store.allowPrivateNetwork || deps.allowPrivateNetwork;
  return tools.shop({ url: store.url, allowPrivateNetwork, keys }, signal);
}

/** Null too when they do not open: what is wrong then is said of the secret key. */
async function keysOf(deps: StoreDeps, store: Store): Promise<ShopPlace['keys']> {
  try {
    const { consumerKey, consumerSecret } = await openSecrets(deps, store);
    return consumerKey === null || consumerSecret === null ? null : { consumerKey, consumerSecret };
  } catch (error) {
    if (error instanceof PilitoError && error.code === 'secret_unreadable') return null;
    throw error;
  }
}

/** Is there a way at all on which products come in? */
function judgeSetting({ slug, url, hasCredentials }: Store, delivery: DeliveryLook | null): Finding[] {
  const tell = tellOf('store', slug);
  if (url !== null && hasCredentials) return [];
  if (delivery?.last != null) return [tell.ok('setting', 'Its products come by delivery only: it has no API keys')];
  const lacks = url === null ? 'no address and no API keys' : 'no API keys';
  return [
    tell.warning('setting', `The store has ${lacks}, and nothing was ever delivered.`, {
      why: 'Its products come in by the plugin, by webhooks or by pulls, and none of them is set up.',
      next: `pilito plugin && pilito token create --store ${slug}`,
    }),
  ];
}
