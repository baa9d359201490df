<?php
/**
 * "Sync all products": puts the whole catalogue into the outbox, behind the edits, and counts how far it is. The
 * outbox does the rest, so a sync goes on after a restart, a pause or an absence of the server.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Full_Sync {
	const OPTION = 'pilito_ps_sync';

	/** Begins anew, also while one is running. Products that are gone without a trace are told of, too. */
	public static function start(): array {
		global $wpdb;
		$table = Pilito_PS_Outbox::table();
		Pilito_PS_Outbox::mark_found(
			"SELECT ID AS id FROM {$wpdb->posts} WHERE post_type = 'product' AND post_status NOT IN ( 'auto-draft', 'inherit' )
			UNION SELECT o.product_id FROM {$table} o LEFT JOIN {$wpdb->posts} p ON p.ID = o.product_id WHERE p.ID IS NULL",
			'sync'
		);
		$sync = array(
			'total'       => Pilito_PS_Outbox::counts()['sync'],
			'started_at'  => pilito_ps_now(),
			'finished_at' => 0,
			'cancelled'   => false,
		);
		update_option( self::OPTION, $sync, false );
		return self::progress();
	}

	/** What was sent stays sent; edits that wait are not touched. */
	public static function cancel(): array {
		$sync = get_option( self::OPTION );
		if ( is_array( $sync ) && 0 === $sync['finished_at'] ) {
			$sync['left']        = Pilito_PS_Outbox::counts()['sync'];
			$sync['finished_at'] = pilito_ps_now();
			$sync['cancelled']   = true;
			Pilito_PS_Outbox::drop_sync();
			update_option( self::OPTION, $sync, false );
			Pilito_PS_Schedule::plan();
		}
		return self::progress();
	}

	/**
	 * @return array{running: bool, total: int, sent: int, failed: int, remaining: int, started_at: int, finished_at: int, cancelled: bool}
	 *         The last sync; all zero when there was none. `failed` is a part of `remaining`: those are tried again.
	 */
	public static function progress(): array {
		$none   = array(
			'total'       => 0,
			'started_at'  => 0,
			'finished_at' => 0,
			'cancelled'   => false,
		);
		$sync   = array_merge( $none, (array) get_option( self::OPTION, array() ) );
		$counts = Pilito_PS_Outbox::counts();
		$active = $sync['started_at'] > 0 && 0 === $sync['finished_at'];
		if ( $active && 0 === $counts['sync'] ) {
			$active              = false;
			$sync['finished_at'] = pilito_ps_now();
			update_option( self::OPTION, $sync, false );
		}
		$left = $active ? $counts['sync'] : ( isset( $sync['left'] ) ? $sync['left'] : 0 );
		return array(
			'running'     => $active,
			'total'       => $sync['total'],
			'sent'        => max( 0, $sync['total'] - $left ),
			'failed'      => $active ? $counts['sync_failed'] : 0,
			'remaining'   => $active ? $left : 0,
			'started_at'  => $sync['started_at'],
			'finished_at' => $sync['finished_at'],
			'cancelled'   => $sync['cancelled'],
		);
	}
}
