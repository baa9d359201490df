// The index of a shop's REST API, asked as a stranger: is WordPress there, is WooCommerce, and by which kind of address?
import * as z from 'zod';
import { PilitoError } from '../../domain/errors.ts';
import type { IndexLook, Permalinks } from '../../ports/checkup.ts';
import { judgeAnswer } from './answer.ts';
import { firewallOf } from './firewall.ts';
import type { Probing } from './probing.ts';
import { shopOf } from './route.ts';
import type { Raw } from './transport.ts';
import { judgeTrouble } from './trouble.ts';

export interface IndexFound {
  index: IndexLook;
  permalinks: Permalinks;
  movedTo: string | null;
  /** No answer came at all. */
  silent: boolean;
}

const MAX_HOPS = 3;
const PATH = '/wp-json/';
const FIELDS = '_fields=name,namespaces';

const wanted = z.object({ name: z.string().catch(''), namespaces: z.array(z.string()) });

export async function indexOf(probing: Probing): Promise<IndexFound> {
  const base = probing.place.url.replace(/\/+$/, '');
  const pretty = await ask(probing, `${base}${PATH}?${FIELDS}`);
  const movedTo = pretty.at === null || pretty.at === base ? null : pretty.at;
  const found = { index: pretty.index, movedTo, silent: pretty.silent };
  if (spoke(pretty.index)) return { ...found, permalinks: 'pretty' };
  const stopped = pretty.index.kind === 'elsewhere' || pretty.silent || isBlocked(pretty.index);
  if (stopped) return { ...found, permalinks: 'unknown' };
  const home = movedTo ?? base;
  const byIndex = await ask(probing, `${home}/index.php${PATH}?${FIELDS}`);
  if (spoke(byIndex.index)) return { ...found, index: byIndex.index, permalinks: 'index' };
  const plain = await ask(probing, `${home}/?rest_route=/&${FIELDS}`);
  if (spoke(plain.index)) return { ...found, index: plain.index, permalinks: 'plain' };
  return { ...found, permalinks: 'unknown' };
}

function spoke({ kind }: IndexLook): boolean {
  return kind === 'read' || kind === 'closed';
}

function isBlocked(index: IndexLook): boolean {
  return index.kind === 'failed' && index.error.code === 'shop_blocked';
}

interface Asked {
  index: IndexLook;
  /** The shop's address on which the answer came; null when none came. */
  at: string | null;
  silent: boolean;
}

async function ask(probing: Probing, address: string): Promise<Asked> {
  const { transport, userAgent, signal, now } = probing;
  const headers = { accept: 'application/json', 'accept-encoding': 'gzip', 'user-agent': userAgent };
  let url = new URL(address);
  for (let hops = 0; ; hops++) {
    const about = { path: url.pathname, host: url.host, userAgent, secure: url.protocol === 'https:', now: now() };
    const got = await transport.send({ method: 'GET', url, headers, body: null }, signal);
    if ('kind' in got) {
      const { error } = judgeTrouble(got, about, false);
      return { index: { kind: 'failed', error, firewall: null }, at: null, silent: true };
    }
    const to = movedTo(got, url);
    if (to === null) return { index: readIndex(got, about), at: homeOf(url), silent: false };
    if (!sameHost(url, to)) return { index: { kind: 'elsewhere', to: homeOf(to) }, at: null, silent: false };
    if (hops === MAX_HOPS) return { index: inCircles(about.path), at: null, silent: false };
    url = to;
  }
}

function movedTo({ status, headers }: Raw, from: URL): URL | null {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  return URL.canParse(location, from.href) ? new URL(location, from) : null;
}

/** As for requests with keys: the same name, and the same port unless the scheme changes. */
function sameHost(from: URL, to: URL): boolean {
  return to.hostname === from.hostname && (to.port === from.port || to.protocol !== from.protocol);
}

function homeOf(url: URL): string {
  return shopOf(`${url.origin}${url.pathname}`);
}

function inCircles(path: string): IndexLook {
  const error = new PilitoError('shop_odd', `The shop redirects ${path} in a circle.`, {
    hint: 'Check the addresses in Settings → General of WordPress, and the redirects of the server.',
  });
  return { kind: 'failed', error, firewall: null };
}

function readIndex(raw: Raw, about: Parameters<typeof judgeAnswer>[1]): IndexLook {
  const answer = judgeAnswer(raw, about);
  if (answer.ok) {
    const { success, data } = wanted.safeParse(answer.json);
    if (success) return { kind: 'read', ...data };
    const error = new PilitoError('shop_odd', `${about.host}${about.path} is not the index of a WordPress.`, {
      hint: 'Check the address of the shop; a cache or a plugin may also change the answers of /wp-json/.',
    });
    return { kind: 'failed', error, firewall: null };
  }
  if (answer.code !== null && answer.code !== 'rest_no_route') return { kind: 'closed', code: answer.code };
  const blocked = answer.error.code === 'shop_blocked';
  return { kind: 'failed', error: answer.error, firewall: blocked ? firewallOf(raw) : null };
}
