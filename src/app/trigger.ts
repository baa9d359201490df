// Trying an endpoint out: deliveries as the shop would send them, of products that do not exist, signed with the
// store's own secret.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import { webhookPath } from '../domain/webhook.ts';
import type { App } from './app.ts';
import { openSecrets } from './stores.ts';

/** Made-up products are numbered from here: no shop comes this far. */
export const FIRST_SAMPLE_ID = 900_000_001;
const SAMPLE_SKU = /^PILITO-TEST-/;

export interface TriggerRequest {
  store: Store;
  topic: string;
  productId: number;
  /** Deliveries of so many products, numbered upwards. */
  count: number;
  /** All at once, as things that were saved in one second. */
  burst: boolean;
  badSignature: boolean;
  /** Address of the endpoint without a slash at the end. */
  endpoint: string;
}

export interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answered {
  status: number;
  body: string;
}

export interface Triggered {
  sent: Sent;
  answered: Answered;
  tookMs: number;
}

type Post = (sent: Sent) => Promise<Answered>;

/** Sends them through `post` and tells of each. Throws `invalid_usage` where there is no secret to sign with. */
export async function trigger(
  deps: Pick<App, 'db' | 'clock' | 'source' | 'secretKey'>,
  request: TriggerRequest,
  post: Post,
  onAnswer: (one: Triggered) => void,
): Promise<Triggered[]> {
  const { store, topic, burst, count, endpoint } = request;
  const source = await deps.source(store.source);
  if (!source.samples.includes(topic)) {
    throw new PilitoError('invalid_usage', `There is no sample of "${topic}".`, {
      hint: `Topics: ${source.samples.join(', ')}.`,
    });
  }
  await refuseReal(deps, request);
  const secret = await secretOf(deps, request);
  const shopUrl = store.url ?? 'https://shop.example';
  const deliver = async (at: number, now: number): Promise<Triggered> => {
    const { headers, body } = source.sample({ topic, productId: request.productId + at, shopUrl, secret, now });
    const sent = { url: endpoint + webhookPath(store.slug), headers, body: body.toString('utf8') };
    const started = performance.now();
    const answered = await post(sent);
    const one = { sent, answered, tookMs: Math.round(performance.now() - started) };
    onAnswer(one);
    return one;
  };
  const turns = Array.from({ length: count }, (_, at) => at);
  if (burst) {
    const now = deps.clock.now();
    return Promise.all(turns.map((at) => deliver(at, now)));
  }
  const all: Triggered[] = [];
  for (const at of turns) all.push(await deliver(at, deps.clock.now()));
  return all;
}

/** What is made up must not be laid over what is sold. */
async function refuseReal({ db }: Pick<App, 'db'>, { store, productId, count }: TriggerRequest): Promise<void> {
  if (productId >= FIRST_SAMPLE_ID) return;
  for (let at = productId; at < productId + count; at++) {
    const known = await db.products.findByExternalId(store.slug, `woo_${at}`);
    if (known === null || SAMPLE_SKU.test(known.state.sku ?? '')) continue;
    throw new PilitoError(
      'conflict',
      `woo_${at} is a real product of ${store.slug}; a made-up delivery would overwrite it.`,
      {
        hint: `Leave --product-id out, or give a number from ${FIRST_SAMPLE_ID} on.`,
      },
    );
  }
}

async function secretOf(
  deps: Pick<App, 'db' | 'secretKey'>,
  { store, topic, badSignature }: TriggerRequest,
): Promise<string> {
  const [secret] = (await openSecrets(deps, store)).webhookSecrets;
  if (secret !== undefined) return badSignature ? `${secret}, but wrong` : secret;
  if (topic === 'ping') return '';
  throw new PilitoError('invalid_usage', `${store.slug} has no webhook secret to sign with.`, {
    hint: `Make one with the shop's webhooks: pilito webhooks ensure ${store.slug}; or give one: pilito store update ${store.slug} --webhook-secret -`,
  });
}
