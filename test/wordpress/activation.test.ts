// Coming and going: the plugin alone, with WooCommerce, in a network of sites, and after its removal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PLUGIN } from '../support/wordpress/plugin.ts';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

const MISSING = 'needs WooCommerce';

describeWordPress('activation without WooCommerce', () => {
  const shop = wordpress({ woocommerce: false, plugin: 'inactive' });

  // WordPress before 6.5 activates it; later ones refuse, and come to this when WooCommerce's folder is removed by hand.
  beforeAll(() =>
    shop.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
      $error = activate_plugin( '${PLUGIN}' );
      if ( is_wp_error( $error ) && 'plugin_missing_dependencies' === $error->get_error_code() ) {
        update_option( 'active_plugins', array( '${PLUGIN}' ) );
      }
      return true;`),
  );

  test('breaks nothing: the site answers, and wp-admin says what is missing', async () => {
    expect((await fetch(shop.url)).status).toBe(200);
    const admin = await shop.login('admin');
    const page = await admin.get('/wp-admin/plugins.php');
    expect(page.status).toBe(200);
    expect(page.text).toContain(MISSING);
  });

  test('only those who could mend it are told', async () => {
    const customer = await shop.login('customer');
    const page = await customer.get('/wp-admin/profile.php');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(MISSING);
  });

  test('it can be deactivated and deleted', async () => {
    await shop.php(removal());
    expect(existsSync(join(shop.folder, 'wp-content/plugins/pilito-product-sync'))).toBe(false);
    expect(shop.sql(`SELECT option_name FROM wp_options WHERE option_name LIKE '%pilito%'`)).toEqual([]);
  });
});

describeWordPress('activation with WooCommerce', () => {
  const shop = wordpress({ plugin: 'inactive' });

  test('says that it can live with WooCommerce’s newer features', async () => {
    await shop.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; return activate_plugin( '${PLUGIN}' );`);
    const declared = await shop.php('return Automattic\\WooCommerce\\Utilities\\FeaturesUtil::$declared;');
    const features = ['custom_order_tables', 'product_block_editor', 'cart_checkout_blocks'];
    expect(Object.keys(declared).sort()).toEqual(features.sort());
    for (const feature of features) expect(declared[feature][0]).toContain(PLUGIN);
  });

  test('its page stands under WooCommerce, and asks for nothing before it is connected', async () => {
    const admin = await shop.login('admin');
    const page = await admin.get('/wp-admin/admin.php?page=pilito-product-sync');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Pilito Sync');
    expect(shop.planned()).toEqual([]);
  });

  test('what was edited before it was connected is sent when it is', async () => {
    await shop.php('return product();');
    expect(shop.planned()).toEqual([]);
    await shop.connect({ url: 'http://127.0.0.1:9', token: 'wc_sk_live_unused' });
    await shop.php('Pilito_PS_Sender::resume(); return true;');
    expect(shop.planned()).toHaveLength(1);
  });

  test('deactivated, nothing is planned; activated again, what waited goes on', async () => {
    await shop.php(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( '${PLUGIN}' ); return true;`,
    );
    expect(shop.planned()).toEqual([]);
    expect(shop.outbox()).toHaveLength(1);
    await shop.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; return activate_plugin( '${PLUGIN}' );`);
    await shop.php('return true;');
    expect(shop.planned()).toHaveLength(1);
  });

  test('WooCommerce deactivated later: the site goes on, and so does the removal of the plugin', async () => {
    await shop.php(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'woocommerce/woocommerce.php' ); return true;`,
    );
    const admin = await shop.login('admin');
    expect((await admin.get('/wp-admin/plugins.php')).text).toContain(MISSING);
    await shop.php(removal());
    expect(shop.sql(`SELECT option_name FROM wp_options WHERE option_name LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SHOW TABLES LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SELECT action_id FROM wp_actionscheduler_actions WHERE hook LIKE 'pilito%'`)).toEqual([]);
  });
});

describeWordPress('a network of sites', () => {
  const shop = wordpress({ network: true });
  const second = { path: '/second/' };

  test('each site has an outbox of its own', async () => {
    await shop.php('return array( product(), product() );');
    await shop.php('return product();', second);
    expect(shop.outbox()).toHaveLength(2);
    expect(shop.sql('SELECT COUNT(*) AS rows_here FROM wp_2_pilito_ps_outbox')).toEqual([{ rows_here: '1' }]);
  });

  test('each site has settings of its own', async () => {
    await shop.php(`update_option( 'pilito_ps_server_url', 'https://one.example' ); return true;`);
    expect(await shop.php('return pilito_ps_server_url();')).toBe('https://one.example');
    expect(await shop.php('return pilito_ps_server_url();', second)).toBe('');
  });

  test('what is saved for another site is written down there', async () => {
    await shop.php('return true;', second);
    const count = () => [
      shop.outbox().length,
      Number(shop.sql('SELECT COUNT(*) AS n FROM wp_2_pilito_ps_outbox')[0]?.n),
    ];
    const [here = 0, there = 0] = count();
    await shop.php('switch_to_blog( 2 ); product(); restore_current_blog(); return true;');
    expect(count()).toEqual([here, there + 1]);
  });

  test('deactivated and activated again for all of them, what waited goes on everywhere', async () => {
    await shop.php(
      `update_option( 'pilito_ps_server_url', 'http://127.0.0.1:9' ); update_option( 'pilito_ps_token', 'wc_sk_live_unused' ); return true;`,
      second,
    );
    const planned = () => shop.sql(`SELECT hook FROM wp_2_actionscheduler_actions WHERE status = 'pending'`).length;
    await shop.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins( '${PLUGIN}', false, true );
      $GLOBALS['wpdb']->query( 'TRUNCATE wp_2_actionscheduler_actions' );
      return activate_plugin( '${PLUGIN}', '', true );`);
    expect(planned()).toBe(0);
    await shop.php('return true;', second);
    expect(planned()).toBe(1);
  });

  test('removal leaves nothing on any of them', async () => {
    await shop.php(removal('true'));
    for (const prefix of ['wp_', 'wp_2_']) {
      expect(shop.sql(`SELECT option_name FROM ${prefix}options WHERE option_name LIKE '%pilito%'`)).toEqual([]);
    }
    expect(shop.sql(`SHOW TABLES LIKE '%pilito%'`)).toEqual([]);
    expect(shop.sql(`SELECT meta_key FROM wp_sitemeta WHERE meta_key LIKE '%pilito%'`)).toEqual([]);
  });
});

/** As the Plugins page does it. */
function removal(network = 'false'): string {
  return `require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
    deactivate_plugins( '${PLUGIN}', false, ${network} );
    return delete_plugins( array( '${PLUGIN}' ) );`;
}
