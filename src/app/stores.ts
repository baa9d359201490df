// Shops: adding and changing them, with their secrets sealed on the way in and opened only for use.
import { PilitoError } from '../domain/errors.ts';
import { seal, unseal } from '../domain/secret.ts';
import { checkShopUrl, checkSlug, isPrivateHost, type Language, type Store } from '../domain/store.ts';
import type { SealedSecrets } from '../ports/stores.ts';
import type { App } from './app.ts';

/** Two secrets are live at once, so that one can be rotated without a gap. */
const LIVE_WEBHOOK_SECRETS = 2;

export interface StoreSettings {
  url?: string | undefined;
  name?: string | undefined;
  language?: Language | undefined;
  consumerKey?: string | undefined;
  consumerSecret?: string | undefined;
  webhookSecret?: string | undefined;
  allowPrivateNetwork?: boolean | undefined;
}

export interface OpenSecrets {
  consumerKey: string | null;
  consumerSecret: string | null;
  webhookSecrets: string[];
}

type Deps = Pick<App, 'db' | 'clock' | 'secretKey' | 'allowPrivateNetwork'>;

/** The store with this slug; throws `not_found`. */
export async function getStore({ db }: Pick<App, 'db'>, slug: string): Promise<Store> {
  const store = await db.stores.find(slug);
  if (store) return store;
  const known = (await db.stores.list()).map((one) => one.slug);
  throw new PilitoError('not_found', `There is no store called "${slug}".`, {
    hint:
      known.length > 0 ? `Stores here: ${known.join(', ')}.` : 'Add one first: pilito store add <slug> --url <address>',
  });
}

/** The named store, or the only one there is; throws `invalid_usage` when the choice is open. */
export async function theStore(deps: Pick<App, 'db'>, slug: string | undefined): Promise<Store> {
  if (slug !== undefined) return getStore(deps, slug);
  const stores = await deps.db.stores.list();
  const [only] = stores;
  if (only && stores.length === 1) return only;
  throw new PilitoError('invalid_usage', only ? 'There are several stores.' : 'There is no store yet.', {
    hint: only
      ? `Name one with --store: ${stores.map((one) => one.slug).join(', ')}.`
      : 'Add one first: pilito store add <slug> --url <address>',
  });
}

export async function addStore(deps: Deps, slug: string, settings: StoreSettings): Promise<Store> {
  checkSlug(slug);
  const url = settings.url === undefined ? null : checkShopUrl(settings.url);
  const allowPrivateNetwork = settings.allowPrivateNetwork ?? false;
  refusePrivate(deps, url, allowPrivateNetwork);
  const name = settings.name ?? slug;
  const language = settings.language ?? null;
  const input = { slug, name, source: 'woocommerce', url, language, currency: null, allowPrivateNetwork };
  const none = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
  return deps.db.stores.add(input, sealed(deps, slug, none, settings), deps.clock.now());
}

export async function updateStore(deps: Deps, slug: string, settings: StoreSettings): Promise<Store> {
  const store = await getStore(deps, slug);
  const url = settings.url === undefined ? store.url : checkShopUrl(settings.url);
  const allowPrivateNetwork = settings.allowPrivateNetwork ?? store.allowPrivateNetwork;
  refusePrivate(deps, url, allowPrivateNetwork);
  const { name = store.name, language } = settings;
  const secrets = await changedSecrets(deps, store, settings);
  return deps.db.stores.update(
    store.id,
    { url, name, allowPrivateNetwork, ...(language === undefined ? {} : { language }) },
    secrets,
    deps.clock.now(),
  );
}

/**
 * Said again, the newest webhook secret stays the newest, and the one before it stays live. Secrets that no longer
 * open, because their key is lost, make room for new ones.
 */
async function changedSecrets(deps: Deps, store: Store, settings: StoreSettings): Promise<SealedSecrets> {
  const standing = await deps.db.stores.secrets(store.id);
  const { webhookSecret } = settings;
  if (webhookSecret === undefined) return sealed(deps, store.slug, standing, settings);
  const open = await openSecrets(deps, store).catch((error) => {
    if (error instanceof PilitoError && error.code === 'secret_unreadable') return null;
    throw error;
  });
  if (open === null) return sealed(deps, store.slug, { ...standing, webhookSecrets: [] }, settings);
  const isNew = open.webhookSecrets[0] !== webhookSecret;
  return sealed(deps, store.slug, standing, isNew ? settings : { ...settings, webhookSecret: undefined });
}

/** What the shop says of itself, learnt by a pull. */
export async function learnCurrency(deps: Pick<App, 'db' | 'clock'>, store: Store, currency: string): Promise<Store> {
  if (store.currency === currency) return store;
  const secrets = await deps.db.stores.secrets(store.id);
  return deps.db.stores.update(store.id, { currency }, secrets, deps.clock.now());
}

/** Throws `secret_unreadable` when a stored secret does not open with the key that is set. */
export async function checkSecrets(deps: Pick<App, 'db' | 'secretKey'>): Promise<void> {
  for (const store of await deps.db.stores.list()) await openSecrets(deps, store);
}

export async function openSecrets(deps: Pick<App, 'db' | 'secretKey'>, store: Store): Promise<OpenSecrets> {
  const secrets = await deps.db.stores.secrets(store.id);
  const open = (place: string, text: string) => unseal(deps.secretKey('known'), `store/${store.slug}/${place}`, text);
  return {
    consumerKey: secrets.consumerKey && open('consumer_key', secrets.consumerKey),
    consumerSecret: secrets.consumerSecret && open('consumer_secret', secrets.consumerSecret),
    webhookSecrets: secrets.webhookSecrets.map((text) => open('webhook_secret', text)),
  };
}

function refusePrivate(deps: Deps, url: string | null, allowed: boolean): void {
  if (url === null || allowed || deps.allowPrivateNetwork || !isPrivateHost(new URL(url).hostname)) return;
  throw new PilitoError('address_refused', `${new URL(url).host} is on a private or loopback network.`, {
    hint: 'If that is meant, add --allow-private-network (or set PILITO_ALLOW_PRIVATE_NETWORK=1).',
  });
}

function sealed(deps: Deps, slug: string, standing: SealedSecrets, settings: StoreSettings): SealedSecrets {
  const sealFor = (place: string, plain: string) => seal(deps.secretKey('made'), `store/${slug}/${place}`, plain);
  const { consumerKey, consumerSecret, webhookSecret } = settings;
  const keysGiven = consumerKey !== undefined || consumerSecret !== undefined;
  if (keysGiven) checkPair(consumerKey ?? standing.consumerKey, consumerSecret ?? standing.consumerSecret);
  return {
    consumerKey: consumerKey === undefined ? standing.consumerKey : sealFor('consumer_key', consumerKey),
    consumerSecret: consumerSecret === undefined ? standing.consumerSecret : sealFor('consumer_secret', consumerSecret),
    webhookSecrets:
      webhookSecret === undefined
        ? standing.webhookSecrets
        : [sealFor('webhook_secret', webhookSecret), ...standing.webhookSecrets].slice(0, LIVE_WEBHOOK_SECRETS),
  };
}

/** A key without its secret opens nothing: better said now than at the first pull. */
function checkPair(key: string | null, secret: string | null): void {
  if ((key === null) === (secret === null)) return;
  const missing = key === null ? 'key' : 'secret';
  throw new PilitoError('invalid_usage', `The consumer ${missing} is missing: WooCommerce needs both.`, {
    hint: 'Give both: --consumer-key - --consumer-secret -',
  });
}
