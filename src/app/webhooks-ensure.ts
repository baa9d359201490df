// Making a shop's webhooks right. Whatever ends half-way is mended by doing it again: it looks first, and changes only
// what is not as it should be.
import { PilitoError } from '../domain/errors.ts';
import { markOf, newWebhookSecret } from '../domain/secret.ts';
import type { Store } from '../domain/store.ts';
import { planWebhooks, type Step, type Webhook } from '../domain/webhook.ts';
import type { Shop, WebhookTopic } from '../ports/source.ts';
import { openShop } from './shop.ts';
import { getStore, openSecrets, updateStore } from './stores.ts';
import { type Act, isNeeded, takeSteps } from './webhook-steps.ts';
import { deliveryUrlOf, look, noticesOf, type WebhookDeps, type WebhookRequest } from './webhooks.ts';

export interface EnsureRequest extends WebhookRequest {
  dryRun: boolean;
  /** Give all of them a new secret. */
  newSecret: boolean;
  /** Also remove ours that still point to an earlier address. */
  removeOld: boolean;
  /** Hears of each step once it is taken. */
  onAct?: (act: Act) => void;
}

export interface EnsureReport {
  deliveryUrl: string;
  /** What was done; of a dry run what would be. */
  acts: Act[];
  /** Set when the keys may not change webhooks: the steps that wait for somebody's hand. Nothing was done then. */
  byHand: Step[] | null;
  /** A secret was made; it is stored, and the shop's webhooks have it. */
  madeSecret: boolean;
  /** Pings of the shop that reached this database meanwhile. */
  pings: number;
  notices: string[];
}

/** One active webhook for each topic, pointing here, with the store's newest secret. Throws `shop_…`. */
export async function ensureWebhooks(deps: WebhookDeps, request: EnsureRequest): Promise<EnsureReport> {
  const deliveryUrl = deliveryUrlOf(request.store, request.publicUrl);
  const afterId = await deps.db.events.newestId();
  const shop = await openShop(deps, request.store, request.onWait);
  try {
    const made = await ensureOnce(deps, request, shop, deliveryUrl);
    const rotates = request.newSecret && made.byHand === null && !made.madeSecret && !request.dryRun;
    if (rotates) {
      // Only now: whatever still had the secret before the newest one has been given the newest.
      await makeSecret(deps, request.store);
      const again = await ensureOnce(deps, { ...request, removeOld: false }, shop, deliveryUrl);
      made.acts = [...made.acts.filter(({ did }) => did !== 'kept'), ...again.acts];
      made.madeSecret = true;
    }
    const { slug } = request.store;
    const { count } = await deps.db.events.list({ store: slug, eventType: 'ping', afterId }, NO_ROWS);
    return { deliveryUrl, ...made, pings: count, notices: noticesOf(request.store, deliveryUrl, shop) };
  } finally {
    await shop.close();
  }
}

const NO_ROWS = { limit: 0, offset: 0 };

async function ensureOnce(deps: WebhookDeps, request: EnsureRequest, shop: Shop, deliveryUrl: string) {
  const { store, signal, dryRun, removeOld, onAct } = request;
  const { have, notes, wanted } = await look(deps, store, shop, deliveryUrl, signal);
  const steps = planWebhooks(have, notes, wanted, removeOld);
  const toDo = steps.filter(({ kind }) => kind !== 'keep');
  if (toDo.length === 0) return { acts: keptOf(steps), byHand: null, madeSecret: false };
  const { webhookTopics: topics } = await deps.source(store.source);
  if (!(await shop.webhooks.mayChange(signal))) {
    const settled = toDo.every((step) => isSettledByHand(step, topics));
    return { acts: settled ? keptOf(steps) : [], byHand: settled ? null : steps, madeSecret: false };
  }
  const madeSecret = wanted.secretMark === null && !dryRun;
  if (madeSecret) await makeSecret(deps, store);
  const secret = dryRun ? null : await newestSecret(deps, store.slug);
  const place = { storeId: store.id, deliveryUrl, topics, secret, signal, onAct };
  const acts = await takeSteps(deps, shop.webhooks, steps, place);
  if (!dryRun) await forgetGone(deps, store, have, acts);
  return { acts, byHand: null, madeSecret };
}

/** Makes a webhook secret and stores it as the newest; the one before stays live. */
export async function makeSecret(deps: WebhookDeps, store: Store): Promise<string> {
  const webhookSecret = newWebhookSecret();
  await updateStore(deps, store.slug, { webhookSecret });
  return webhookSecret;
}

async function newestSecret(deps: WebhookDeps, slug: string): Promise<{ plain: string; mark: string }> {
  const store = await getStore(deps, slug);
  const [plain] = (await openSecrets(deps, store)).webhookSecrets;
  const [sealed] = (await deps.db.stores.secrets(store.id)).webhookSecrets;
  if (plain !== undefined && sealed !== undefined) return { plain, mark: markOf(sealed) };
  throw new PilitoError('conflict', `The webhook secret of "${slug}" was taken away meanwhile.`);
}

/** Notes of webhooks that the shop has no more would be taken for others, should it number from the start again. */
async function forgetGone(deps: WebhookDeps, { id }: Store, have: readonly Webhook[], acts: readonly Act[]) {
  const there = new Set([...have.map((one) => one.id), ...acts.map((act) => act.id)]);
  const notes = await deps.db.webhooks.list(id);
  const gone = notes.filter(({ webhookId }) => !there.has(webhookId));
  await deps.db.webhooks.forget(
    id,
    gone.map(({ webhookId }) => webhookId),
  );
}

/** With keys that only read: nobody knows whether it has to be done, or nobody has to do it. */
function isSettledByHand(step: Step, topics: readonly WebhookTopic[]): boolean {
  if (step.kind === 'set_secret') return step.unsure;
  return step.kind === 'create' && step.instead.length === 0 && !isNeeded(step.topic, topics);
}

function keptOf(steps: readonly Step[]): Act[] {
  return steps.flatMap((step) =>
    step.kind === 'keep' || step.kind === 'set_secret'
      ? [{ did: 'kept' as const, id: step.webhook.id, topic: step.webhook.topic, why: null }]
      : [],
  );
}
