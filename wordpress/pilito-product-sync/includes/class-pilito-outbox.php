<?php
/**
 * The outbox: which products the server has not heard the newest of. A row stays until the server has said yes, and
 * keeps the state of its product for the lists afterwards. It holds no payload: that is read when it is sent. What
 * runners do with the rows is in class-pilito-claims.php.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Outbox {
	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'pilito_ps_outbox';
	}

	/**
	 * Times are seconds since 1970, UTC. `generation` grows with every edit: a delivery ends only the one it carried. It
	 * is no less than the time, so that it never returns to where it was when a row is made anew or comes from a backup:
	 * the server takes what has the same number and the same words for a repeat.
	 */
	public static function install() {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::table();
		dbDelta(
			"CREATE TABLE {$table} (
				product_id bigint(20) unsigned NOT NULL,
				generation bigint(20) unsigned NOT NULL DEFAULT 1,
				state varchar(10) NOT NULL DEFAULT 'waiting',
				reason varchar(10) NOT NULL DEFAULT 'change',
				due_at bigint(20) NOT NULL DEFAULT 0,
				changed_at bigint(20) NOT NULL DEFAULT 0,
				attempts smallint(5) unsigned NOT NULL DEFAULT 0,
				last_status smallint(5) unsigned NOT NULL DEFAULT 0,
				last_error varchar(500) NOT NULL DEFAULT '',
				last_event varchar(20) NOT NULL DEFAULT '',
				sent_at bigint(20) NOT NULL DEFAULT 0,
				claim varchar(32) NOT NULL DEFAULT '',
				claimed_until bigint(20) NOT NULL DEFAULT 0,
				PRIMARY KEY  (product_id),
				KEY due (state,due_at)
			) {$wpdb->get_charset_collate()};"
		);
	}

	/** Products that changed. Each is due when it has been left alone for a while, and after five minutes in any case. */
	public static function mark( array $ids, string $reason = 'change' ) {
		$ids = array_unique( array_filter( array_map( 'intval', $ids ) ) );
		sort( $ids );
		foreach ( array_chunk( $ids, 500 ) as $lot ) {
			self::mark_found( 'SELECT ' . implode( ' AS id UNION ALL SELECT ', $lot ) . ' AS id', $reason );
		}
	}

	/**
	 * The same for what a SELECT of ids finds, so that a term with thousands of products costs one statement. An edit
	 * takes its row out of a full sync, so that cancelling the sync never takes an edit with it. A row that is being
	 * sent stays with its runner: the grown generation brings it back afterwards. MySQL assigns in the order written.
	 */
	public static function mark_found( string $select, string $reason = 'change' ) {
		global $wpdb;
		// Whoever writes to another site of a network may find the plugin not active there.
		if ( ! get_option( 'pilito_ps_db_version' ) ) {
			return;
		}
		$now      = pilito_ps_now();
		$table    = self::table();
		$debounce = max( 0, (int) apply_filters( 'pilito_ps_debounce', 30 ) );
		$longest  = max( $debounce, (int) apply_filters( 'pilito_ps_longest_wait', 300 ) );
		$edited   = "state = 'waiting' AND reason = 'change' AND attempts = 0";
		$due      = 'sync' === $reason ? 'due_at' : "LEAST( VALUES(due_at), changed_at + {$longest} )";
		self::write(
			$wpdb->prepare(
				"INSERT INTO {$table} (product_id, generation, due_at, changed_at, reason)
				SELECT found.id, %d, %d, %d, %s FROM ( {$select} ) AS found
				ON DUPLICATE KEY UPDATE
					due_at = IF( {$edited}, {$due}, VALUES(due_at) ),
					changed_at = IF( {$edited}, changed_at, VALUES(changed_at) ),
					reason = IF( state <> 'sent' AND reason = 'change', reason, VALUES(reason) ),
					attempts = 0,
					state = IF( state = 'sending', state, 'waiting' ),
					generation = GREATEST( generation + 1, VALUES(generation) )",
				$now,
				'sync' === $reason ? $now : $now + $debounce,
				$now,
				$reason
			)
		);
		Pilito_PS_Schedule::plan();
	}

	/** Everything that waits, or only what the server's absence has held up, is due now. Returns how many rows. */
	public static function make_due( bool $only_unreached = false ): int {
		global $wpdb;
		$held = $only_unreached ? 'attempts > 0 AND ( last_status = 0 OR last_status = 429 OR last_status >= 500 )' : '1 = 1';
		return self::write(
			$wpdb->prepare(
				'UPDATE ' . self::table() . " SET due_at = %d WHERE state = 'waiting' AND due_at > %d AND {$held}",
				pilito_ps_now(),
				pilito_ps_now()
			)
		);
	}

	/** What a cancelled sync had not sent yet: known products are as they were, the others are forgotten. */
	public static function drop_sync() {
		self::write( 'UPDATE ' . self::table() . " SET state = 'sent', attempts = 0 WHERE reason = 'sync' AND state = 'waiting' AND sent_at > 0" );
		self::write( 'DELETE FROM ' . self::table() . " WHERE reason = 'sync' AND state = 'waiting'" );
	}

	/** When the next row is due; null when none waits. */
	public static function next_due() {
		global $wpdb;
		$table = self::table();
		// Two looks into the index instead of one at every row.
		$next = $wpdb->get_var(
			"SELECT MIN( at ) FROM (
				SELECT MIN( due_at ) AS at FROM {$table} WHERE state = 'waiting'
				UNION ALL SELECT MIN( claimed_until ) FROM {$table} WHERE state = 'sending'
			) AS next_due"
		);
		return null === $next ? null : (int) $next;
	}

	/** How many rows are due, and in no living runner's hands. */
	public static function count_due(): int {
		global $wpdb;
		$now = pilito_ps_now();
		return (int) $wpdb->get_var(
			$wpdb->prepare(
				'SELECT COUNT(*) FROM ' . self::table() . " WHERE ( state = 'waiting' AND due_at <= %d ) OR ( state = 'sending' AND claimed_until <= %d )",
				$now,
				$now
			)
		);
	}

	/** @return array{waiting: int, failed: int, sending: int, sent: int, sync: int, sync_failed: int} `sync`: of a full sync, not sent yet. */
	public static function counts(): array {
		$rows = self::rows(
			"SELECT SUM( state = 'waiting' ) AS waiting, SUM( state = 'waiting' AND attempts > 0 ) AS failed,
				SUM( state = 'sending' ) AS sending, SUM( state = 'sent' ) AS sent,
				SUM( reason = 'sync' AND state <> 'sent' ) AS sync,
				SUM( reason = 'sync' AND state = 'waiting' AND attempts > 0 ) AS sync_failed
			FROM " . self::table()
		);
		$none = array_fill_keys( array( 'waiting', 'failed', 'sending', 'sent', 'sync', 'sync_failed' ), 0 );
		return array_map( 'intval', $rows ? $rows[0] : $none );
	}

	/** What was refused or could not be sent, the next to be tried first. */
	public static function failures( int $limit = 20 ): array {
		return self::rows( 'SELECT * FROM ' . self::table() . " WHERE state = 'waiting' AND attempts > 0 ORDER BY due_at LIMIT " . $limit );
	}

	/** What waits for its first try, the next first. */
	public static function waiting( int $limit = 20 ): array {
		return self::rows( 'SELECT * FROM ' . self::table() . " WHERE state = 'waiting' AND attempts = 0 ORDER BY reason = 'sync', due_at LIMIT " . $limit );
	}

	/** @return array[] The rows of these products, by product id. */
	public static function states( array $ids ): array {
		$ids = array_filter( array_map( 'intval', $ids ) );
		if ( ! $ids ) {
			return array();
		}
		return array_column( self::rows( 'SELECT * FROM ' . self::table() . ' WHERE product_id IN (' . implode( ',', $ids ) . ')' ), null, 'product_id' );
	}

	/**
	 * A statement that must not be lost to two visitors who save at once: MySQL ends one of two that wait for each
	 * other, and asks for it again. A table that was left behind when the site was moved is made anew. Returns the rows
	 * it touched.
	 */
	public static function write( string $sql ): int {
		global $wpdb;
		for ( $try = 1; ; $try++ ) {
			$done = $wpdb->query( $sql ); // phpcs:ignore WordPress.DB -- every caller prepares what comes from outside.
			if ( false !== $done || $try >= 8 ) {
				return (int) $done;
			}
			if ( 1 === $try && null === $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( self::table() ) ) ) ) {
				self::install();
			}
			usleep( wp_rand( 1, 10 ) * 1000 * $try );
		}
	}

	public static function rows( string $sql ): array {
		global $wpdb;
		return (array) $wpdb->get_results( $sql, ARRAY_A ); // phpcs:ignore WordPress.DB
	}
}
