// Taking the steps of a plan in a shop, one after the other, and noting each as soon as it is done, so that what breaks
// off half-way is known the next time.
import type { Step } from '../domain/webhook.ts';
import type { ShopWebhooks, WebhookTopic } from '../ports/source.ts';
import type { App } from './app.ts';

export interface Act {
  /** The shop does not take the topic: `skipped` where it can be done without, `refused` where not. */
  did: 'created' | 'replaced' | 'secret_set' | 'kept' | 'removed' | 'skipped' | 'refused';
  /** Null for one that is not there. */
  id: string | null;
  topic: string;
  /** A few words, where the word alone does not say it. */
  why: string | null;
}

export interface StepsPlace {
  storeId: number;
  deliveryUrl: string;
  topics: readonly WebhookTopic[];
  /** Null only pretends. */
  secret: { plain: string; mark: string } | null;
  signal: AbortSignal;
  onAct: ((act: Act) => void) | undefined;
}

type Deps = Pick<App, 'db' | 'clock'>;

/** Throws `shop_…`; steps taken until then stay taken. */
export async function takeSteps(
  deps: Deps,
  webhooks: ShopWebhooks,
  steps: readonly Step[],
  place: StepsPlace,
): Promise<Act[]> {
  const acts: Act[] = [];
  for (const step of steps) {
    const taken = await take(deps, webhooks, step, place);
    for (const act of taken) place.onAct?.(act);
    acts.push(...taken);
  }
  return acts;
}

async function take(deps: Deps, webhooks: ShopWebhooks, step: Step, place: StepsPlace): Promise<Act[]> {
  if (step.kind === 'create') return create(deps, webhooks, step, place);
  const { secret, signal, storeId } = place;
  const { id, topic, deliveryUrl } = step.webhook;
  if (step.kind === 'keep') return [{ did: 'kept', id, topic, why: null }];
  if (step.kind === 'set_secret') {
    if (secret !== null) {
      await webhooks.setSecret(id, secret.plain, signal);
      await deps.db.webhooks.put(storeId, { webhookId: id, deliveryUrl, secretMark: secret.mark }, deps.clock.now());
    }
    return [{ did: 'secret_set', id, topic, why: null }];
  }
  await remove(deps, webhooks, id, place);
  return [{ did: 'removed', id, topic, why: step.why === 'duplicate' ? 'said the same' : 'an earlier address' }];
}

/** Are changes missed without it? */
export function isNeeded(topic: string, topics: readonly WebhookTopic[]): boolean {
  return topics.some(({ name, needed }) => name === topic && needed);
}

/** The new one stands before those that did not deliver go: nothing is lost if this ends in between. */
async function create(
  deps: Deps,
  webhooks: ShopWebhooks,
  { topic, instead }: Extract<Step, { kind: 'create' }>,
  place: StepsPlace,
): Promise<Act[]> {
  const { secret, signal, storeId, deliveryUrl } = place;
  const why = instead.length === 0 ? null : instead.map(({ id, status }) => `${id} was ${status}`).join(', ');
  const did = instead.length === 0 ? ('created' as const) : ('replaced' as const);
  if (secret === null) return [{ did, id: null, topic, why }];
  const wanted = { name: instead[0]?.name || `pilito: ${topic}`, topic, deliveryUrl, secret: secret.plain };
  const made = await webhooks.create(wanted, signal);
  if (made === null) {
    const refused = isNeeded(topic, place.topics) ? ('refused' as const) : ('skipped' as const);
    return [{ did: refused, id: null, topic, why: 'the shop does not know this topic' }];
  }
  const note = { webhookId: made.id, deliveryUrl, secretMark: secret.mark };
  await deps.db.webhooks.put(storeId, note, deps.clock.now());
  for (const { id } of instead) await remove(deps, webhooks, id, place);
  return [{ did, id: made.id, topic, why }];
}

async function remove(deps: Deps, webhooks: ShopWebhooks, id: string, { secret, signal, storeId }: StepsPlace) {
  if (secret === null) return;
  await webhooks.remove(id, signal);
  await deps.db.webhooks.forget(storeId, [id]);
}
