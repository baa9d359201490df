// The client of one shop's REST API: shows the keys the way the shop can see them, follows it where it moved within
// its own house, waits when told to, and tries again when that may help and can do no harm. It never logs, and no error
// of it carries a key.
import { PilitoError } from '../../domain/errors.ts';
import type { OnWait, PullTotals, ShopAccess } from '../../ports/source.ts';
import { type Asked, type Good, judgeAnswer, type Refusal } from './answer.ts';
import { follow, isSecure, type Params, prepare, type Route, shopOf, startingRoute } from './route.ts';
import type { Method, Raw, Transport, Trouble } from './transport.ts';
import { judgeTrouble } from './trouble.ts';

const MAX_TRIES = 4;
const MAX_HOPS = 3;
/** What servers and firewalls answer to methods they do not know. */
const BLOCKS_METHODS = [403, 405, 406, 501];
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

export interface Change {
  method: Exclude<Method, 'GET'>;
  path: string;
  params?: Params;
  /** Sent as JSON. */
  body?: Readonly<Record<string, unknown>>;
}

/** What is asked for, whatever the way there. */
interface Question {
  method: Method;
  path: string;
  params: Params;
  body: string | null;
}

export interface Client {
  /** One GET with its retries. `hasty` gives up on the first timeout, for callers who can ask for less. */
  get(path: string, params: Params, signal: AbortSignal, hasty?: boolean): Promise<Answer>;
  /** One GET for somebody who waits: whatever comes of it, it is not tried again. */
  once(path: string, params: Params, signal: AbortSignal): Promise<Answer>;
  /**
   * Changes something, by the way a GET before it has found. PUT and DELETE say the same however often they arrive and
   * are tried again like a GET; a POST only where the shop surely did not take it.
   */
  write(change: Change, signal: AbortSignal): Promise<Answer>;
  notices(): readonly string[];
  /** The way on which the shop answered last; where it starts before that. */
  way(): Route;
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
  let onlyPosts = false;

  async function send(way: Route, { method, path, params, body }: Question, signal: AbortSignal) {
    const askedAt = options.now();
    const { url, headers } = prepare(way, path, params, access, askedAt, options.nonce(), method);
    const asked: Asked = { path, host: url.host, userAgent, secure: isSecure(way), now: askedAt };
    totals.requests++;
    const ours = { ...ACCEPTED, 'user-agent': userAgent, 'x-pilito-client': 'pull' };
    const typed = body === null ? {} : { 'content-type': 'application/json' };
    const got = await transport.send({ method, url, headers: { ...headers, ...ours, ...typed }, body }, signal);
    if ('kind' in got) return { askedAt, raw: null, taken: mayBeTaken(got), answer: judgeTrouble(got, asked, known) };
    totals.bytes += got.body.length;
    clock ??= readClock(got);
    plugin ??= readPlugin(got);
    return { askedAt, raw: got, taken: got.status !== 429, answer: judgeAnswer(got, asked) };
  }

  /** One try, with the detours the shop asks for; a way on which it spoke is remembered. */
  async function settle(question: Question, signal: AbortSignal): Promise<Answer> {
    const { path } = question;
    let way = route;
    let sent = await send(way, question, signal);
    for (let hops = 1; sent.raw !== null && isRedirect(sent.raw); hops++) {
      const next = redirected(way, path, sent.raw, hops);
      if ('error' in next) return next;
      way = next.route;
      sent = await send(way, question, signal);
    }
    const detour = detourFor(way, sent.answer);
    if (detour !== null) {
      const second = await send(detour.route, question, signal);
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
      const answer = await settle({ method: 'GET', path, params, body: null }, signal);
      if (answer.oddity !== null) oddities.add(answer.oddity);
      if (answer.ok) return answer;
      const enough = tries >= MAX_TRIES || (hasty && answer.overloaded && answer.status === null);
      if (!answer.again || enough) return answer;
      await wait(tries, answer, signal);
    }
  }

  const write: Client['write'] = async ({ method, path, params = [], body }, signal) => {
    const json = body === undefined ? null : JSON.stringify(body);
    for (let tries = 1; ; tries++) {
      const { answer, askedAt, taken } = await sendWrite({ method, path, params, body: json }, signal);
      if (answer.ok) return { ...answer, askedAt };
      if (!answer.again || tries >= MAX_TRIES || (method === 'POST' && taken)) return answer;
      await wait(tries, answer, signal);
    }
  };

  /** Some hosts let only GET and POST through; WordPress takes the name of the method in the address as well. */
  async function sendWrite(question: Question, signal: AbortSignal) {
    const { method, params } = question;
    const byPost: Question = { ...question, method: 'POST', params: [...params, ['_method', method]] };
    if (method !== 'POST' && onlyPosts) return send(route, byPost, signal);
    const sent = await send(route, question, signal);
    const stopped = !sent.answer.ok && !spoke(sent.answer) && BLOCKS_METHODS.includes(sent.answer.status ?? 0);
    if (method === 'POST' || !stopped) return sent;
    const second = await send(route, byPost, signal);
    if (!spoke(second.answer)) return sent;
    onlyPosts = true;
    return second;
  }

  async function wait(tries: number, { waitMs, error }: Refusal, signal: AbortSignal): Promise<void> {
    totals.retries++;
    const ms = waitMs || backoff(tries, options.random());
    options.onWait(ms, error.message);
    await options.sleep(ms, signal);
  }

  return {
    get,
    once: (path, params, signal) => settle({ method: 'GET', path, params, body: null }, signal),
    write,
    notices: () => [...notices],
    way: () => route,
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

/** After this, did the request perhaps reach the shop? */
function mayBeTaken({ kind }: Trouble): boolean {
  return !['connect_timeout', 'dns', 'refused', 'tls', 'private'].includes(kind);
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
