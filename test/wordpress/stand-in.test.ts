// The stand-in for WooCommerce is only worth something where it does as the real one was recorded to do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

const RECORDED = join(import.meta.dirname, '../fixtures/woocommerce/products');

function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(RECORDED, `${name}.json`), 'utf8')).body;
}

/** Collects the hooks that the recordings name, each with the type of what it is about. */
const LISTEN = `$GLOBALS['heard'] = array();
  foreach ( array( 'transition_post_status', 'save_post', 'wp_trash_post', 'trashed_post', 'untrash_post', 'untrashed_post',
    'before_delete_post', 'delete_post', 'deleted_post', 'woocommerce_product_published', 'woocommerce_new_product',
    'woocommerce_update_product', 'woocommerce_new_product_variation', 'woocommerce_update_product_variation',
    'woocommerce_updated_product_stock', 'woocommerce_product_set_stock', 'woocommerce_product_set_stock_status',
    'woocommerce_after_product_object_save', 'woocommerce_trash_product', 'woocommerce_trash_product_variation',
    'woocommerce_delete_product', 'woocommerce_delete_product_variation', 'woocommerce_before_delete_product',
    'woocommerce_before_delete_product_variation' ) as $hook ) {
    add_action( $hook, function () use ( $hook ) { $GLOBALS['heard'][] = str_replace( 'woocommerce_', 'wc:', $hook ); }, 1 );
  }
  add_action( 'shutdown', function () { $GLOBALS['heard'][] = 'shutdown'; }, 1 );
  add_action( 'shutdown', function () { update_option( 'heard', implode( ' ', $GLOBALS['heard'] ) ); }, 99 );`;

const TWO_VARIATIONS = `$id = product( array( 'type' => 'variable' ) ); $one = variation( $id ); variation( $id );`;

/** As recorded from a real shop, in the same order. */
const DEEDS: [deed: string, before: string, happens: string, hooks: string][] = [
  [
    'REST PUT of a price',
    '$id = product();',
    `edit( $id, array( 'regular_price' => '9' ) );`,
    'wc:update_product wc:after_product_object_save shutdown',
  ],
  [
    'REST PUT of a name',
    '$id = product();',
    `edit( $id, array( 'name' => 'Cup' ) );`,
    'transition_post_status save_post wc:update_product wc:after_product_object_save shutdown',
  ],
  [
    'REST POST with stock',
    '$id = 0;',
    `$id = product( array( 'manage_stock' => true, 'stock_quantity' => 3 ) );`,
    'transition_post_status wc:product_published save_post wc:product_set_stock wc:product_set_stock_status wc:new_product wc:after_product_object_save shutdown',
  ],
  [
    'REST PUT of a variation',
    TWO_VARIATIONS,
    `edit( $one, array( 'regular_price' => '9' ) );`,
    'wc:update_product_variation wc:after_product_object_save shutdown wc:update_product wc:after_product_object_save',
  ],
  [
    'REST DELETE of a variation',
    TWO_VARIATIONS,
    'wc_get_product( $one )->delete( true );',
    'wc:before_delete_product_variation before_delete_post delete_post deleted_post wc:delete_product_variation shutdown wc:update_product wc:after_product_object_save',
  ],
  [
    'REST DELETE into the trash',
    '$id = product();',
    'wc_get_product( $id )->delete();',
    'wp_trash_post transition_post_status save_post trashed_post wc:trash_product shutdown',
  ],
  [
    'REST DELETE for good',
    '$id = product();',
    'wc_get_product( $id )->delete( true );',
    'wc:before_delete_product before_delete_post delete_post deleted_post wc:delete_product shutdown',
  ],
  [
    'restored in wp-admin',
    '$id = product(); wp_trash_post( $id );',
    'wp_untrash_post( $id );',
    'untrash_post transition_post_status wc:product_published save_post untrashed_post wc:update_product wc:after_product_object_save shutdown',
  ],
  [
    'variable product trashed in wp-admin',
    TWO_VARIATIONS,
    'wp_trash_post( $id );',
    'wp_trash_post wp_trash_post transition_post_status save_post trashed_post wc:trash_product_variation wp_trash_post transition_post_status save_post trashed_post wc:trash_product_variation transition_post_status save_post trashed_post shutdown',
  ],
  [
    'variable product deleted for good in wp-admin',
    TWO_VARIATIONS,
    'wp_delete_post( $id, true );',
    'before_delete_post delete_post wc:before_delete_product_variation before_delete_post delete_post deleted_post wc:delete_product_variation wc:before_delete_product_variation before_delete_post delete_post deleted_post wc:delete_product_variation deleted_post shutdown',
  ],
  [
    'an order takes stock',
    `$id = product( array( 'manage_stock' => true, 'stock_quantity' => 3 ) );`,
    `wc_update_product_stock( $id, 1, 'decrease' );`,
    'wc:updated_product_stock wc:update_product wc:after_product_object_save wc:product_set_stock shutdown',
  ],
  [
    'an order takes the last',
    `$id = product( array( 'manage_stock' => true, 'stock_quantity' => 1 ) );`,
    `wc_update_product_stock( $id, 1, 'decrease' );`,
    'wc:updated_product_stock wc:product_set_stock_status wc:update_product wc:after_product_object_save wc:product_set_stock shutdown',
  ],
  [
    'scheduled publication',
    `$id = product( array( 'status' => 'future', 'date_created' => '2030-01-01 00:00:00' ) );`,
    'wp_publish_post( $id );',
    'transition_post_status wc:product_published save_post shutdown',
  ],
];

describeWordPress('the stand-in for WooCommerce', () => {
  const shop = wordpress({ plugin: false });

  test.each(DEEDS)('fires the hooks in their order: %s', async (_, before, happens, hooks) => {
    const known = await shop.php(
      `${before} return array_intersect_key( get_defined_vars(), array( 'id' => 1, 'one' => 1 ) );`,
    );
    const variables = Object.entries(known).map(([name, value]) => `$${name} = ${value};`);
    await shop.php(`${variables.join(' ')} ${LISTEN} ${happens} return true;`);
    expect(await shop.php(`return get_option( 'heard' );`)).toBe(hooks);
  });

  test('products and variations have the fields of the real REST API, in their order', async () => {
    const shown = await shop.php(`$id = product( array( 'type' => 'variable' ) );
      $variation = wc_get_product( variation( $id, array( 'manage_stock' => true, 'stock_quantity' => 3 ) ) );
      $request = new WP_REST_Request();
      return array(
        ( new WC_REST_Products_Controller() )->prepare_object_for_response( wc_get_product( $id ), $request )->get_data(),
        ( new WC_REST_Product_Variations_Controller() )->prepare_object_for_response( $variation, $request )->get_data(),
      );`);
    const names = ['single-variable', 'variation-single'];
    for (const [at, name] of names.entries()) {
      const { _links, ...fields } = recorded(name);
      expect(Object.keys(shown[at])).toEqual(Object.keys(fields));
      const types = (data: Record<string, unknown>) =>
        Object.entries(data).map(([field, value]) => [field, typeof value]);
      expect(types(shown[at])).toEqual(types(fields));
    }
  });
});
