// A shop's webhooks against the ones there should be: which are ours, what is wrong with them, and which steps mend it.
// Pure: it is told what the shop has and what was noted when it was last changed.
import { isPrivateHost } from './store.ts';

/** Where WooCommerce's own webhooks of this store are to be sent, below the address of the endpoint. */
export function webhookPath(slug: string): string {
  return `/api/integrations/woocommerce/webhook/${slug}/`;
}

/** A webhook as the shop shows it. */
export interface Webhook {
  id: string;
  name: string;
  status: string;
  topic: string;
  deliveryUrl: string;
}

/** What is noted of a webhook that was made or given its secret here; the shop never tells a secret. */
export interface WebhookNote {
  webhookId: string;
  deliveryUrl: string;
  /** Tells secrets of a store apart without saying what they are. */
  secretMark: string;
}

export interface Wanted {
  /** Topics a complete set has, each once. */
  topics: readonly string[];
  deliveryUrl: string;
  /** Of the store's newest secret; null when it has none. */
  secretMark: string | null;
}

/** `here` points to us now; `old` still points to where we once pointed it; all others are somebody else's. */
export type Ownership = 'here' | 'old' | 'foreign';

export type Step =
  /** `instead` are those that do not deliver; they go once the new one is there. */
  | { kind: 'create'; topic: string; instead: readonly Webhook[] }
  /** `unsure`: nothing is known against its secret, only that nobody here has written it. */
  | { kind: 'set_secret'; webhook: Webhook; unsure: boolean }
  | { kind: 'keep'; webhook: Webhook }
  | { kind: 'remove'; webhook: Webhook; why: 'duplicate' | 'old_address' };

export function ownershipOf(webhook: Webhook, deliveryUrl: string | null, notes: readonly WebhookNote[]): Ownership {
  if (deliveryUrl !== null && samePlace(webhook.deliveryUrl, deliveryUrl)) return 'here';
  const note = notes.find(({ webhookId }) => webhookId === webhook.id);
  return note !== undefined && samePlace(webhook.deliveryUrl, note.deliveryUrl) ? 'old' : 'foreign';
}

/**
 * What has to be done so that every wanted topic has exactly one active webhook that points here with the newest secret.
 * One that is off is made anew: switched on again it would keep its count of failures, and go off at the very next one.
 */
export function planWebhooks(
  have: readonly Webhook[],
  notes: readonly WebhookNote[],
  wanted: Wanted,
  removeOld: boolean,
): Step[] {
  const owned = (kind: Ownership) => have.filter((one) => ownershipOf(one, wanted.deliveryUrl, notes) === kind);
  const here = owned('here');
  const steps = wanted.topics.flatMap((topic) =>
    stepsFor(
      topic,
      here.filter((one) => one.topic === topic),
      notes,
      wanted,
    ),
  );
  const old = removeOld ? owned('old') : [];
  return [...steps, ...old.map((webhook): Step => ({ kind: 'remove', webhook, why: 'old_address' }))];
}

function stepsFor(topic: string, ours: readonly Webhook[], notes: readonly WebhookNote[], wanted: Wanted): Step[] {
  const best = bestOf(ours, notes, wanted.secretMark);
  if (best === null) return [{ kind: 'create', topic, instead: ours }];
  const mark = markOf(best, notes);
  const first: Step =
    mark !== null && mark === wanted.secretMark
      ? { kind: 'keep', webhook: best }
      : { kind: 'set_secret', webhook: best, unsure: mark === null && wanted.secretMark !== null };
  const rest = ours.filter((one) => one !== best);
  return [first, ...rest.map((webhook): Step => ({ kind: 'remove', webhook, why: 'duplicate' }))];
}

/** Of the active ones the one that is known to have the secret, else the oldest. */
function bestOf(ours: readonly Webhook[], notes: readonly WebhookNote[], mark: string | null): Webhook | null {
  const active = ours.filter(isActive);
  return active.find((one) => mark !== null && markOf(one, notes) === mark) ?? active[0] ?? null;
}

function isActive({ status }: Webhook): boolean {
  return status === 'active';
}

function markOf({ id, deliveryUrl }: Webhook, notes: readonly WebhookNote[]): string | null {
  const note = notes.find(({ webhookId }) => webhookId === id);
  return note !== undefined && samePlace(note.deliveryUrl, deliveryUrl) ? note.secretMark : null;
}

/** What an operator should know of a webhook of ours, in a few words each; nothing about other people's. */
export function problemsOf(
  webhook: Webhook,
  have: readonly Webhook[],
  notes: readonly WebhookNote[],
  wanted: Wanted,
): string[] {
  const ownership = ownershipOf(webhook, wanted.deliveryUrl, notes);
  if (ownership === 'foreign') return [];
  if (ownership === 'old') return ['points to an earlier address'];
  const problems: string[] = [];
  if (webhook.status === 'disabled') problems.push('switched off, by hand or after failures');
  else if (!isActive(webhook)) problems.push(webhook.status);
  if (!wanted.topics.includes(webhook.topic)) problems.push('of no use to pilito');
  const twins = have.filter((one) => one.topic === webhook.topic && samePlace(one.deliveryUrl, webhook.deliveryUrl));
  const best = bestOf(twins, notes, wanted.secretMark) ?? twins[0];
  if (best !== undefined && best.id !== webhook.id) problems.push(`says the same as ${best.id}`);
  const mark = markOf(webhook, notes);
  if (mark === null) problems.push('made by hand: its secret is not known');
  else if (mark !== wanted.secretMark) problems.push('has an older secret');
  return problems;
}

/** Two addresses that mean the same: scheme, host and port, and the path with or without the slash at its end. */
function samePlace(a: string, b: string): boolean {
  return placeOf(a) === placeOf(b);
}

function placeOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const { origin, pathname, search } = new URL(text);
  return `${origin}${pathname.replace(/\/+$/, '')}${search}`;
}

const DELIVERY_PORTS = ['', '80', '443', '8080'];

/**
 * Why WooCommerce would not deliver to this address, or should not, as sentences. After wp_http_validate_url: public
 * addresses on three ports, unless it is the shop's own host. Names are not resolved here.
 */
export function addressProblems(deliveryUrl: string, shopUrl: string | null): string[] {
  const { protocol, hostname, host, port } = new URL(deliveryUrl);
  const shop = shopUrl === null ? null : new URL(shopUrl);
  const sameHost = shop?.hostname === hostname;
  const problems: string[] = [];
  if (protocol !== 'https:') problems.push(`Deliveries to ${host} go without https, so they can be read on their way.`);
  if (hostname.startsWith('[')) problems.push('WordPress delivers to no IPv6 address as a number: use a name.');
  if (isPrivateHost(hostname) && !sameHost) {
    problems.push(`${hostname} is on a private network: WooCommerce delivers to no such address.`);
  }
  if (!DELIVERY_PORTS.includes(port) && !(sameHost && shop?.port === port)) {
    problems.push(`WooCommerce delivers to the ports 80, 443 and 8080 only, and this is ${port}.`);
  }
  return problems;
}
