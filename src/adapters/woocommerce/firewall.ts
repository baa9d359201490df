// Who stands in front of a shop and turns programs away, known by the marks they leave in headers and pages. A room
// of its own because the operator must be told whom to talk to.
import type { Raw } from './transport.ts';

interface Mark {
  name: string;
  /** Over "header: value" lines. */
  headers?: RegExp;
  body?: RegExp;
}

const MARKS: readonly Mark[] = [
  {
    name: 'Cloudflare',
    headers: /^cf-mitigated:/m,
    body: /Attention Required! \| Cloudflare|cf-(?:chl|error|browser)|challenge-platform|cdn-cgi\/|error code: 10\d\d/i,
  },
  { name: 'ArvanCloud', headers: /^server: .*arvan/im, body: /arvan ?cloud|__arcsj|ابر آروان|آروان/i },
  { name: 'Wordfence', body: /wordfence/i },
  { name: 'Sucuri', headers: /^server: sucuri/im, body: /sucuri/i },
  { name: 'Imunify360', headers: /^server: imunify360/im, body: /imunify360/i },
  { name: 'ModSecurity', headers: /^server: .*mod_security/im, body: /mod_?security|not acceptable!/i },
];

const CHALLENGE =
  /just a moment|checking your browser|enable javascript and cookies|captcha|are you (?:a )?(?:human|robot)|challenge-(?:form|platform)|__arcsj|security check/i;

/** The firewall's name; null when none left a mark. Only asked of answers that are not the shop's own JSON. */
export function firewallOf({ headers, body }: Raw): string | null {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const page = body.toString('utf8', 0, 50_000);
  const mark = MARKS.find((one) => one.headers?.test(lines) || one.body?.test(page));
  return mark?.name ?? null;
}

const FRONTS: readonly [name: string, headers: RegExp][] = [
  ['Cloudflare', /^(?:server: cloudflare|cf-ray:)/im],
  ['ArvanCloud', /^(?:server: .*arvan|ar-(?:sid|request-id|powered-by):)/im],
  ['Sucuri', /^(?:server: sucuri|x-sucuri-id:)/im],
  ['Imunify360', /^server: imunify360/im],
];

/** Who stands in front of a shop and lets us pass; null when nobody shows. */
export function frontOf({ headers }: Pick<Raw, 'headers'>): string | null {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return FRONTS.find(([, marks]) => marks.test(lines))?.[0] ?? null;
}

/** Pages of a shop load captchas for their own forms; those that are nothing but a challenge are small. */
const MAX_CHALLENGE_BYTES = 30_000;

/** A page that wants a browser to prove itself. */
export function isChallenge({ status, headers, body }: Raw): boolean {
  if (headers['cf-mitigated'] !== undefined) return true;
  return status !== 404 && body.length < MAX_CHALLENGE_BYTES && CHALLENGE.test(body.toString('utf8'));
}
