// What an answer of a shop means: its JSON, or a refusal with words for the operator and the decision whether another
// try makes sense. Pure, one table of cases; nothing here may ever be read as "the product is gone".
import { type ErrorCode, PilitoError } from '../../domain/errors.ts';
import { firewallOf, isChallenge } from './firewall.ts';
import { htmlToLine } from './html.ts';
import { errorCodeOf, salvageJson } from './json.ts';
import type { Raw } from './transport.ts';

export interface Good {
  ok: true;
  json: unknown;
  /** The JSON as it was written; absent where it had to be picked out of something else. */
  text?: string;
  /** X-WP-Total as it came; servers have been seen to lie. */
  total: number | null;
  /** Something worth telling about an answer that was usable all the same. */
  oddity: string | null;
}

export interface Refusal {
  ok: false;
  status: number | null;
  /** WordPress' error code, where the answer had one. */
  code: string | null;
  error: PilitoError;
  /** Another try may bring a better answer. */
  again: boolean;
  /** How long the shop asked us to wait, milliseconds. */
  waitMs: number | null;
  /** It was too much at once: ask for less. */
  overloaded: boolean;
  oddity: string | null;
}

/** What the words need to know of the request. */
export interface Asked {
  path: string;
  host: string;
  userAgent: string;
  secure: boolean;
  /** Milliseconds UTC, our clock. */
  now: number;
}

const MAX_WAIT_MS = 120_000;
const SKEW_MS = 10 * 60_000;

type Words = [code: ErrorCode, message: string, hint: string];

function refusal(raw: Raw, words: Words, extra: Partial<Refusal> = {}): Refusal {
  const [code, message, hint] = words;
  const waitMs = extra.waitMs ?? null;
  return {
    ok: false,
    status: raw.status,
    code: null,
    again: false,
    overloaded: false,
    oddity: null,
    ...extra,
    waitMs,
    error: new PilitoError(code, message, { hint, ...(waitMs === null ? {} : { retryAfterMs: waitMs }) }),
  };
}

export function judgeAnswer(raw: Raw, asked: Asked): Good | Refusal {
  if (raw.status >= 200 && raw.status < 300) return judgeSuccess(raw, asked);
  const json = salvageJson(raw.body.toString('utf8'))?.json;
  const code = errorCodeOf(json);
  if (isChallenge(raw) && code === null) return blocked(raw, asked);
  if (raw.status === 429) return tooMany(raw, asked);
  if (raw.status >= 500) return failing(raw, asked);
  if (raw.status === 401) return unknownKeys(raw, asked, code);
  if (code !== null) return refusedWithCode(raw, asked, code, json);
  if (raw.status === 404) return noApi(raw, asked, code);
  return blocked(raw, asked);
}

function judgeSuccess(raw: Raw, asked: Asked): Good | Refusal {
  const text = raw.body.toString('utf8');
  const found = salvageJson(text);
  if (found !== null) {
    const around = excerpt(found.around);
    const oddity = found.around.trim() === '' ? null : `${asked.path}: text around the JSON${around && ` (${around})`}`;
    const written = found.around === '' ? { text } : {};
    return { ok: true, json: found.json, ...written, total: totalOf(raw), oddity };
  }
  if (isChallenge(raw)) return blocked(raw, asked);
  const what = /^\s*</.test(text) ? 'a web page' : text.trim() === '' ? 'nothing' : 'broken JSON';
  return refusal(
    raw,
    [
      'shop_odd',
      `The shop answered ${asked.path} with ${what} instead of JSON.`,
      `Open ${asked.host}/wp-json/ in a browser; a cache, a "coming soon" page or a failing plugin may stand in the way.`,
    ],
    { again: true, oddity: `${asked.path}: ${what} instead of JSON (${raw.status})` },
  );
}

