<?php
/**
 * Comes and goes: the table is made where the plugin runs, on every site of a network by itself, and what is scheduled
 * ends with the plugin.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Install {
	/** Of the table. */
	const DB_VERSION = '1';

	/** The rest waits for the next request of each site, when every class is loaded: refresh() makes what is missing. */
	public static function activate( $network_wide ) {
		delete_option( 'pilito_ps_db_version' );
		foreach ( $network_wide ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array() as $site ) {
			delete_blog_option( $site, 'pilito_ps_db_version' );
		}
	}

	/** What waits stays in the outbox and goes on when the plugin is activated again. */
	public static function deactivate() {
		if ( function_exists( 'as_unschedule_all_actions' ) ) {
			as_unschedule_all_actions( 'pilito_ps_run' );
		}
	}

	/** Runs on every request and mostly finds nothing to do. A network site gets its table at its first request. */
	public static function refresh() {
		if ( self::DB_VERSION === get_option( 'pilito_ps_db_version' ) ) {
			return;
		}
		Pilito_PS_Outbox::install();
		// Event ids start with this, so that a plugin that was removed and came back never repeats one.
		add_option( 'pilito_ps_install', strtolower( wp_generate_password( 6, false ) ), '', false );
		update_option( 'pilito_ps_db_version', self::DB_VERSION );
		Pilito_PS_Schedule::plan();
	}
}
