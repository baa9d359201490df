<?php
/**
 * Leaves nothing behind: options, the table and what is scheduled, on every site of a network.
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

function pilito_ps_uninstall_site() {
	global $wpdb;
	// Action Scheduler keeps what was done and cancelled for a month, and its tables when WooCommerce goes.
	$actions = $wpdb->prefix . 'actionscheduler_actions';
	$logs    = $wpdb->prefix . 'actionscheduler_logs';
	if ( $actions === $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $actions ) ) ) ) {
		$wpdb->query( "DELETE l FROM {$logs} l JOIN {$actions} a ON a.action_id = l.action_id WHERE a.hook = 'pilito_ps_run'" );
		$wpdb->query( "DELETE FROM {$actions} WHERE hook = 'pilito_ps_run'" );
		$wpdb->query( "DELETE FROM {$wpdb->prefix}actionscheduler_groups WHERE slug = 'pilito-product-sync'" );
	}
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}pilito_ps_outbox" );
	foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( 'pilito_ps_' ) . '%' ) ) as $option ) {
		delete_option( $option );
	}
	foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( '_transient_pilito_ps_' ) . '%' ) ) as $option ) {
		delete_transient( substr( $option, strlen( '_transient_' ) ) );
	}
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $pilito_ps_site ) {
		switch_to_blog( $pilito_ps_site );
		pilito_ps_uninstall_site();
		restore_current_blog();
	}
} else {
	pilito_ps_uninstall_site();
}
