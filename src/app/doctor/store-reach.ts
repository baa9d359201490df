// What is to be said of the way to a shop: name, certificate, address, REST API. The first problem ends it: what comes
// after would say the same in other words. Pure.
import { formatDuration } from '../../domain/format.ts';
import { isPrivateHost, type Store } from '../../domain/store.ts';
import type { DnsLook, IndexLook, ShopLook, TlsLook } from '../../ports/checkup.ts';
import { type Advice, type Finding, hasProblem, type Teller, tellOf } from './finding.ts';

/** The store has an address. */
export interface ReachLook {
  store: Store & { url: string };
  shop: ShopLook;
  now: number;
}

const DAY_MS = 86_400_000;
/** Certificates of 90 days are renewed 30 days before their end. */
const SOON_DAYS = 14;
const UNREACHED = 'The shop cannot be asked: no pull, no check of what is missing.';

export function judgeReach({ store, shop, now }: ReachLook): Finding[] {
  const tell = tellOf('store', store.slug);
  const url = new URL(store.url);
  const steps = [
    () => judgeDns(tell, store, url, shop.dns),
    () => judgeTls(tell, store, url, shop.tls, now),
    () => judgeMove(tell, store, shop),
    () => judgeIndex(tell, store, url, shop),
    () => judgePermalinks(tell, shop),
    () => judgeFront(tell, shop),
  ];
  const findings: Finding[] = [];
  for (const step of steps) {
    findings.push(...step());
    if (hasProblem(findings)) break;
  }
  return findings;
}

function judgeDns(tell: Teller, { slug }: Store, { hostname }: URL, dns: DnsLook): Finding[] {
  if (dns.kind === 'number') return [];
  if (dns.kind === 'found') return [tell.ok('dns', `${hostname} is ${dns.addresses.slice(0, 2).join(', ')}`)];
  if (dns.kind === 'private') {
    return [
      tell.problem('dns', `${hostname} is on a private network (${dns.address}).`, {
        why: 'pilito asks no such address unless it is allowed, so that nobody can make it look into your network.',
        next: `pilito store update ${slug} --allow-private-network`,
      }),
    ];
  }
  const missing = dns.code === 'ENOTFOUND' || dns.code === 'ENODATA';
  return [
    tell.problem('dns', `The name ${hostname} cannot be resolved (${dns.code}).`, {
      why: UNREACHED,
      next: missing
        ? `pilito store update ${slug} --url https://the-right-name`
        : `Try again: pilito doctor ${slug}. If it stays, this machine's DNS does not answer.`,
    }),
  ];
}

function judgeTls(tell: Teller, { slug }: Store, url: URL, tls: TlsLook | null, now: number): Finding[] {
  if (tls === null) {
    if (isPrivateHost(url.hostname)) return [tell.ok('tls', 'Plain http, on a private network')];
    return [
      tell.warning('tls', 'The shop is asked over plain http.', {
        why: 'The keys are not shown, requests are signed; but answers can be read and changed on their way.',
        next: `pilito store update ${slug} --url ${url.href.replace(/^http:/, 'https:').replace(/\/$/, '')}`,
      }),
    ];
  }
  if (tls.kind === 'failed') {
    return [
      tell.problem('tls', `${url.host} does not speak https with us (${tls.code}).`, {
        why: UNREACHED,
        next: `curl -sv ${url.origin}/wp-json/ shows what this machine sees; the server is down, busy or blocks this machine.`,
      }),
    ];
  }
  if (tls.distrust !== null) return [judgeDistrust(tell, slug, url, tls.distrust, tls.names)];
  if (tls.validUntil === null) return [tell.ok('tls', `The certificate of ${tls.issuer} is in order`)];
  const days = Math.floor((tls.validUntil - now) / DAY_MS);
  const what = `The certificate of ${tls.issuer} is good for ${days === 1 ? 'one more day' : `${days} more days`}`;
  if (days >= SOON_DAYS) return [tell.ok('tls', what)];
  const advice = { why: 'When it ends, nothing reaches the shop.', next: "On the shop's server: certbot renew" };
  return [tell.warning('tls', `${what}.`, advice)];
}

interface Distrust {
  what: string;
  next: string;
}

