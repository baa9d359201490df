// The client of one shop's REST API: shows the keys the way the shop can see them, follows it where it moved within
// its own house, waits when told to, and tries a GET again when that may help. It never logs, and no error of it
// carries a key.
import { PilitoError } from '../../domain/errors.ts';
import type { OnWait, PullTotals, ShopAccess } from '../../ports/source.ts';
import { type Asked, type Good, judgeAnswer, type Refusal } from './answer.ts';
import { follow, isSecure, type Params, prepare, type Route, shopOf, startingRoute } from './route.ts';
import type { Raw, Transport } from './transport.ts';
import { judgeTrouble } from './trouble.ts';

const MAX_TRIES = 4;
const MAX_HOPS = 3;
const FIRST_DELAY_MS = 1000;
const ACCEPTED = { accept: 'application/json', 'accept-encoding': 'gzip' };

export interface ClientOptions {
  access: ShopAccess;
  transport: Transport;
  userAgent: string;
  now: () => number;
  random: () => number;
  nonce: () => string;
  /** Rejects with the signal's reason when aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  onWait: OnWait;
}

/** `askedAt`: when the try that was answered was sent, milliseconds UTC. */
export type Answer = (Good & { askedAt: number }) | Refusal;

export interface Client {
  /** One GET with its retries. `hasty` gives up on the first timeout, for callers who can ask for less. */
  get(path: string, params: Params, signal: AbortSignal, hasty?: boolean): Promise<Answer>;
  notices(): readonly string[];
  oddities(): readonly string[];
  /** Adds an oddity that shows only over several answers. */
  note(oddity: string): void;
  clock(): number | null;
  /** The version of our plugin in the shop, once an answer has told it; null without the plugin. */
  plugin(): string | null;
  totals(): PullTotals;
  close(): Promise<void>;
}

export function createClient(options: ClientOptions): Client {
  const { access, transport, userAgent } = options;
  const totals: PullTotals = { requests: 0, retries: 0, bytes: 0 };
  const notices = new Set<string>();
  const oddities = new Set<string>();
  const tried = new Set<string>();
  let route = startingRoute(access.url);
  let clock: number | null = null;
  let plugin: string | null = null;
  let known = false;

  async function send(way: Route, path: string, params: Params, signal: AbortSignal) {
    const askedAt = options.now();
    const { url, headers } = prepare(way, path, params, access, askedAt, options.nonce());
    const asked: Asked = { path, host: url.host, userAgent, secure: isSecure(way), now: askedAt };
    totals.requests++;
    const got = await transport.get(
      url,
      { ...headers, ...ACCEPTED, 'user-agent': userAgent, 'x-pilito-client': 'pull' },
      signal,
    );
    if ('kind' in got) return { askedAt, raw: null, answer: judgeTrouble(got, asked, known) };
    totals.bytes += got.body.length;
    clock ??= readClock(got);
    plugin ??= readPlugin(got);
    return { askedAt, raw: got, answer: judgeAnswer(got, asked) };
  }

  /** One try, with the detours the shop asks for; a way on which it spoke is remembered. */
  async function settle(path: string, params: Params, signal: AbortSignal): Promise<Answer> {
    let way = route;
    let sent = await send(way, path, params, signal);
    for (let hops = 1; sent.raw !== null && isRedirect(sent.raw); hops++) {
      const next = redirected(way, path, sent.raw, hops);
      if ('error' in next) return next;
      way = next.route;
      sent = await send(way, path, params, signal);
    }
    const detour = detourFor(way, sent.answer);
    if (detour !== null) {
      const second = await send(detour.route, path, params, signal);
      if (second.answer.ok || (spoke(second.answer) && second.answer.status !== 401)) {
        notices.add(detour.notice);
        way = detour.route;
        sent = second;
      }
    }
    if (spoke(sent.answer)) {
      route = way;
      known = true;
    }
    return sent.answer.ok ? { ...sent.answer, askedAt: sent.askedAt } : sent.answer;
  }

  /** Another way that may work where this answer did not; each is tried once. */
  function detourFor(way: Route, answer: Good | Refusal): { route: Route; notice: string } | null {
    if (answer.ok) return null;
    const unseen = answer.code === null || answer.code === 'woocommerce_rest_cannot_view';
    if (answer.status === 401 && unseen && isSecure(way) && !way.keysInQuery && !tried.has('query')) {
      tried.add('query');
      const notice = 'The server drops the Authorization header, so the keys go in the query of the address.';
      return { route: { ...way, keysInQuery: true }, notice };
    }
    if (answer.status === 404 && answer.code === null && way.prefix === '/wp-json' && !known && !tried.has('index')) {
      tried.add('index');
      const notice = 'The server does not rewrite addresses, so the API is read at /index.php/wp-json/.';
      return { route: { ...way, prefix: '/index.php/wp-json' }, notice };
    }
    return null;
  }

  async function get(path: string, params: Params, signal: AbortSignal, hasty = false): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await settle(path, params, signal);
      if (answer.oddity !== null) oddities.add(answer.oddity);
      if (answer.ok) return answer;
      const enough = tries >= MAX_TRIES || (hasty && answer.overloaded && answer.status === null);
      if (!answer.again || enough) return answer;
      totals.retries++;
      const ms = answer.waitMs || backoff(tries, options.random());
      options.onWait(ms, answer.error.message);
      await options.sleep(ms, signal);
    }
  }

  return {
    get,
    notices: () => [...notices],
    oddities: () => [...oddities],
    note: (oddity) => void oddities.add(oddity),
    clock: () => clock,
    plugin: () => plugin,
    totals: () => ({ ...totals }),
    close: () => transport.close(),
  };
}

/** Did WordPress itself answer, with data or with an error of its own? */
function spoke(answer: Good | Refusal): boolean {
  return answer.ok || answer.code !== null;
}

/** Milliseconds before try `tries + 1`: 1 s, 2 s, 4 s, each spread by ±50 % so that several pages do not return at once. */
function backoff(tries: number, random: number): number {
  return Math.round(FIRST_DELAY_MS * 2 ** (tries - 1) * (0.5 + random));
}

function readClock({ headers }: Raw): number | null {
  const at = Date.parse(headers.date ?? '');
  return Number.isNaN(at) ? null : at;
}

function readPlugin({ headers }: Raw): string | null {
  return /^\d[\w.+-]{0,20}$/.exec(headers['x-pilito-product-sync'] ?? '')?.[0] ?? null;
}

function isRedirect({ status, headers }: Raw): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
}

function redirected(way: Route, path: string, raw: Raw, hops: number): { route: Route } | Refusal {
  const next = follow(way, path, raw.headers.location ?? '');
  if (next.kind === 'route' && hops <= MAX_HOPS) return { route: next.route };
  const error =
    next.kind === 'route'
      ? new PilitoError('shop_odd', `The shop redirects ${path} in a circle.`, {
          hint: 'Check that Settings → Permalinks is not "Plain", the addresses in Settings → General, and the redirects of the server.',
        })
      : next.kind === 'elsewhere'
        ? new PilitoError('shop_blocked', `The shop redirects to another address: ${next.to}`, {
            hint: `If that is the shop, store it: pilito store update <slug> --url ${shopOf(next.to)}`,
          })
        : new PilitoError('shop_blocked', `The shop redirects its API away, to ${next.to}`, {
            hint: 'A plugin may ask visitors to log in first; let /wp-json/wc/v3/ pass.',
          });
  const nothing = { again: false, waitMs: null, overloaded: false, oddity: null };
  return { ok: false, status: raw.status, code: null, error, ...nothing };
}
