// What to enter in WooCommerce when its keys only read: every field by the name it has on the screen.
import type { Store } from '../domain/store.ts';
import type { Step } from '../domain/webhook.ts';
import type { WebhookTopic } from '../ports/source.ts';

export interface HandWork {
  deliveryUrl: string;
  add: readonly WebhookTopic[];
  /** Ids of webhooks that are in the way, and why. */
  remove: readonly { id: string; topic: string; why: string }[];
  /** Ids of webhooks that have an older secret. */
  changeSecret: readonly { id: string; topic: string }[];
  /** Only when it was just made and is to be shown. */
  secret: string | null;
}

export function handWorkOf(
  steps: readonly Step[],
  topics: readonly WebhookTopic[],
  deliveryUrl: string,
  secret: string | null,
): HandWork {
  const isWanted = (name: string) => steps.some((step) => step.kind === 'create' && step.topic === name);
  const remove = steps.flatMap((step) => {
    if (step.kind === 'remove') return [{ ...step.webhook, why: step.why === 'duplicate' ? 'says the same' : 'old' }];
    return step.kind === 'create' ? step.instead.map((one) => ({ ...one, why: one.status })) : [];
  });
  const changeSecret = steps.flatMap((step) => (step.kind === 'set_secret' && !step.unsure ? [step.webhook] : []));
  return { deliveryUrl, add: topics.filter(({ name }) => isWanted(name)), remove, changeSecret, secret };
}

const SCREEN = 'WooCommerce → Settings → Advanced → Webhooks';
const API_VERSION = 'WP REST API Integration v3';

/** How the screen calls a topic: "Product created", or "Action" with the name of an event. */
function topicField(topic: string): { topic: string; actionEvent: string | null } {
  const [resource = '', event = ''] = topic.split('.');
  if (resource === 'action') return { topic: 'Action', actionEvent: event };
  return { topic: `${resource.charAt(0).toUpperCase()}${resource.slice(1)} ${event}`, actionEvent: null };
}

function topicText(topic: string): string {
  const { topic: field, actionEvent } = topicField(topic);
  return actionEvent === null ? field : `${field}, with the Action event ${actionEvent}`;
}

export function byHandText({ slug, hasWebhookSecret }: Store, work: HandWork): string[] {
  const { add, remove, changeSecret, deliveryUrl, secret } = work;
  const lines: string[] = [`In ${SCREEN}:`];
  for (const { id, topic, why } of remove) lines.push('', `Delete webhook ${id} (${topicText(topic)}): ${why}.`);
  for (const { id, topic } of changeSecret) lines.push('', `Change the Secret of webhook ${id} (${topicText(topic)}).`);
  if (add.length > 0) {
    lines.push(
      ...['', 'Add webhook, once for each topic below:', ''],
      ...['  Name          pilito', '  Status        Active', '  Topic         one of those below'],
      ...[`  Delivery URL  ${deliveryUrl}`, `  Secret        ${secretText(slug, hasWebhookSecret, secret)}`],
      ...[`  API Version   ${API_VERSION}`, ''],
    );
    for (const { name, needed } of add) lines.push(`  - ${topicText(name)}${needed ? '' : ' (where it is offered)'}`);
  }
  if (secret !== null && add.length === 0) lines.push('', `Secret: ${secret}`);
  if (secret !== null) {
    lines.push('', 'The secret is stored and not shown again. The one before it is still good, older ones are not.');
  }
  return lines;
}

function secretText(slug: string, hasOne: boolean, secret: string | null): string {
  if (secret !== null) return secret;
  const own = `your own: pilito store update ${slug} --webhook-secret -`;
  return `${hasOne ? 'the one this store has; or ' : ''}a new one, with --show-secret; or ${own}`;
}

export function byHandJson({ slug, hasWebhookSecret }: Store, work: HandWork) {
  const { deliveryUrl, add, remove, changeSecret, secret } = work;
  return {
    store: slug,
    delivery_url: deliveryUrl,
    by_hand: {
      add: add.map(({ name, needed }) => {
        const { topic, actionEvent } = topicField(name);
        return { name: 'pilito', status: 'Active', topic, action_event: actionEvent, api_version: API_VERSION, needed };
      }),
      remove: remove.map(({ id, topic, why }) => ({ id, topic, why })),
      change_secret: changeSecret.map(({ id, topic }) => ({ id, topic })),
    },
    has_webhook_secret: hasWebhookSecret || secret !== null,
    secret,
  };
}