function distrustOf(code: string, slug: string, url: URL, names: readonly string[]): Distrust {
  if (code === 'CERT_HAS_EXPIRED') return { what: 'has expired', next: "On the shop's server: certbot renew" };
  if (code === 'CERT_NOT_YET_VALID') {
    return { what: 'is not valid yet', next: 'Look at the clock of this machine: date -u' };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const name = names.find((one) => !one.includes('*')) ?? 'the-right-name';
    const shown = names.slice(0, 3).join(', ') || 'another name';
    return {
      what: `is for ${shown}`,
      next: `pilito store update ${slug} --url https://${name}${url.pathname}`.replace(/\/$/, ''),
    };
  }
  if (/SELF_SIGNED/.test(code)) {
    const next = "Use one of a public authority, or name its authority's file in NODE_EXTRA_CA_CERTS.";
    return { what: 'is signed by nobody this machine trusts', next };
  }
  if (/UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)/.test(code)) {
    const next = 'Let the web server send the whole chain (fullchain.pem), not the certificate alone.';
    return { what: 'comes without those between it and its authority', next };
  }
  return { what: 'is not in order', next: `curl -sv ${url.origin}/ shows what this machine sees.` };
}

function judgeDistrust(tell: Teller, slug: string, url: URL, code: string, names: readonly string[]): Finding {
  const { what, next } = distrustOf(code, slug, url, names);
  const why = 'Nobody can know that it is the shop who answers, so keys are not shown to it.';
  return tell.problem('tls', `The certificate of ${url.host} ${what} (${code}).`, { why, next });
}

function judgeMove(tell: Teller, { slug }: Store, { index, movedTo }: ShopLook): Finding[] {
  if (index?.kind === 'elsewhere') {
    return [
      tell.problem('redirect', `The shop redirects to another address: ${index.to}`, {
        why: 'Keys are shown only to the address they were stored for.',
        next: `pilito store update ${slug} --url ${index.to}`,
      }),
    ];
  }
  if (movedTo === null) return [];
  return [
    tell.warning('redirect', `The shop redirects to ${movedTo}`, {
      why: 'Every pull takes that detour.',
      next: `pilito store update ${slug} --url ${movedTo}`,
    }),
  ];
}

function judgeIndex(tell: Teller, { slug }: Store, url: URL, { index, permalinks, keys }: ShopLook): Finding[] {
  if (index === null || index.kind === 'elsewhere') return [];
  const works = keys?.kind === 'accepted';
  if (index.kind === 'failed' && works)
    return [tell.ok('rest', 'The REST API answers to the keys, and to nobody else')];
  if (index.kind === 'failed') return [judgeFailure(tell, slug, index)];
  if (index.kind === 'closed') return [tell.ok('rest', `The REST API is shown to nobody without keys (${index.code})`)];
  const name = index.name === '' ? url.host : `"${index.name}"`;
  if (!index.namespaces.includes('wc/v3') && !works) {
    return [
      tell.problem('rest', `${name} is a WordPress without WooCommerce's REST API.`, {
        why: UNREACHED,
        next: 'WordPress → Plugins: activate WooCommerce; or correct the address of the store.',
      }),
    ];
  }
  const how = permalinks === 'plain' ? '' : ', with WooCommerce';
  return [tell.ok('rest', `The REST API of ${name} answers${how}`)];
}

function judgeFailure(
  tell: Teller,
  slug: string,
  { error, firewall }: Extract<IndexLook, { kind: 'failed' }>,
): Finding {
  const advice: Advice = { why: UNREACHED, next: error.hint?.replaceAll('<slug>', slug) };
  if (error.code === 'shop_refused') {
    return tell.problem('rest', 'The server asks strangers for a password of its own (HTTP 401).', {
      why: UNREACHED,
      next: 'Take that password off /wp-json/ in the settings of the web server: keys cannot be shown beside it.',
    });
  }
  if (error.code !== 'shop_blocked') return tell.problem('rest', error.message, advice);
  const who = firewall ?? 'A firewall, or the hosting,';
  const why = `${who} takes pilito for a robot nobody wants; pulls meet the same.`;
  return tell.problem('firewall', error.message, { ...advice, why });
}

function judgePermalinks(tell: Teller, { permalinks }: ShopLook): Finding[] {
  if (permalinks === 'plain') {
    return [
      tell.problem('permalinks', 'The permalinks of the shop are "Plain".', {
        why: 'WooCommerce takes no keys on such addresses, and its REST API stays closed.',
        next: 'WordPress → Settings → Permalinks: choose "Post name", and save.',
      }),
    ];
  }
  if (permalinks === 'index') {
    return [
      tell.warning('permalinks', 'The server rewrites no addresses: the API answers below /index.php only.', {
        why: 'pilito finds that way, but every run begins with a request in vain.',
        next: 'Switch on mod_rewrite and AllowOverride, or try_files in nginx, as WordPress asks for.',
      }),
    ];
  }
  return permalinks === 'pretty' ? [tell.ok('permalinks', 'The permalinks are not "Plain"')] : [];
}

function judgeFront(tell: Teller, { front }: ShopLook): Finding[] {
  return front === null ? [] : [tell.ok('firewall', `${front} stands in front of the shop, and lets pilito pass`)];
}

export function ago(ms: number): string {
  return ms < 60_000 ? 'just now' : `${formatDuration(ms)} ago`;
}
