<?php
/**
 * The outbox from a runner's side: it claims rows that are due, so that no other runner sends them as well, and says
 * afterwards what became of each. A claim ends by itself, for PHP may be killed at any time.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Claims {
	/** Seconds that a runner may keep a row before another one takes it over. */
	const LEASE = 300;

	/** The claim of a row that a runner died with, until it is taken again. */
	const ALONE = 'alone';

	/**
	 * Takes rows that are due, edits before a full sync, and keeps other runners away from them. Rows of a runner that
	 * died come last and one by one, for it may be one of them that it died of. The rows are looked up before they are
	 * locked, so that nobody who saves a product waits for thousands of them.
	 *
	 * @return array[] Rows, as in the table; none also where another runner was quicker with all of them.
	 */
	public static function take( int $limit ): array {
		global $wpdb;
		$table = Pilito_PS_Outbox::table();
		$now   = pilito_ps_now();
		$due   = $wpdb->prepare( "state = 'waiting' AND due_at <= %d", $now );
		$claim = md5( uniqid( (string) wp_rand(), true ) );
		self::bury_dead( $now );
		$found = Pilito_PS_Outbox::rows( "SELECT product_id FROM {$table} WHERE {$due} AND claim = '' ORDER BY reason = 'sync', due_at, product_id LIMIT {$limit}" );
		if ( ! $found ) {
			$found = Pilito_PS_Outbox::rows( "SELECT product_id FROM {$table} WHERE {$due} ORDER BY due_at, product_id LIMIT 1" );
		}
		if ( ! $found ) {
			return array();
		}
		Pilito_PS_Outbox::write(
			$wpdb->prepare(
				"UPDATE {$table} SET state = 'sending', claim = %s, claimed_until = %d WHERE product_id IN ( " . implode( ',', array_column( $found, 'product_id' ) ) . " ) AND {$due}",
				$claim,
				$now + self::LEASE
			)
		);
		return Pilito_PS_Outbox::rows( $wpdb->prepare( "SELECT * FROM {$table} WHERE claim = %s ORDER BY product_id", $claim ) );
	}

	/** What a runner died with is due at once, if only once; from the second time on it waits as if it had been refused. */
	private static function bury_dead( int $now ) {
		global $wpdb;
		Pilito_PS_Outbox::write(
			$wpdb->prepare(
				'UPDATE ' . Pilito_PS_Outbox::table() . ' SET
					attempts = attempts + 1,
					due_at = %d + IF( attempts < 2, 0, ' . self::delay( 'attempts - 1' ) . " ),
					state = 'waiting', claim = %s, last_status = 0, last_error = %s
				WHERE state = 'sending' AND claimed_until <= %d",
				$now,
				self::ALONE,
				__( 'PHP ended while this product was being sent; its error log says why.', 'pilito-product-sync' ),
				$now
			)
		);
	}

	/** The server has it. What was edited meanwhile waits on. */
	public static function delivered( array $row, string $event, int $status ) {
		global $wpdb;
		Pilito_PS_Outbox::write(
			$wpdb->prepare(
				'UPDATE ' . Pilito_PS_Outbox::table() . " SET
					state = IF( generation = %d, 'sent', 'waiting' ),
					claim = '', attempts = 0, last_error = '', last_status = %d, last_event = %s, sent_at = %d
				WHERE product_id = %d AND claim = %s",
				$row['generation'],
				$status,
				$event,
				pilito_ps_now(),
				$row['product_id'],
				$row['claim']
			)
		);
	}

	/** Nothing more is to be said of this product, unless it changed meanwhile. */
	public static function forget( array $row ) {
		global $wpdb;
		Pilito_PS_Outbox::write(
			$wpdb->prepare(
				'DELETE FROM ' . Pilito_PS_Outbox::table() . ' WHERE product_id = %d AND claim = %s AND generation = %d',
				$row['product_id'],
				$row['claim'],
				$row['generation']
			)
		);
	}

	/** This product was refused: it is tried again later, and holds up no other. */
	public static function refused( array $row, int $status, string $error ) {
		global $wpdb;
		$mine = $wpdb->prepare( 'product_id = %d AND claim = %s', $row['product_id'], $row['claim'] );
		self::postpone( $mine, $status, $error, 0 );
	}

	/** The server could not be reached or takes nothing now: whatever is due shares that, and waits. */
	public static function all_failed( string $claim, int $status, string $error, int $at_least ) {
		global $wpdb;
		$due = $wpdb->prepare( "claim = %s OR ( state = 'waiting' AND due_at <= %d )", $claim, pilito_ps_now() );
		self::postpone( $due, $status, $error, $at_least );
	}

	/** Gives back what a runner had no time for, or had to stop before. */
	public static function release( string $claim ) {
		global $wpdb;
		Pilito_PS_Outbox::write( $wpdb->prepare( 'UPDATE ' . Pilito_PS_Outbox::table() . " SET state = 'waiting', claim = '' WHERE claim = %s", $claim ) );
	}

	/** One step further in the steps of retrying. */
	private static function postpone( string $where, int $status, string $error, int $at_least ) {
		global $wpdb;
		Pilito_PS_Outbox::write(
			$wpdb->prepare(
				'UPDATE ' . Pilito_PS_Outbox::table() . ' SET
					attempts = attempts + 1,
					due_at = %d + GREATEST( %d, ' . self::delay( 'attempts' ) . " ),
					state = 'waiting', claim = '', last_status = %d, last_error = %s
				WHERE {$where}",
				pilito_ps_now(),
				$at_least,
				$status,
				self::fitting( $error )
			)
		);
	}

	/** Seconds after that many tries, as SQL; spread by a tenth each way, so that shops do not return at once. */
	private static function delay( string $attempts ): string {
		$steps = array_map( 'intval', (array) apply_filters( 'pilito_ps_retry_steps', array( 60, 300, 1800, 7200, 21600, 43200, 86400 ) ) );
		return "ROUND( ELT( LEAST( {$attempts}, " . count( $steps ) . ' ), ' . implode( ', ', $steps ) . ' ) * ( 0.9 + 0.2 * RAND() ) )';
	}

	/** As the column can hold it: what a plugin throws or a web server says may be in any encoding. */
	private static function fitting( string $error ): string {
		global $wpdb;
		$fits = $wpdb->strip_invalid_text_for_column( Pilito_PS_Outbox::table(), 'last_error', mb_substr( $error, 0, 500 ) );
		return is_string( $fits ) ? $fits : '';
	}
}
