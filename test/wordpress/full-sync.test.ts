// "Sync all products": the whole catalogue in the background, behind the edits, going on where it was.
import { beforeAll, expect, test } from 'vitest';
import { shopAndReceiver } from '../support/wordpress/receiving.ts';
import { describeWordPress } from '../support/wordpress.ts';

const PRODUCTS = 250;

describeWordPress('sync all', () => {
  const { shop, receiver, later } = shopAndReceiver();
  let ids: number[];

  beforeAll(async () => {
    ids = await shop.php(`return products( ${PRODUCTS} );`);
  });

  const start = () => shop.php('return Pilito_PS_Full_Sync::start();');
  const progress = () => shop.php('return Pilito_PS_Full_Sync::progress();');
  /** One run that ends as soon as its first body is answered. */
  const oneLot = async () => {
    receiver.answerWith({ status: 202 }, { status: 503 });
    shop.clock.advance(1);
    await shop.runDue();
  };
  const told = () => new Set(receiver.events().map(({ product }) => product.id));

  test('sends every product once, a hundred in a body, and nothing while the button is answered', async () => {
    expect(await start()).toMatchObject({ running: true, total: PRODUCTS, sent: 0, remaining: PRODUCTS });
    expect(receiver.deliveries).toEqual([]);
    await later(1);
    expect(receiver.deliveries.map(({ body }) => body.events.length)).toEqual([100, 100, 50]);
    expect(told()).toEqual(new Set(ids));
    expect(await progress()).toMatchObject({
      running: false,
      sent: PRODUCTS,
      remaining: 0,
      failed: 0,
      cancelled: false,
    });
  });

  test('goes on after an absence of the server, without those it has', async () => {
    await start();
    await oneLot();
    expect(await progress()).toMatchObject({ running: true, sent: 100, remaining: 150 });
    const first = receiver.deliveries[0]?.body.events.map(({ event_id }: { event_id: string }) => event_id);
    receiver.forget();
    await later(120);
    expect(receiver.events().filter(({ event_id }) => first.includes(event_id))).toEqual([]);
    expect(receiver.events()).toHaveLength(150);
    expect(await progress()).toMatchObject({ running: false, sent: PRODUCTS });
  });

  test('cancelled, it sends no more and keeps what it sent', async () => {
    await start();
    await oneLot();
    receiver.forget();
    expect(await shop.php('return Pilito_PS_Full_Sync::cancel();')).toMatchObject({
      running: false,
      cancelled: true,
      sent: 100,
    });
    await later(86_400);
    expect(receiver.deliveries).toEqual([]);
    expect(shop.planned()).toEqual([]);
  });

  test('cancelling takes no edit with it', async () => {
    await start();
    await shop.php(`return edit( ${ids[0]}, array( 'name' => 'Edited' ) );`);
    await shop.php('return Pilito_PS_Full_Sync::cancel();');
    await later(30);
    expect(receiver.events()).toMatchObject([{ product: { id: ids[0], name: 'Edited' } }]);
  });

  test('edits go first', async () => {
    await start();
    const last = ids.at(-1);
    await shop.php(`return edit( ${last}, array( 'name' => 'In a hurry' ) );`);
    shop.clock.advance(30);
    await shop.runDue();
    expect(receiver.deliveries[0]?.body.events.map(({ product }: { product: { id: number } }) => product.id)).toContain(
      last,
    );
  });

  test('a sync started again while one runs counts each product once', async () => {
    await start();
    await oneLot();
    expect(await start()).toMatchObject({ running: true, total: PRODUCTS, sent: 0 });
    receiver.forget();
    await later(3600);
    expect(told()).toEqual(new Set(ids));
    expect(await progress()).toMatchObject({ running: false, sent: PRODUCTS });
  });

  test('a token that is refused in the middle pauses it; a new one lets it go on', async () => {
    await start();
    receiver.answerWith({ status: 202 }, { status: 401 });
    await later(1);
    await later(86_400);
    expect(receiver.deliveries).toHaveLength(2);
    expect(await progress()).toMatchObject({ running: true, sent: 100, remaining: 150 });
    await shop.php('return Pilito_PS_Sender::retry_now();');
    await later(0);
    expect(await progress()).toMatchObject({ running: false, sent: PRODUCTS });
  });

  test('products that are gone without a trace are told of as well', async () => {
    await start();
    await later(1);
    receiver.forget();
    const gone = await shop.php('return product();');
    await later(30);
    shop.sql(`DELETE FROM wp_posts WHERE ID = ${gone}`);
    receiver.forget();
    await start();
    await later(1);
    const event = receiver.events().find(({ product }) => product.id === gone);
    expect(event).toMatchObject({ event_type: 'product.deleted', product: { id: gone } });
  });
});
