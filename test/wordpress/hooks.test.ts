// Whoever changes a product, and by whatever way: at the end of the request it stands in the outbox, once, and due when
// it has been left alone for 30 seconds.
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

/** What stands before each case: PHP that fills `$id`, the product that must be told of. */
const SIMPLE = `$id = product( array( 'name' => 'Mug', 'manage_stock' => true, 'stock_quantity' => 5 ) );`;
const VARIABLE = `$id = product( array( 'type' => 'variable', 'name' => 'Shirt' ) );
  $red = variation( $id, array( 'attributes' => array( 'Colour' => 'red' ), 'manage_stock' => true, 'stock_quantity' => 5 ) );`;
const TRASHED = `${SIMPLE} wp_trash_post( $id );`;
const SCHEDULED = `$id = product( array( 'status' => 'future', 'date_created' => '2030-01-01 00:00:00' ) );`;
const IN_CATEGORY = `$cat = wp_insert_term( 'Cups ' . wp_rand(), 'product_cat' )['term_id']; $id = product( array( 'category_ids' => array( $cat ) ) );`;

/** An edit screen: WordPress saves the post, and while it does so WooCommerce saves the product, twice. */
const EDIT_SCREEN = `add_action( 'save_post_product', function ( $saved ) {
    edit( $saved, array( 'regular_price' => '11' ) );
    edit( $saved, array() );
  } );
  wp_update_post( array( 'ID' => $id, 'post_title' => 'New title' ) );`;

const PATHS: [name: string, before: string, happens: string][] = [
  ['created by REST, CSV import or code', '$id = 0;', SIMPLE],
  [
    'created on the edit screen',
    `$id = wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'auto-draft', 'post_title' => 'Auto Draft' ) );`,
    `wp_update_post( array( 'ID' => $id, 'post_status' => 'publish', 'post_title' => 'Mug' ) ); edit( $id, array() );`,
  ],
  ['saved on the edit screen', SIMPLE, EDIT_SCREEN],
  ['saved with a new price', SIMPLE, `edit( $id, array( 'regular_price' => '12' ) );`],
  ['saved with a new name', SIMPLE, `edit( $id, array( 'name' => 'Big mug' ) );`],
  ['saved unchanged', SIMPLE, 'edit( $id, array() );'],
  [
    'put into another category',
    SIMPLE,
    `edit( $id, array( 'category_ids' => array( term( 'Cups ' . wp_rand() ) ) ) );`,
  ],
  ['duplicated', SIMPLE, `$id = product( array( 'name' => 'Mug (Copy)', 'status' => 'draft' ) );`],
  ['stock taken by an order', SIMPLE, `wc_update_product_stock( $id, 1, 'decrease' );`],
  ['stock given back by a refund', SIMPLE, `wc_update_product_stock( $id, 1, 'increase' );`],
  ['sold out', SIMPLE, `wc_update_product_stock( $id, 5, 'decrease' );`],
  ['trashed in wp-admin', SIMPLE, 'wp_trash_post( $id );'],
  ['trashed by REST', SIMPLE, 'wc_get_product( $id )->delete();'],
  ['restored', TRASHED, 'wp_untrash_post( $id );'],
  ['deleted for good by REST', SIMPLE, 'wc_get_product( $id )->delete( true );'],
  ['deleted for good in wp-admin', SIMPLE, 'wp_delete_post( $id, true );'],
  [
    'deleted for good: a product without a price, a category or anything',
    `$id = wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'publish', 'post_title' => 'Bare' ) );`,
    'wp_delete_post( $id, true );',
  ],
  ['trash emptied', TRASHED, 'wp_delete_post( $id );'],
  ['published by its date', SCHEDULED, 'wp_publish_post( $id );'],
  [
    'changed by another plugin: the post',
    SIMPLE,
    `wp_update_post( array( 'ID' => $id, 'post_content' => 'Holds tea.' ) );`,
  ],
  ['changed by another plugin: price', SIMPLE, `update_post_meta( $id, '_price', '9' );`],
  ['changed by another plugin: stock', SIMPLE, `update_post_meta( $id, '_stock', '2' );`],
  ['changed by another plugin: image', SIMPLE, `update_post_meta( $id, '_thumbnail_id', '77' );`],
  [
    'changed by another plugin: image removed',
    `${SIMPLE} update_post_meta( $id, '_thumbnail_id', '77' );`,
    `delete_post_meta( $id, '_thumbnail_id' );`,
  ],
  ['changed by another plugin: terms', SIMPLE, `wp_set_object_terms( $id, 'cups', 'product_tag' );`],
  [
    'changed by another plugin: terms taken away',
    `${SIMPLE} wp_set_object_terms( $id, 'cups', 'product_tag' );`,
    `wp_remove_object_terms( $id, 'cups', 'product_tag' );`,
  ],
  ['its category renamed', IN_CATEGORY, `wp_update_term( $cat, 'product_cat', array( 'name' => 'Beakers' ) );`],
  ['its category deleted', IN_CATEGORY, `wp_delete_term( $cat, 'product_cat' );`],
  ['variation saved', VARIABLE, `edit( $red, array( 'regular_price' => '12' ) );`],
  ['variation added', VARIABLE, `variation( $id, array( 'attributes' => array( 'Colour' => 'blue' ) ) );`],
  ['variation deleted for good', VARIABLE, 'wc_get_product( $red )->delete( true );'],
  ['variation deleted by code past WooCommerce', VARIABLE, 'wp_delete_post( $red, true );'],
  ['variation trashed', VARIABLE, 'wc_get_product( $red )->delete();'],
  ['variation: stock taken by an order', VARIABLE, `wc_update_product_stock( $red, 1, 'decrease' );`],
  ['variation: price written by another plugin', VARIABLE, `update_post_meta( $red, '_price', '9' );`],
  ['variable product trashed with its variations', VARIABLE, 'wp_trash_post( $id );'],
  ['variable product restored', `${VARIABLE} wp_trash_post( $id );`, 'wp_untrash_post( $id );'],
  ['variable product deleted for good', VARIABLE, 'wp_delete_post( $id, true );'],
];