function totalOf({ headers }: Raw): number | null {
  const text = headers['x-wp-total'] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function blocked(raw: Raw, asked: Asked): Refusal {
  const name = firewallOf(raw);
  return refusal(raw, [
    'shop_blocked',
    `${name ?? 'Something in front of the shop'} turned us away (HTTP ${raw.status}).`,
    `Let "${asked.userAgent}" or the address of this machine pass to /wp-json/wc/v3/ in ${name ?? "the shop's firewall"}.`,
  ]);
}

function tooMany(raw: Raw, asked: Asked): Refusal {
  const name = firewallOf(raw) ?? 'The shop';
  const { plea, ...next } = patience(waitOf(raw, asked.now));
  return refusal(
    raw,
    [
      'shop_blocked',
      `${name} says that we ask too often (HTTP 429).${plea}`,
      `Try again later, or raise the limit for "${asked.userAgent}".`,
    ],
    next,
  );
}

const DATABASE = /establishing a database connection|پایگاه داده/i;
const MAINTENANCE = /maintenance|briefly unavailable|نگه‌?داری|تعمیر/i;

function failing(raw: Raw, asked: Asked): Refusal {
  const page = raw.body.toString('utf8', 0, 50_000);
  const { plea, ...next } = patience(raw.status === 503 ? waitOf(raw, asked.now) : null);
  const maintenance = raw.status === 503 && MAINTENANCE.test(page);
  const said = excerpt(messageOf(salvageJson(page)?.json) ?? page).replace(/-{3,}/g, ' ');
  const message = maintenance
    ? 'The shop is in maintenance.'
    : DATABASE.test(page)
      ? 'The shop cannot reach its database.'
      : `The shop failed with HTTP ${raw.status}${said && ` (${said})`}.`;
  const hint = maintenance
    ? 'Try again when the update of the shop is over.'
    : 'Try again later; if it stays, the PHP error log of the shop says why.';
  const overloaded = raw.status !== 503;
  return refusal(raw, ['shop_unreachable', message + plea, hint], { ...next, overloaded });
}

function unknownKeys(raw: Raw, asked: Asked, code: string | null): Refusal {
  const theirs = Date.parse(raw.headers.date ?? '');
  const skew = Math.abs(theirs - asked.now);
  const clock = !asked.secure && skew > SKEW_MS;
  // Over https WordPress answers this also when it does not know that the connection is secure, and looks at no key.
  const unseen = asked.secure && code === 'woocommerce_rest_cannot_view';
  const proxy = ' If the key is right, the proxy in front of WordPress must pass on X-Forwarded-Proto: https.';
  const hint = clock
    ? `The clocks of this machine and of the shop are ${Math.round(skew / 60_000)} minutes apart; set them right.`
    : `Make a key with the right to read in WooCommerce → Settings → Advanced → REST API, then: pilito store update <slug> --consumer-key … --consumer-secret -${unseen ? `.${proxy}` : ''}`;
  return refusal(raw, ['shop_refused', `The shop did not accept the keys (${code ?? 'HTTP 401'}).`, hint], { code });
}

function refusedWithCode(raw: Raw, asked: Asked, code: string, json: unknown): Refusal {
  if (code === 'rest_no_route') return noApi(raw, asked, code);
  if (raw.status === 403) {
    return refusal(
      raw,
      [
        'shop_refused',
        `The shop does not let the keys read ${asked.path} (${code}).`,
        'The user the key belongs to must be able to manage the shop; make the key as a shop manager or administrator.',
      ],
      { code },
    );
  }
  const what = `The shop answered ${asked.path} with ${code}${paramsOf(json)} (HTTP ${raw.status}).`;
  return refusal(
    raw,
    ['shop_odd', what, 'Check that WooCommerce is up to date, and that no plugin changes its REST API.'],
    { code },
  );
}

function paramsOf(json: unknown): string {
  const data = typeof json === 'object' && json !== null && 'data' in json ? json.data : null;
  const params = typeof data === 'object' && data !== null && 'params' in data ? data.params : null;
  return typeof params === 'object' && params !== null ? `: ${Object.keys(params).join(', ').slice(0, 100)}` : '';
}

function noApi(raw: Raw, asked: Asked, code: string | null): Refusal {
  return refusal(
    raw,
    [
      'shop_odd',
      `There is no WooCommerce REST API at ${asked.host} (HTTP ${raw.status} for ${asked.path}).`,
      'Check the address, that WooCommerce is active, and that Settings → Permalinks is not "Plain".',
    ],
    { code },
  );
}

/** Waiting longer than this is not for a pull: it ends, says so, and the next one comes in its own time. */
function patience(waitMs: number | null): { again: boolean; waitMs: number | null; plea: string } {
  if (waitMs === null || waitMs <= MAX_WAIT_MS) return { again: true, waitMs, plea: '' };
  return { again: false, waitMs, plea: ` It asks us to come back in ${Math.ceil(waitMs / 60_000)} minutes.` };
}

/** Retry-After in milliseconds: seconds or a date; null when there is none. */
function waitOf({ headers }: Raw, now: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
}

/** What WordPress says in its error object. */
function messageOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('message' in json)) return null;
  return typeof json.message === 'string' ? json.message : null;
}

/** The beginning of what a page says, for a message. */
function excerpt(page: string): string {
  return htmlToLine(page.slice(0, 20_000)).slice(0, 100).trim();
}
