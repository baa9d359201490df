<?php
/**
 * Plugin Name:          Pilito Product Sync
 * Description:          Keeps your products ready for AI chat: every change of a product is sent to your pilito server.
 * Version:              2.0.0
 * Requires at least:    6.1
 * Requires PHP:         7.4
 * Requires Plugins:     woocommerce
 * WC requires at least: 7.0
 * WC tested up to:      11.0
 * Author:               pilito
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          pilito-product-sync
 * Domain Path:          /languages
 * Update URI:           false
 *
 * The entrance: constants, and what is loaded when. Nothing here or in the files it loads runs without WooCommerce.
 */

defined( 'ABSPATH' ) || exit;

define( 'PILITO_PS_VERSION', '2.0.0' );
define( 'PILITO_PS_FILE', __FILE__ );
define( 'PILITO_PS_DIR', __DIR__ . '/' );

// A host or an agency may name its server once, in wp-config.php.
if ( ! defined( 'PILITO_PS_DEFAULT_SERVER' ) ) {
	define( 'PILITO_PS_DEFAULT_SERVER', '' );
}

require_once PILITO_PS_DIR . 'includes/helpers.php';
require_once PILITO_PS_DIR . 'includes/class-pilito-install.php';

register_activation_hook( __FILE__, array( 'Pilito_PS_Install', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Pilito_PS_Install', 'deactivate' ) );

add_action( 'before_woocommerce_init', 'pilito_ps_declare_compatibility' );
add_action( 'init', 'pilito_ps_load_translations', 1 );
add_action( 'plugins_loaded', 'pilito_ps_start' );

/** Without this, WooCommerce counts the plugin as unfit for its order tables. */
function pilito_ps_declare_compatibility() {
	if ( ! class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
		return;
	}
	foreach ( array( 'custom_order_tables', 'product_block_editor', 'cart_checkout_blocks' ) as $feature ) {
		\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, PILITO_PS_FILE, true );
	}
}

function pilito_ps_load_translations() {
	load_plugin_textdomain( 'pilito-product-sync', false, dirname( plugin_basename( PILITO_PS_FILE ) ) . '/languages' );
}

/** WooCommerce is loaded by now, if it is there; Action Scheduler comes with it. */
function pilito_ps_start() {
	if ( ! class_exists( 'WooCommerce' ) || ! function_exists( 'as_schedule_single_action' ) ) {
		add_action( 'admin_notices', 'pilito_ps_tell_woocommerce_is_missing' );
		return;
	}
	foreach ( array( 'outbox', 'claims', 'hooks', 'payload', 'api', 'sender', 'schedule', 'full-sync', 'rest', 'site-health', 'privacy' ) as $name ) {
		require_once PILITO_PS_DIR . 'includes/class-pilito-' . $name . '.php';
	}
	add_action( 'init', array( 'Pilito_PS_Install', 'refresh' ), 5 );
	Pilito_PS_Hooks::init();
	Pilito_PS_Sender::init();
	Pilito_PS_Rest::init();
	Pilito_PS_Site_Health::init();
	if ( is_admin() ) {
		require_once PILITO_PS_DIR . 'admin/class-admin-page.php';
		require_once PILITO_PS_DIR . 'admin/class-admin-ajax.php';
		require_once PILITO_PS_DIR . 'admin/class-products-column.php';
		Pilito_PS_Privacy::init();
		Pilito_PS_Admin_Page::init();
		Pilito_PS_Admin_Ajax::init();
		Pilito_PS_Products_Column::init();
	}
	if ( defined( 'WP_CLI' ) && WP_CLI ) {
		require_once PILITO_PS_DIR . 'includes/class-pilito-cli.php';
		WP_CLI::add_command( 'pilito', 'Pilito_PS_Cli' );
	}
}

function pilito_ps_tell_woocommerce_is_missing() {
	if ( ! current_user_can( 'activate_plugins' ) ) {
		return;
	}
	echo '<div class="notice notice-warning"><p>';
	echo esc_html__( 'Pilito Product Sync needs WooCommerce: install and activate it first.', 'pilito-product-sync' );
	echo '</p></div>';
}
