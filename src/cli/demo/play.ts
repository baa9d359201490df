// The demo's play: shop, store, pull, worker, webhook, search, and a second pull that finds nothing to do.
import { createShop, type ExampleShop } from '../../../examples/shop/server.ts';
import type { App } from '../../app/app.ts';
import { pull } from '../../app/pull.ts';
import { addStore, getStore } from '../../app/stores.ts';
import { createToken } from '../../app/tokens.ts';
import { wantsOf } from '../../app/wants.ts';
import { webhookPath } from '../../domain/webhook.ts';
import { listen } from '../../http/listen.ts';
import { buildServer } from '../../http/server.ts';
import { workOnce } from '../../worker/worker.ts';
import { counted } from '../format.ts';
import { ask, type Found } from './ask.ts';
import { claim, type Narrator } from './narrator.ts';

const STORE = 'demo';
const BACKPACK = 'BG-BACK';
/** Not as the shop spells it: with spaces instead of joiners, as people type. */
const QUESTION = 'کوله پشتی ضد آب برای لپ تاپ';
const NEW_PRICE = '1190000';

/** Plays it through; throws at the first step that does not do what it says. */
export async function play(app: App, { step }: Narrator, signal: AbortSignal): Promise<void> {
  const shop = await createShop();
  const server = buildServer(app, { trustProxy: false, publicUrl: null, logger: false });
  const webhookSecret = app.newId();
  const listed = shop.ids().filter((id) => shop.product(id)?.status !== 'trash');
  const variations = shop.ids('variations').length;
  let [address, token] = ['', ''];
  try {
    await step(`Opened the example shop at ${shop.url}`, async () => {
      return [
        `${counted(listed.length, 'product')} and ${counted(variations, 'variation')}, in Persian and in English`,
      ];
    });

    await step(`Added it as the store "${STORE}"`, async () => {
      const { url, consumerKey, consumerSecret } = shop;
      await addStore(app, STORE, { url, consumerKey, consumerSecret, webhookSecret, allowPrivateNetwork: true });
      token = (await createToken(app, { store: STORE, scope: 'read' })).secret;
      return ['its keys and the webhook secret are stored encrypted; a token for searching is minted'];
    });

    await step('Pulled the catalogue', async () => {
      const { summary, partial } = await pullAll(app, signal);
      const { products, created, failed } = summary;
      const all = products === listed.length && created === listed.length + variations;
      claim(all && failed === 0 && !partial, 'every product and variation of the shop is taken over');
      return [
        `${counted(summary.products, 'product')} and ${counted(summary.variations, 'variation')} in ${counted(summary.requests, 'request')}`,
      ];
    });

    await step('Made it searchable', async () => {
      const { embedded, fitted, failed } = await workOnce(app, signal);
      const { chunks, pendingChunks } = await app.db.status(await wantsOf(app));
      claim(embedded > 0 && failed === 0 && pendingChunks === 0, 'every text has its vector');
      claim(fitted === 1, 'a model is fitted to the catalogue');
      return [`${counted(chunks, 'text')} embedded with a model fitted to this catalogue, without a network`];
    });

    await step('Started the HTTP endpoint', async () => {
      address = await listen(server, '127.0.0.1', 0);
      const deliveryUrl = `${address}${webhookPath(STORE)}`;
      const webhook = await shop.addWebhook({ topic: 'product.updated', deliveryUrl, secret: webhookSecret });
      claim(!webhook.pendingPing, "the endpoint answers the shop's ping");
      return [`${address}, and the shop's webhook points there`];
    });

    const search = (question: string) => ask(address, token, question);
    await step('Asked in Persian', async () => told(await search(QUESTION), BACKPACK, shop));
    await step('Asked in English', async () => told(await search('wireless earbuds'), 'EN-EARB', shop));

    await step('Changed a price in the shop', async () => {
      await changePrice(shop);
      const { applied, embedded } = await workOnce(app, signal);
      claim(applied === 1 && embedded === 0, 'one event is applied and a price re-embeds nothing');
      const answer = await search(QUESTION);
      const backpack = answer.results.find((result) => result.external_id === `woo_${shop.idOf(BACKPACK)}`);
      claim(backpack?.price === NEW_PRICE, 'the next answer has the new price');
      return [
        'a signed webhook told us: 1 event applied, nothing embedded',
        `the next answer says ${backpack.price} ${backpack.currency ?? ''}`,
      ];
    });

    await step('Pulled everything again', async () => {
      const { summary } = await pullAll(app, signal);
      const { embedded, reused } = await workOnce(app, signal);
      claim(
        summary.unchanged === listed.length + variations && embedded + reused === 0,
        'nothing has changed and nothing is embedded',
      );
      return [`${summary.unchanged} unchanged, 0 embedded`];
    });
  } finally {
    await server.close();
    await shop.close();
  }
}

async function pullAll(app: App, signal: AbortSignal) {
  const how = { full: true, since: null, dryRun: false, allowMassDelete: false, pageSize: 100, concurrency: 2 };
  return pull(app, { store: await getStore(app, STORE), ...how, signal });
}

async function changePrice(shop: ExampleShop): Promise<void> {
  shop.update(shop.idOf(BACKPACK), { regular_price: NEW_PRICE, sale_price: '' });
  await shop.settled();
  const delivery = shop.deliveries.at(-1);
  claim(delivery?.status === 202, 'the signed webhook is accepted');
}

/** The first three answers; the wanted product must be among them. */
function told({ took_ms, query, results }: Found, wanted: string, shop: ExampleShop): string[] {
  const first = results.slice(0, 3);
  const there = first.some((result) => result.external_id === `woo_${shop.idOf(wanted)}`);
  claim(there, `"${query}" finds ${wanted}`);
  const line = ({ rank, title, price, currency }: Found['results'][number]) =>
    `${rank}. ${title} — ${price ?? 'no price'} ${currency ?? ''}`.trim();
  return [`"${query}", answered in ${took_ms} ms:`, ...first.map(line)];
}
