<?php
/**
 * Plugin Name: WooCommerce
 * Description: Stands in for WooCommerce in tests: the functions, hooks and post types that the plugin uses, no more.
 * Version:     10.0.0
 *
 * What it does and in which order its hooks fire was recorded from a real shop; see docs/woocommerce.md.
 */

defined( 'ABSPATH' ) || exit;

define( 'WC_VERSION', '10.0.0' );
define( 'WC_PLUGIN_FILE', __FILE__ );

foreach ( array( 'action-scheduler', 'features', 'types', 'product', 'store', 'lifecycle', 'functions', 'rest', 'rest-routes' ) as $name ) {
	require_once __DIR__ . '/includes/' . $name . '.php';
}

final class WooCommerce {
	public $version = WC_VERSION;
}

function WC() {
	static $one = null;
	$one = $one ? $one : new WooCommerce();
	return $one;
}

register_activation_hook( __FILE__, 'stand_in_activate' );
add_action( 'init', 'stand_in_start', 0 );

function stand_in_start() {
	// A site of a network is prepared by its first request.
	if ( ! get_option( 'stand_in_prepared' ) ) {
		stand_in_activate();
	}
	do_action( 'before_woocommerce_init' );
	stand_in_register_types();
	do_action( 'woocommerce_init' );
}

function stand_in_activate() {
	stand_in_make_action_tables();
	stand_in_grant_capabilities();
	update_option( 'stand_in_prepared', 'yes' );
}
