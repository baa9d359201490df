// What is to be said of a shop's keys, and of what it shows to them: how far they go, versions, the plugin. Pure.
import { formatDuration } from '../../domain/format.ts';
import type { Store } from '../../domain/store.ts';
import type { KeysLook, ShopLook } from '../../ports/checkup.ts';
import { type Finding, type Teller, tellOf } from './finding.ts';

export interface ShownLook {
  store: Store;
  shop: ShopLook;
  /** Versions as a delivery's User-Agent told them, for shops that do not show theirs. */
  told: { wordpress: string | null; woocommerce: string | null };
  /** The version of the plugin that this pilito carries. */
  ourPlugin: string | null;
}

/** As far as `GET /products` tells what is in the trash. */
const TELLS_TRASH: Version = [9, 6];
const FLOOR: Version = [7, 0];
type Version = readonly [number, number];

export function judgeShown(look: ShownLook): Finding[] {
  const { store, shop } = look;
  const tell = tellOf('store', store.slug);
  if (shop.keys === null) return [];
  return [
    ...judgeKeys(tell, store, shop.keys, shop.skew),
    ...judgeVersions(tell, look),
    ...(shop.keys.kind === 'accepted' ? judgePlugin(tell, look) : []),
  ];
}

const MAKE_KEY =
  'Make a key with the permission Read or Read/Write in WooCommerce → Settings → Advanced → REST API, as a shop manager';
const NOT_TAKEN = 'Without keys that the shop takes, it cannot be pulled.';

function newKeys({ slug }: Store): string {
  return `pilito store update ${slug} --consumer-key - --consumer-secret -`;
}

function judgeKeys(tell: Teller, store: Store, keys: KeysLook, skew: number | null): Finding[] {
  if (keys.kind === 'accepted') return judgeAccepted(tell, keys);
  if (keys.kind === 'write_only') {
    return [
      tell.problem('keys', 'The shop takes the keys, but they may only write.', {
        why: 'Reading is all that a pull does.',
        next: `${MAKE_KEY}, then: ${newKeys(store)}`,
      }),
    ];
  }
  if (keys.kind === 'unseen_https') {
    return [
      tell.problem('keys', 'The keys are right, but WordPress does not know that it is asked over https.', {
        why: 'WooCommerce looks at keys only over https, and the proxy in front of it does not tell.',
        next: 'Let that proxy send X-Forwarded-Proto, and wp-config.php set $_SERVER["HTTPS"] = "on" where it says https.',
      }),
    ];
  }
  if (keys.kind === 'unknown') return [judgeUnknown(tell, store, keys.code, skew)];
  const { code, message, hint } = keys.error;
  const next = hint?.replaceAll('<slug>', store.slug);
  return [tell.problem(code === 'shop_blocked' ? 'firewall' : 'keys', message, { why: NOT_TAKEN, next })];
}

/** Over http a signature is good for 15 minutes. */
const SIGNED_MS = 15 * 60_000;

function judgeUnknown(tell: Teller, store: Store, code: string | null, skew: number | null): Finding {
  const what = `The shop does not know the keys (${code ?? 'HTTP 401'}).`;
  const signed = store.url?.startsWith('http:') === true;
  if (signed && skew !== null && Math.abs(skew) > SIGNED_MS) {
    const why = `${NOT_TAKEN} The clocks are ${formatDuration(Math.abs(skew))} apart, and over http that alone is enough.`;
    return tell.problem('keys', what, { why, next: 'sudo timedatectl set-ntp true' });
  }
  return tell.problem('keys', what, {
    why: NOT_TAKEN,
    next: `${MAKE_KEY}, then: ${newKeys(store)}`,
  });
}

function judgeAccepted(tell: Teller, keys: Extract<KeysLook, { kind: 'accepted' }>): Finding[] {
  const { writes, inQuery, products } = keys;
  const count = products === null ? '' : `; they see ${products === 1 ? 'one product' : `${products} products`}`;
  const right = writes === null ? 'read' : writes ? 'read and write' : 'read, not write';
  const accepted = tell.ok('keys', `The shop takes the keys: they may ${right}${count}`);
  if (!inQuery) return [accepted];
  return [
    accepted,
    tell.warning('header', 'The server drops the Authorization header, so the keys go in the address.', {
      why: 'Addresses are written into logs, and whoever reads those has the keys.',
      next: 'In .htaccess: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1',
    }),
  ];
}

function judgeVersions(tell: Teller, { shop, told }: ShownLook): Finding[] {
  const woocommerce = shop.woocommerce ?? told.woocommerce;
  const wordpress = shop.wordpress ?? told.wordpress;
  if (woocommerce === null) return [];
  const what = `WooCommerce ${woocommerce}${wordpress === null ? '' : `, WordPress ${wordpress}`}`;
  if (isBefore(woocommerce, FLOOR)) {
    return [
      tell.warning('version', `${what}.`, {
        why: 'pilito is tried from WooCommerce 7.0 on.',
        next: 'WordPress → Dashboard → Updates.',
      }),
    ];
  }
  if (isBefore(woocommerce, TELLS_TRASH) && shop.plugin === null) {
    return [
      tell.warning('version', `${what}.`, {
        why: 'Before 9.6 it does not list what is in the trash: what was missed is only noticed by a full pull.',
        next: 'WordPress → Dashboard → Updates; or install the plugin: pilito plugin',
      }),
    ];
  }
  return [tell.ok('version', what)];
}

function judgePlugin(tell: Teller, { shop: { plugin }, ourPlugin }: ShownLook): Finding[] {
  if (plugin === null) return [];
  if (ourPlugin !== null && compare(plugin, ourPlugin) < 0) {
    return [
      tell.warning('plugin', `The shop runs Pilito Product Sync ${plugin}; ${ourPlugin} is the newest.`, {
        why: 'Newer versions miss less and cost the shop less.',
        next: 'pilito plugin',
      }),
    ];
  }
  return [tell.ok('plugin', `Pilito Product Sync ${plugin} tells of every change`)];
}

function isBefore(version: string, floor: Version): boolean {
  return compare(version, floor.join('.')) < 0;
}

/** By their numbers; what stands behind them ("-rc.1") counts as nothing. */
function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < 3; at++) {
    const difference = (x?.[at] ?? 0) - (y?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** "WooCommerce/11.0.1 Hookshot (WordPress/7.1)", as deliveries call themselves. */
export function versionsIn(userAgent: string): ShownLook['told'] {
  const of = (name: string) => new RegExp(`\\b${name}/(\\d[\\w.]{0,15})`).exec(userAgent)?.[1] ?? null;
  return { wordpress: of('WordPress'), woocommerce: of('WooCommerce') };
}
