// What is to be said of the webhooks a shop has for a store: are they there, on, complete, and do they point here? Pure.
import { counted } from '../../domain/format.ts';
import type { Store } from '../../domain/store.ts';
import {
  addressProblems,
  ownershipOf,
  problemsOf,
  type Wanted,
  type Webhook,
  type WebhookNote,
  webhookPath,
} from '../../domain/webhook.ts';
import type { ShopLook } from '../../ports/checkup.ts';
import type { WebhookTopic } from '../../ports/source.ts';
import type { Finding, Teller } from './finding.ts';

export interface WebhooksLook {
  store: Store;
  /** Null when the shop was not asked. */
  shop: ShopLook | null;
  /** PILITO_PUBLIC_URL. */
  publicUrl: string | null;
  topics: readonly WebhookTopic[];
  notes: readonly WebhookNote[];
  secretMark: string | null;
}

/** Nothing where the shop takes no keys: then nobody knows. */
export function judgeWebhooks(tell: Teller, look: WebhooksLook): Finding[] {
  const { shop } = look;
  if (shop?.keys?.kind !== 'accepted' || shop.webhooks === null) return [];
  if (shop.webhooks.kind === 'failed') return [unseen(tell, look, shop.webhooks.error.message)];
  return judgeListed(tell, look, shop.webhooks.webhooks);
}

function unseen(tell: Teller, { store, shop }: WebhooksLook, message: string): Finding {
  if (shop?.plugin) return tell.ok('webhooks', 'The webhooks are not shown; the plugin needs none');
  return tell.warning('webhooks', message, {
    why: 'Whether changes are told is not known.',
    next: `pilito webhooks ensure ${store.slug} --by-hand`,
  });
}

function judgeListed(tell: Teller, look: WebhooksLook, have: readonly Webhook[]): Finding[] {
  const { store, publicUrl, notes, topics, shop } = look;
  const deliveryUrl = publicUrl === null ? null : publicUrl + webhookPath(store.slug);
  const ensure = `${publicUrl === null ? 'PILITO_PUBLIC_URL=https://pilito.example ' : ''}pilito webhooks ensure ${store.slug}`;
  const ours = have.filter((one) => isOurs(one, store, deliveryUrl, notes));
  if (ours.length === 0) return [noWebhooks(tell, look, ensure)];
  if (deliveryUrl === null) {
    return [
      tell.warning(
        'webhooks',
        `${counted(ours.length, 'webhook')} for this store; whether they point here is not known.`,
        {
          why: 'PILITO_PUBLIC_URL is not set.',
          next: ensure,
        },
      ),
    ];
  }
  const here = ours.filter((one) => ownershipOf(one, deliveryUrl, notes) === 'here');
  if (here.length === 0) return [elsewhere(tell, look, ours, ensure)];
  const active = here.filter(({ status }) => status === 'active');
  const missing = topics.filter(({ name, needed }) => needed && !active.some(({ topic }) => topic === name));
  const off = here.filter(({ status }) => status !== 'active');
  const wanted: Wanted = { topics: topics.map(({ name }) => name), deliveryUrl, secretMark: look.secretMark };
  const odd = new Set(active.flatMap((one) => problemsOf(one, have, notes, wanted)));
  return [
    ...(off.length > 0 ? [switchedOff(tell, off, ensure)] : []),
    ...(missing.length > 0 && off.length === 0 && !shop?.plugin ? [incomplete(tell, missing, ensure)] : []),
    ...(look.store.hasWebhookSecret ? [] : [withoutSecret(tell, ensure)]),
    ...undeliverable(tell, addressProblems(deliveryUrl, store.url)),
    ...(odd.size > 0 ? [oddOnes(tell, [...odd], ensure)] : []),
    ...(off.length + missing.length + odd.size === 0
      ? [tell.ok('webhooks', `${counted(active.length, 'webhook')}, active and pointing here`)]
      : []),
  ];
}

/** Pointing here or once noted; where no address of ours is known, whatever has this store's path. */
function isOurs(webhook: Webhook, store: Store, deliveryUrl: string | null, notes: readonly WebhookNote[]): boolean {
  if (ownershipOf(webhook, deliveryUrl, notes) !== 'foreign') return true;
  const path = webhookPath(store.slug).replace(/\/$/, '');
  return URL.canParse(webhook.deliveryUrl) && new URL(webhook.deliveryUrl).pathname.replace(/\/$/, '').endsWith(path);
}

function noWebhooks(tell: Teller, { shop }: WebhooksLook, ensure: string): Finding {
  if (shop?.plugin) return tell.ok('webhooks', 'No webhooks, and none needed: the plugin tells of every change');
  return tell.warning('webhooks', 'The shop has no webhook for this store, and no plugin.', {
    why: 'Changes are only noticed by the next pull.',
    next: ensure,
  });
}

function elsewhere(tell: Teller, { publicUrl }: WebhooksLook, ours: readonly Webhook[], ensure: string): Finding {
  const places = [...new Set(ours.map(({ deliveryUrl }) => new URL(deliveryUrl).origin))];
  return tell.problem('webhooks', `The webhooks of this store point to ${places.join(', ')}, not to ${publicUrl}.`, {
    why: 'Changes are told to another address.',
    next: `${ensure} --old`,
  });
}

function switchedOff(tell: Teller, off: readonly Webhook[], ensure: string): Finding {
  const failed = off.some(({ status }) => status === 'disabled');
  const names = off.map(({ topic, status }) => `${topic} (${status})`).join(', ');
  const why = 'WooCommerce switches a webhook off after seven failures in a row, repeats nothing, and tells nobody.';
  return tell.problem('webhooks', `Webhooks are switched off: ${names}.`, {
    why: failed ? why : 'What they would tell is only noticed by the next pull.',
    next: ensure,
  });
}

function incomplete(tell: Teller, missing: readonly WebhookTopic[], ensure: string): Finding {
  return tell.warning('webhooks', `Nobody tells of ${missing.map(({ name }) => name).join(', ')}.`, {
    why: 'Such changes are only noticed by the next pull.',
    next: ensure,
  });
}

function withoutSecret(tell: Teller, ensure: string): Finding {
  return tell.problem('webhook_secret', 'The store has no webhook secret.', {
    why: "WooCommerce's deliveries are trusted by their signature alone: all of them are refused.",
    next: ensure,
  });
}

function undeliverable(tell: Teller, problems: readonly string[]): Finding[] {
  if (problems.length === 0) return [];
  return [
    tell.warning('webhook_address', problems.join(' '), {
      why: 'PILITO_PUBLIC_URL is the address the shop delivers to.',
      next: 'Put a TLS proxy on port 443 before `pilito serve`, and set PILITO_PUBLIC_URL to its address.',
    }),
  ];
}

function oddOnes(tell: Teller, problems: readonly string[], ensure: string): Finding {
  return tell.warning('webhooks', `Some webhooks are not as they should be: ${problems.join('; ')}.`, {
    why: 'Deliveries may come twice, or be refused for their signature.',
    next: ensure,
  });
}
