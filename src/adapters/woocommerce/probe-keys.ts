// What a shop shows to the keys that are kept for it: whether it takes them and how far they go, its versions, our
// plugin, its webhooks. A key that is not taken is asked about until it is known why.
import type { KeysLook, Permalinks, ShopLook } from '../../ports/checkup.ts';
import type { ShopAccess } from '../../ports/source.ts';
import type { Refusal } from './answer.ts';
import { type Client, createClient } from './client.ts';
import { signUrl } from './oauth.ts';
import { asPilitoError, type Probing } from './probing.ts';
import { isSecure } from './route.ts';
import { webhooksOf } from './webhooks.ts';

type Keys = Pick<ShopAccess, 'consumerKey' | 'consumerSecret'>;
type Shown = Pick<ShopLook, 'keys' | 'wordpress' | 'woocommerce' | 'plugin' | 'webhooks'>;

/** `permalinks` is set where only this has shown what they are. */
export async function askWithKeys(
  probing: Probing,
  keys: Keys,
): Promise<{ look: Shown; permalinks: Permalinks | null }> {
  const { place, transport, userAgent, now, nonce, sleep, signal } = probing;
  const access: ShopAccess = { url: place.url, allowPrivateNetwork: place.allowPrivateNetwork, ...keys };
  const onWait = () => {};
  const client = createClient({ access, transport, userAgent, now, random: () => 0.5, nonce, sleep, onWait });
  const nothing = { wordpress: null, woocommerce: null, plugin: null, webhooks: null };
  const answer = await client.once('/products', READING, signal);
  if (!answer.ok)
    return { look: { keys: await whyRefused(probing, client, keys, answer), ...nothing }, permalinks: null };
  const [writes, versions, webhooks] = await Promise.all([
    mayWrite(probing, client),
    versionsOf(probing, client),
    listWebhooks(probing, client),
  ]);
  const { keysInQuery: inQuery, prefix } = client.way();
  const accepted: KeysLook = { kind: 'accepted', writes, inQuery, products: answer.total };
  const look = { keys: accepted, ...versions, plugin: client.plugin(), webhooks };
  return { look, permalinks: prefix === '/wp-json' ? null : 'index' };
}

const READING = [
  ['per_page', 1],
  ['_fields', 'id'],
] as const;

const REFUSED = 'woocommerce_rest_authentication_error';

/** The same code stands for a wrong secret and for a key that may only write; and over https also for "not looked at". */
async function whyRefused(probing: Probing, client: Client, keys: Keys, refusal: Refusal): Promise<KeysLook> {
  if (refusal.status !== 401) return { kind: 'refused', error: refusal.error };
  if (refusal.code === REFUSED && (await mayWrite(probing, client)) === true) return { kind: 'write_only' };
  const unseen = refusal.code === 'woocommerce_rest_cannot_view' && isSecure(client.way());
  if (unseen && (await isTakenSigned(probing, client, keys))) return { kind: 'unseen_https' };
  return { kind: 'unknown', code: refusal.code };
}

/** A signature is looked at where WordPress takes the connection for plain http: if it is good, the keys are. */
async function isTakenSigned(probing: Probing, client: Client, keys: Keys): Promise<boolean> {
  const { transport, userAgent, now, nonce, signal } = probing;
  const { base, prefix } = client.way();
  const address = new URL(`${base}${prefix}/wc/v3/products`);
  for (const [name, value] of READING) address.searchParams.set(name, String(value));
  const url = signUrl('GET', address, keys, now(), nonce());
  const headers = { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': userAgent };
  const got = await transport.send({ method: 'GET', url, headers, body: null }, signal);
  return 'status' in got && got.status === 200;
}

async function bounded<Value>(probing: Probing, ask: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  try {
    return await ask(AbortSignal.any([probing.signal, AbortSignal.timeout(probing.patience)]));
  } catch (error) {
    throw asPilitoError(error, probing);
  }
}

/** Null when the shop did not say. */
function mayWrite(probing: Probing, client: Client): Promise<boolean | null> {
  return bounded(probing, (signal) => webhooksOf(client).mayChange(signal)).catch(() => null);
}

async function listWebhooks(probing: Probing, client: Client): Promise<ShopLook['webhooks']> {
  try {
    return { kind: 'listed', webhooks: await bounded(probing, (signal) => webhooksOf(client).list(signal)) };
  } catch (error) {
    return { kind: 'failed', error: asPilitoError(error, probing) };
  }
}

/** Only shown to those who may manage the shop; nothing else of it is asked for, for most of it is costly to work out. */
async function versionsOf(probing: Probing, client: Client): Promise<Pick<ShopLook, 'wordpress' | 'woocommerce'>> {
  const fields = [['_fields', 'environment.version,environment.wp_version']] as const;
  const answer = await bounded(probing, (signal) => client.once('/system_status', fields, signal)).catch(() => null);
  const environment = answer?.ok ? field(answer.json, 'environment') : null;
  return {
    wordpress: versionIn(field(environment, 'wp_version')),
    woocommerce: versionIn(field(environment, 'version')),
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function versionIn(value: unknown): string | null {
  return typeof value === 'string' && /^\d[\w.+-]{0,20}$/.test(value) ? value : null;
}
