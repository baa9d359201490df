<?php
/**
 * Makes a network of the site. Runs before the site's config.php says MULTISITE.
 */

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/network.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) {
	$wpdb->$table = $name;
}
install_network();
populate_network( 1, (string) wp_parse_url( WP_HOME, PHP_URL_HOST ), 'admin@shop.example', 'Network', '/', false );
