// Runs of the sender in the shop: when one is planned, two at once, and those that end before their time because of PHP,
// a plugin or the database.
import { describe, expect, test } from 'vitest';
import { shopAndReceiver } from '../support/wordpress/receiving.ts';
import { describeWordPress } from '../support/wordpress.ts';

const MINUTE = 60;

describeWordPress('runs', () => {
  const { shop, receiver, later } = shopAndReceiver();

  const row = () => shop.outbox()[0] ?? {};

  test('a run that finds nothing more to do leaves what is planned: another process may count on it', async () => {
    await shop.php('return product();');
    shop.clock.advance(30);
    const planned = shop.planned();
    await shop.php('return Pilito_PS_Sender::run();');
    expect(row()).toMatchObject({ state: 'sent' });
    expect(shop.planned()).toEqual(planned);
  });

  test('looking whether something is due leaves no trace in Action Scheduler', async () => {
    await shop.php('return product();');
    const actions = () => shop.sql('SELECT action_id FROM wp_actionscheduler_actions').length;
    const before = actions();
    for (let n = 0; n < 3; n++) await shop.php('return Pilito_PS_Sender::run();');
    expect(actions()).toBe(before);
  });

  test('while a product waits for hours, nothing runs in between', async () => {
    await shop.php('return product();');
    receiver.answerWith({ status: 400 });
    await later(30);
    shop.sql('UPDATE wp_pilito_ps_outbox SET due_at = due_at + 86400');
    let ran = 0;
    for (let n = 0; n < 24; n++) ran += await later(5 * MINUTE);
    expect(ran).toBeLessThan(3);
  });

  describe('two runners at once', () => {
    test('send each product once', async () => {
      await shop.php(`return products( 230 );`);
      shop.clock.advance(30);
      const runs = [1, 2, 3].map(() => shop.php('return Pilito_PS_Sender::run();'));
      const sent = (await Promise.all(runs)).reduce((sum, run) => sum + run.sent, 0);
      const ids = receiver.events().map(({ product }) => product.id);
      expect([sent, ids.length, new Set(ids).size]).toEqual([230, 230, 230]);
    });

    test('one that died leaves its products to the next, when its time is over', async () => {
      await shop.php('return array( product(), product() );');
      shop.clock.advance(30);
      await shop.php('return count( Pilito_PS_Claims::take( 100 ) );');
      await later(60);
      expect(receiver.deliveries).toEqual([]);
      await later(300);
      expect(receiver.events()).toHaveLength(2);
    });

    test('one whose time is over sends nothing more, for what it holds may be old', async () => {
      const [, second] = await shop.php('return products( 2 );');
      receiver.answerWith({ status: 413, body: 'Too large' });
      receiver.meanwhile(async () => {
        if (receiver.deliveries.length !== 2) return;
        shop.clock.advance(400);
        await shop.php(`return edit( ${second}, array( 'name' => 'New' ) );`);
        shop.clock.advance(30);
        await shop.php('return Pilito_PS_Sender::run();');
      });
      await later(30);
      receiver.meanwhile(null);
      await later(400);
      const told = receiver.events().filter(({ product }) => product.id === second);
      expect(told.at(-1)?.product.name).toBe('New');
    });
  });

  test('a product that another plugin breaks holds up no other, and says why', async () => {
    const broken = await shop.php('return product();');
    await shop.php('return product();');
    shop.mustUse(
      'breaks.php',
      `add_filter( 'woocommerce_rest_prepare_product_object', function ( $response, $product ) {
        if ( ${broken} === $product->get_id() ) { throw new Exception( 'Broken by a plugin.' ); }
        return $response;
      }, 10, 2 );`,
    );
    await later(30);
    shop.mustUse('breaks.php', '');
    expect(shop.outbox()).toMatchObject([{ state: 'waiting', last_error: 'Broken by a plugin.' }, { state: 'sent' }]);
  });

  test('a product that PHP dies of holds up no other, and says so', async () => {
    const [bad, good] = await shop.php('return array( product(), product() );');
    shop.mustUse(
      'breaks.php',
      `add_filter( 'pilito_ps_payload', function ( $data, $product ) {
        if ( $product && ${bad} === $product->get_id() ) { exit; }
        return $data;
      }, 10, 2 );`,
    );
    for (let n = 0; n < 6; n++) await later(301).catch(() => {});
    shop.mustUse('breaks.php', '');
    expect(receiver.events().map(({ product }) => product.id)).toEqual([good]);
    expect(shop.outbox()[0]?.last_error).toMatch(/^PHP ended/);
    expect(Number(shop.outbox()[0]?.attempts)).toBeGreaterThan(1);
  });

  test('a reason that the database cannot hold is a reason all the same', async () => {
    await shop.php('return product();');
    shop.mustUse(
      'breaks.php',
      `add_filter( 'pilito_ps_payload', function () { throw new Exception( "broken \\xC3\\x28 text" ); } );`,
    );
    shop.clock.advance(30);
    expect(await shop.php('return Pilito_PS_Sender::run( 1 );')).toMatchObject({ failed: 1 });
    shop.mustUse('breaks.php', '');
    expect(row()).toMatchObject({ state: 'waiting', attempts: '1' });
    expect(row().last_error).toContain('broken');
  });

  test('a table that was lost when the site was moved is made again', async () => {
    shop.sql('DROP TABLE wp_pilito_ps_outbox');
    expect(await shop.php('return Pilito_PS_Outbox::counts();')).toMatchObject({ waiting: 0 });
    await shop.php('return product();');
    expect(shop.outbox()).toHaveLength(1);
  });
});