/** Nothing of a product that a customer could be told. */
const SILENT: [name: string, happens: string][] = [
  [
    'a page is saved',
    `wp_insert_post( array( 'post_title' => 'About', 'post_type' => 'page', 'post_status' => 'publish' ) );`,
  ],
  [
    'a page is deleted',
    `wp_delete_post( wp_insert_post( array( 'post_title' => 'Old', 'post_type' => 'page' ) ), true );`,
  ],
  [
    'a new product is begun on the edit screen',
    `wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'auto-draft', 'post_title' => 'Auto Draft' ) );`,
  ],
  ['a post category is renamed', `wp_update_term( 1, 'category', array( 'name' => 'News' ) );`],
  ['some plugin counts views', `update_post_meta( $id, '_views', '100' );`],
  [
    'a category without products is renamed',
    `wp_update_term( term( 'Empty' ), 'product_cat', array( 'name' => 'Void' ) );`,
  ],
];

describeWordPress('what is told of', () => {
  const shop = wordpress();
  beforeAll(() => shop.connect({ url: 'http://127.0.0.1:1', token: 'wc_sk_live_unused' }));

  /** The second request stands alone: the outbox is emptied at its beginning. */
  const happening = async (before: string, happens: string) => {
    const known = await shop.php(
      `${before} return array_intersect_key( get_defined_vars(), array( 'id' => 1, 'red' => 1, 'cat' => 1 ) );`,
    );
    const variables = Object.entries(known).map(([name, value]) => `$${name} = ${value};`);
    const emptied = `$wpdb = $GLOBALS['wpdb']; $wpdb->query( 'TRUNCATE ' . Pilito_PS_Outbox::table() );`;
    const id: number = await shop.php(`${emptied} ${variables.join(' ')} ${happens} return $id;`);
    return { id, rows: shop.outbox() };
  };

  test.each(PATHS)('%s', async (_, before, happens) => {
    const { id, rows } = await happening(before, happens);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      product_id: String(id),
      state: 'waiting',
      reason: 'change',
      due_at: String(shop.clock.now() + 30),
    });
  });

  test('a term with several products: each of them once', async () => {
    const { rows } = await happening(
      `${IN_CATEGORY} product( array( 'category_ids' => array( $cat ) ) );`,
      `wp_update_term( $cat, 'product_cat', array( 'name' => 'Jugs' ) );`,
    );
    expect(rows).toHaveLength(2);
  });

  describe('not told of', () => {
    test.each(SILENT)('%s', async (_, happens) => {
      expect((await happening(SIMPLE, happens)).rows).toEqual([]);
    });
  });

  test('the run is planned for when the product is due', async () => {
    await happening('$id = 0;', SIMPLE);
    expect(shop.planned()).toEqual([{ hook: 'pilito_ps_run', at: shop.clock.now() + 30 }]);
  });

  test('a product saved at the very end of a request', async () => {
    const { rows } = await happening(
      SIMPLE,
      `add_action( 'shutdown', function () use ( $id ) { edit( $id, array( 'name' => 'Late' ) ); }, 999 );`,
    );
    expect(rows).toHaveLength(1);
  });

  test('a long import is written down as it goes on, for PHP may be killed', async () => {
    shop.forget();
    const written = `$GLOBALS['wpdb']->get_var( 'SELECT COUNT(*) FROM wp_pilito_ps_outbox' )`;
    expect(Number(await shop.php(`products( 60 ); return ${written};`))).toBeGreaterThanOrEqual(40);
  });
});
