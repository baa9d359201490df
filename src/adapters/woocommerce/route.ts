// The way to a shop's REST API as far as it is known: where it starts, how keys are shown, which detour is needed.
// Pure: the client learns, this room says what follows from it.
import { type OAuthKeys, percentEncode, signUrl } from './oauth.ts';
import type { Method } from './transport.ts';

export interface Route {
  /** Address of the shop without a slash at the end. */
  base: string;
  /** `/index.php/wp-json` where the server rewrites no addresses. */
  prefix: '/wp-json' | '/index.php/wp-json';
  /** "/" where the server insists on one at the end of paths. */
  slash: '' | '/';
  /** Over https: keys in the query, because the server drops the Authorization header. */
  keysInQuery: boolean;
}

export type Params = readonly (readonly [string, string | number])[];

export function startingRoute(url: string): Route {
  return { base: url.replace(/\/+$/, ''), prefix: '/wp-json', slash: '', keysInQuery: false };
}

export function isSecure(route: Route): boolean {
  return route.base.startsWith('https:');
}

/** Our plugin's routes stand beside WooCommerce's; all other paths are below `wc/v3`. */
const PLUGIN_ROUTES = '/pilito/v1/';

function restPathOf(path: string): string {
  return path.startsWith(PLUGIN_ROUTES) ? path : `/wc/v3${path}`;
}

function addressOf(route: Route, path: string): string {
  return `${route.base}${route.prefix}${restPathOf(path)}${route.slash}`;
}

/** The address and the headers of one try. Over http every try is signed anew: a nonce is accepted once. */
export function prepare(
  route: Route,
  path: string,
  params: Params,
  keys: OAuthKeys,
  now: number,
  nonce: string,
  method: Method = 'GET',
): { url: URL; headers: Record<string, string> } {
  const secure = isSecure(route);
  const shown: Params =
    secure && route.keysInQuery
      ? [...params, ['consumer_key', keys.consumerKey], ['consumer_secret', keys.consumerSecret]]
      : params;
  const url = new URL(addressOf(route, path));
  url.search = shown.map(([name, value]) => `${percentEncode(name)}=${percentEncode(String(value))}`).join('&');
  if (!secure) return { url: signUrl(method, url, keys, now, nonce), headers: {} };
  if (route.keysInQuery) return { url, headers: {} };
  const basic = Buffer.from(`${keys.consumerKey}:${keys.consumerSecret}`).toString('base64');
  return { url, headers: { authorization: `Basic ${basic}` } };
}

/** Where a redirect leads: the same shop by another way, another host, or away from the API. */
export type Redirected = { kind: 'route'; route: Route } | { kind: 'elsewhere' | 'astray'; to: string };

/**
 * Keys go nowhere but to the host they were given for: the same name, and the same port unless the scheme changes.
 */
export function follow(route: Route, path: string, location: string): Redirected {
  const from = new URL(addressOf(route, path));
  if (!URL.canParse(location, from.href)) return { kind: 'astray', to: location.replace(/[?#].*$/s, '').slice(0, 200) };
  const to = new URL(location, from);
  const plain = `${to.origin}${to.pathname}`;
  const sameHost = to.hostname === from.hostname && (to.port === from.port || to.protocol !== from.protocol);
  if (!sameHost || !/^https?:$/.test(to.protocol)) return { kind: 'elsewhere', to: plain };
  const match = /^(.*?)(\/index\.php)?\/wp-json(\/.*?)(\/?)$/.exec(to.pathname);
  if (match === null || match[3] !== restPathOf(path)) return { kind: 'astray', to: plain };
  return {
    kind: 'route',
    route: {
      base: `${to.origin}${match[1] ?? ''}`,
      prefix: match[2] === undefined ? '/wp-json' : '/index.php/wp-json',
      slash: match[4] === '/' ? '/' : '',
      keysInQuery: route.keysInQuery,
    },
  };
}

/** The shop's address out of an API address, for a hint: what stands before `/wp-json`. */
export function shopOf(address: string): string {
  return address.replace(/(?:\/index\.php)?\/wp-json\b.*$/, '').replace(/\/+$/, '');
}
