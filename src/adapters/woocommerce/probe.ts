// A look at one shop, step by step as a pull would meet it: name, certificate, index, keys, and what the keys show. The
// first step that fails ends it, for what comes after would fail for the same reason. Nothing is changed in the shop.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DnsLook, ShopLook, ShopPlace, TlsLook } from '../../ports/checkup.ts';
import { frontOf } from './firewall.ts';
import { indexOf } from './probe-index.ts';
import { askWithKeys } from './probe-keys.ts';
import type { Probing } from './probing.ts';
import { lookAtTls, lookUpName } from './reach.ts';
import { createTransport, type Raw, type Resolve, type Transport, type Trouble } from './transport.ts';

export interface ProbeDeps {
  /** Ours, for the User-Agent. */
  version: string;
  now?: () => number;
  nonce?: () => string;
  resolve?: Resolve;
  /** How long each step may take, milliseconds. */
  patience?: number;
  /** Certificate authorities (PEM) in place of the system's. */
  ca?: string;
}

const PATIENCE_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** A look does not wait as long as a pull would. */
const LONGEST_PAUSE_MS = 500;

type Surface = Pick<ShopLook, 'front' | 'skew'>;

export function shopProbe(deps: ProbeDeps): (place: ShopPlace, signal: AbortSignal) => Promise<ShopLook> {
  const { now = Date.now, nonce = () => randomBytes(16).toString('hex'), patience = PATIENCE_MS } = deps;
  const { resolve, ca } = deps;

  return async (place, signal) => {
    const url = new URL(place.url);
    const { allowPrivateNetwork } = place;
    const bounded = () => AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const dns = await lookUpName(url, { allowPrivateNetwork, resolve, ca, signal: bounded() });
    if (dns.kind === 'failed' || dns.kind === 'private') return unseen(dns, null);
    const secure = url.protocol === 'https:';
    const tls = secure ? await lookAtTls(url, { allowPrivateNetwork, resolve, ca, signal: bounded() }) : null;
    if (tls !== null && (tls.kind === 'failed' || tls.distrust !== null)) return unseen(dns, tls);
    const timeouts = { connect: patience, headers: patience, body: patience, total: patience };
    const plain = createTransport({ timeouts, maxBytes: MAX_BYTES, allowPrivateNetwork, resolve, ca });
    const surface: Surface = { front: null, skew: null };
    const transport = watched(plain, surface, now);
    const sleep = async (ms: number, stop: AbortSignal) => {
      await delay(Math.min(ms, LONGEST_PAUSE_MS), undefined, { signal: stop });
    };
    const userAgent = `pilito/${deps.version}`;
    const probing: Probing = { place, transport, userAgent, now, nonce, sleep, patience, signal };
    try {
      const found = await indexOf(probing);
      const reachable = found.index.kind !== 'elsewhere' && !found.silent;
      const { index, permalinks, movedTo } = found;
      const shown = reachable && place.keys !== null ? await askWithKeys(probing, place.keys) : NOTHING_SHOWN;
      return { dns, tls, index, permalinks: shown.permalinks ?? permalinks, movedTo, ...shown.look, ...surface };
    } finally {
      await plain.close();
    }
  };
}

const NOTHING: Omit<ShopLook, 'dns' | 'tls' | 'index' | 'permalinks' | 'movedTo' | 'front' | 'skew'> = {
  keys: null,
  wordpress: null,
  woocommerce: null,
  plugin: null,
  webhooks: null,
};
const NOTHING_SHOWN = { look: NOTHING, permalinks: null };

function unseen(dns: DnsLook, tls: TlsLook | null): ShopLook {
  const surface = { front: null, skew: null };
  return { dns, tls, index: null, permalinks: 'unknown', movedTo: null, ...NOTHING, ...surface };
}

/** Every answer tells the time, and who stands in front; one out of a cache tells an old time. */
function watched(transport: Transport, surface: Surface, now: () => number): Transport {
  const note = (got: Raw | Trouble, sent: number) => {
    if ('kind' in got) return;
    surface.front ??= frontOf(got);
    const theirs = Date.parse(got.headers.date ?? '');
    if (Number.isNaN(theirs) || got.headers.age !== undefined) return;
    surface.skew = Math.round(theirs - (sent + now()) / 2);
  };
  return {
    close: () => transport.close(),
    send: async (ask, signal) => {
      const sent = now();
      const got = await transport.send(ask, signal);
      note(got, sent);
      return got;
    },
  };
}
