// The plugin's main job from the first day to the last, between a real WordPress and a real pilito: connect, sell, edit,
// live through an absence of the server, delete, uninstall.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PilitoServer, startPilito } from '../support/wordpress/pilito.ts';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

describeWordPress('from activation to the end', () => {
  const shop = wordpress();
  let pilito: PilitoServer;
  let mug: number;
  let shirt: number;

  beforeAll(async () => {
    pilito = await startPilito();
  });
  afterAll(() => pilito?.close());

  const later = async (seconds: number) => {
    shop.clock.advance(seconds);
    await shop.runDue();
    await pilito.worked();
  };
  const health = (token: string) => shop.php(`return Pilito_PS_Api::health( '${pilito.url}', '${token}' );`);

  test('a wrong token: the reason is shown', async () => {
    const answer = await health('wc_sk_live_0000000000000000000000000000000000000000');
    expect(answer).toMatchObject({ ok: false, status: 401 });
    expect(answer.message).toMatch(/token/i);
  });

  test('the right token: the name of the store is shown', async () => {
    const answer = await health(pilito.token);
    expect(answer).toMatchObject({ ok: true, status: 200, store: 'Our shop', error: '' });
    expect(answer.message).toContain('Our shop');
    await shop.connect(pilito);
  });

  test('a new product is found', async () => {
    mug = await shop.php(`return product( array( 'name' => 'Blue mug', 'regular_price' => '10' ) );`);
    await later(30);
    expect(await pilito.product(mug)).toMatchObject({
      title: 'Blue mug',
      price: '10',
      currency: 'IRT',
      is_active: true,
    });
    expect(await pilito.found('blue mug')).toEqual(['Blue mug']);
  });

  test('five edits within 30 seconds are one delivery, and pilito ends with the last', async () => {
    const { count: before } = await pilito.home.json(['events', 'list']);
    for (const price of [11, 12, 13, 14, 15]) {
      await shop.php(`return edit( ${mug}, array( 'regular_price' => '${price}' ) );`);
      shop.clock.advance(5);
      await shop.runDue();
    }
    await later(30);
    expect(await pilito.product(mug)).toMatchObject({ price: '15' });
    const { count } = await pilito.home.json(['events', 'list']);
    expect(count).toBe(before + 1);
  });

  test('edited while the server is away: pilito ends with the last state of each product', async () => {
    await pilito.stop();
    shirt = await shop.php(`$id = product( array( 'type' => 'variable', 'name' => 'Shirt' ) );
      variation( $id, array( 'regular_price' => '20', 'attributes' => array( 'Colour' => 'red' ) ) );
      return $id;`);
    for (const name of ['Green mug', 'Yellow mug']) {
      await shop.php(`return edit( ${mug}, array( 'name' => '${name}' ) );`);
      shop.clock.advance(60);
      await shop.runDue();
    }
    expect(shop.outbox()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    await pilito.start();
    await later(6 * 60);
    expect(shop.outbox()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect(await pilito.product(mug)).toMatchObject({ title: 'Yellow mug', price: '15' });
    expect(await pilito.product(shirt)).toMatchObject({ title: 'Shirt', price: '20' });
    expect(await pilito.found('yellow mug')).toEqual(['Yellow mug']);
  });

  test("an order takes a variation's last piece: the product is sold out", async () => {
    const [red] = await shop.php(`return wc_get_product( ${shirt} )->get_children();`);
    await shop.php(`return edit( ${red}, array( 'manage_stock' => true, 'stock_quantity' => 1 ) );`);
    await later(30);
    expect(await pilito.product(shirt)).toMatchObject({ in_stock: true });
    await shop.php(`return wc_update_product_stock( ${red}, 1, 'decrease' );`);
    await later(30);
    expect(await pilito.product(red)).toMatchObject({ in_stock: false, parent_external_id: `woo_${shirt}` });
    expect(await pilito.product(shirt)).toMatchObject({ in_stock: false });
  });

  test('a renamed category reaches its products', async () => {
    const cups = await shop.php(
      `$cups = term( 'Cups' ); edit( ${mug}, array( 'category_ids' => array( $cups ) ) ); return $cups;`,
    );
    await later(30);
    await shop.php(`return wp_update_term( ${cups}, 'product_cat', array( 'name' => 'Drinkware' ) );`);
    await later(30);
    expect(await pilito.product(mug)).toMatchObject({ category: 'Drinkware' });
  });

  test('trashed, it is not found; restored, it is found again, with its variations', async () => {
    await shop.php(`wp_trash_post( ${shirt} ); return true;`);
    await later(30);
    expect(await pilito.found('shirt')).toEqual([]);
    await shop.php(`wp_untrash_post( ${shirt} ); return true;`);
    await later(30);
    expect(await pilito.found('shirt')).toEqual(['Shirt']);
    expect(await pilito.product(shirt)).toMatchObject({ price: '20' });
  });

  test('a deleted variation is gone from its product', async () => {
    const blue = await shop.php(
      `return variation( ${shirt}, array( 'regular_price' => '5', 'attributes' => array( 'Colour' => 'blue' ) ) );`,
    );
    await later(30);
    expect(await pilito.product(shirt)).toMatchObject({ price: '5' });
    await shop.php(`return wc_get_product( ${blue} )->delete( true );`);
    await later(30);
    expect(await pilito.product(shirt)).toMatchObject({ price: '20' });
  });

  test('deleted for good, it leaves search', async () => {
    await shop.php(`wp_delete_post( ${mug}, true ); return true;`);
    await later(30);
    expect(await pilito.found('yellow mug')).toEqual([]);
    expect(await pilito.found('shirt')).toEqual(['Shirt']);
  });

  test("the shop's clock is 20 minutes wrong: the delivery arrives, and by how much is remembered", async () => {
    shop.clock.set(Math.floor(Date.now() / 1000) + 20 * 60);
    await shop.php(`return edit( ${shirt}, array( 'name' => 'Linen shirt' ) );`);
    await later(30);
    expect(await pilito.product(shirt)).toMatchObject({ title: 'Linen shirt' });
    const [{ option_value = '' } = {}] = shop.sql(
      `SELECT option_value FROM wp_options WHERE option_name = 'pilito_ps_clock_offset'`,
    );
    expect(Math.abs(Number(option_value) + 20 * 60 + 30)).toBeLessThan(30);
  });

  test('uninstalled, it leaves nothing: no option, no table, nothing scheduled', async () => {
    await shop.php(`return edit( ${shirt}, array( 'name' => 'Shirt' ) );`);
    expect(shop.planned()).not.toEqual([]);
    await shop.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
      deactivate_plugins( 'pilito-product-sync/pilito-product-sync.php' );
      return delete_plugins( array( 'pilito-product-sync/pilito-product-sync.php' ) );`);
    expect(shop.sql(`SELECT option_name FROM wp_options WHERE option_name LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SHOW TABLES LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SELECT * FROM wp_actionscheduler_actions WHERE hook LIKE 'pilito%'`)).toEqual([]);
    expect(shop.sql(`SELECT meta_key FROM wp_postmeta WHERE meta_key LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SELECT meta_key FROM wp_usermeta WHERE meta_key LIKE '%pilito%'`)).toEqual([]);
  });
});
