// Opening a store's shop with the keys that are kept for it. A room of its own because whoever asks the shop anything
// begins here.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { OnWait, Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { openSecrets } from './stores.ts';

export type ShopDeps = Pick<App, 'db' | 'source' | 'secretKey' | 'allowPrivateNetwork'>;

/** The caller closes it. Throws `invalid_usage` for a store without an address or keys. */
export async function openShop(deps: ShopDeps, store: Store, onWait?: OnWait): Promise<Shop> {
  const { consumerKey, consumerSecret } = await openSecrets(deps, store);
  if (store.url === null || consumerKey === null || consumerSecret === null) {
    const missing = store.url === null ? 'has no address' : 'has no API keys';
    throw new PilitoError('invalid_usage', `The store "${store.slug}" ${missing}.`, {
      hint: `pilito store update ${store.slug} --url https://shop.example --consumer-key ck_… --consumer-secret -`,
    });
  }
  const allowPrivateNetwork = store.allowPrivateNetwork || deps.allowPrivateNetwork;
  const source = await deps.source(store.source);
  return source.open({ url: store.url, consumerKey, consumerSecret, allowPrivateNetwork }, onWait);
}
