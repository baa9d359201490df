<?php
/**
 * The outbox: which products the server has not heard the newest of. A row stays until the server has said yes, and
 * keeps the state of its product for the lists afterwards. It holds no payload: that is read when it is sent.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Outbox {
	/** Seconds that a runner may keep a row before another one takes it over. */
	const LEASE = 300;

	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'pilito_ps_outbox';
	}

	/** Times are seconds since 1970, UTC. `generation` grows with every edit: a delivery ends only the one it carried. */
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

	public static function uninstall() {
		global $wpdb;
		$wpdb->query( 'DROP TABLE IF EXISTS ' . self::table() ); // phpcs:ignore WordPress.DB
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
		$now      = pilito_ps_now();
		$table    = self::table();
		$debounce = max( 0, (int) apply_filters( 'pilito_ps_debounce', 30 ) );
		$longest  = max( $debounce, (int) apply_filters( 'pilito_ps_longest_wait', 300 ) );
		$edited   = "state = 'waiting' AND reason = 'change' AND attempts = 0";
		$due      = 'sync' === $reason ? 'due_at' : "LEAST( VALUES(due_at), changed_at + {$longest} )";
		self::write(
			$wpdb->prepare(
				"INSERT INTO {$table} (product_id, due_at, changed_at, reason)
				SELECT found.id, %d, %d, %s FROM ( {$select} ) AS found
				ON DUPLICATE KEY UPDATE
					due_at = IF( {$edited}, {$due}, VALUES(due_at) ),
					changed_at = IF( {$edited}, changed_at, VALUES(changed_at) ),
					reason = IF( state <> 'sent' AND reason = 'change', reason, VALUES(reason) ),
					attempts = 0,
					state = IF( state = 'sending', state, 'waiting' ),
					generation = generation + 1",
				'sync' === $reason ? $now : $now + $debounce,
				$now,
				$reason
			)
		);
		Pilito_PS_Sender::schedule();
	}

	/**
	 * Takes rows that are due, edits before a full sync, and keeps other runners away from them. Rows of a runner that
	 * died are due when its time is over.
	 *
	 * @return array[] Rows, as in the table.
	 */
	public static function claim( int $limit ): array {
		global $wpdb;
		$table = self::table();
		$now   = pilito_ps_now();
		$claim = md5( uniqid( (string) wp_rand(), true ) );
		self::write(
			$wpdb->prepare(
				"UPDATE {$table} SET state = 'sending', claim = %s, claimed_until = %d
				WHERE ( state = 'waiting' AND due_at <= %d ) OR ( state = 'sending' AND claimed_until <= %d )
				ORDER BY reason = 'sync', due_at, product_id LIMIT %d",
				$claim,
				$now + self::LEASE,
				$now,
				$now,
				$limit
			)
		);
		return self::rows( $wpdb->prepare( "SELECT * FROM {$table} WHERE claim = %s ORDER BY product_id", $claim ) );
	}

	/** The server has it. What was edited meanwhile waits on. */
	public static function delivered( array $row, string $event, int $status ) {
		global $wpdb;
		self::write(
			$wpdb->prepare(
				'UPDATE ' . self::table() . " SET
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
		self::write(
			$wpdb->prepare(
				'DELETE FROM ' . self::table() . ' WHERE product_id = %d AND claim = %s AND generation = %d',
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

	/** One step further in the steps of retrying, spread by a tenth each way, so that shops do not return at once. */
	private static function postpone( string $where, int $status, string $error, int $at_least ) {
		global $wpdb;
		$steps = array_map( 'intval', (array) apply_filters( 'pilito_ps_retry_steps', array( 60, 300, 1800, 7200, 21600, 43200, 86400 ) ) );
		$delay = 'ELT( LEAST( attempts, ' . count( $steps ) . ' ), ' . implode( ', ', $steps ) . ' )';
		self::write(
			$wpdb->prepare(
				'UPDATE ' . self::table() . " SET
					attempts = attempts + 1,
					due_at = %d + GREATEST( %d, ROUND( {$delay} * ( 0.9 + 0.2 * RAND() ) ) ),
					state = 'waiting', claim = '', last_status = %d, last_error = %s
				WHERE {$where}",
				pilito_ps_now(),
				$at_least,
				$status,
				mb_substr( $error, 0, 500 )
			)
		);
	}

	/** Gives back what a runner had no time for, or had to stop before. */
	public static function release( string $claim ) {
		global $wpdb;
		self::write( $wpdb->prepare( 'UPDATE ' . self::table() . " SET state = 'waiting', claim = '' WHERE claim = %s", $claim ) );
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
		$next = $wpdb->get_var( "SELECT MIN( IF( state = 'sending', claimed_until, due_at ) ) FROM " . self::table() . " WHERE state <> 'sent'" );
		return null === $next ? null : (int) $next;
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
		return array_map( 'intval', $rows[0] );
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
	 * other, and asks for it again. Returns the rows it touched.
	 */
	private static function write( string $sql ): int {
		global $wpdb;
		for ( $try = 1; ; $try++ ) {
			$done = $wpdb->query( $sql ); // phpcs:ignore WordPress.DB -- every caller prepares what comes from outside.
			if ( false !== $done || $try >= 3 ) {
				return (int) $done;
			}
		}
	}

	private static function rows( string $sql ): array {
		global $wpdb;
		return (array) $wpdb->get_results( $sql, ARRAY_A ); // phpcs:ignore WordPress.DB
	}
}
