<?php
/**
 * Empties the outbox: takes what is due, delivers it, and decides what each answer means.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Sender {
	/** Option: the moment before which the server wants to hear nothing (Retry-After). */
	const NOT_BEFORE = 'pilito_ps_not_before';

	/** As many as the server takes in one body. */
	const LOT = 100;

	/** @var int From when on another runner may have the rows in hand. */
	private static $until = 0;

	public static function init() {
		add_action( Pilito_PS_Schedule::HOOK, array( __CLASS__, 'run' ), 10, 0 );
	}

	/**
	 * Sends what is due, for some seconds. Safe beside other runners.
	 *
	 * @return array{sent: int, failed: int, left: int} `left`: due and not tried.
	 */
	public static function run( int $seconds = 20 ): array {
		$end  = microtime( true ) + $seconds;
		$done = array(
			'sent'   => 0,
			'failed' => 0,
			'left'   => 0,
		);
		// Plugins show wholesale customers other prices than visitors; whoever has this page open may be one.
		$user = get_current_user_id();
		wp_set_current_user( 0 );
		while ( self::may_send() && self::not_before() <= pilito_ps_now() && microtime( true ) < $end ) {
			// Another process may have saved a product that this one has read before.
			if ( function_exists( 'wp_cache_supports' ) && wp_cache_supports( 'flush_runtime' ) ) {
				wp_cache_flush_runtime();
			}
			$rows = Pilito_PS_Claims::take( self::LOT );
			if ( ! $rows ) {
				break;
			}
			// Should this run die on its way, another one follows.
			Pilito_PS_Schedule::plan_by( pilito_ps_now() + Pilito_PS_Claims::LEASE );
			if ( ! self::send( $rows, $end, $done ) ) {
				break;
			}
		}
		wp_set_current_user( $user );
		$done['left'] = Pilito_PS_Outbox::count_due();
		Pilito_PS_Schedule::plan();
		return $done;
	}

	/** Rows in lots as large as a body may be. False when there is no use in going on. */
	private static function send( array $rows, float $end, array &$done ): bool {
		$claim       = $rows[0]['claim'];
		self::$until = (int) $rows[0]['claimed_until'];
		_prime_post_caches( array_column( $rows, 'product_id' ) );
		$lot  = array();
		$size = 0;
		$on   = true;
		foreach ( $rows as $row ) {
			if ( ! $on || microtime( true ) >= $end ) {
				break;
			}
			try {
				$events = Pilito_PS_Payload::events( $row );
			} catch ( Throwable $error ) {
				Pilito_PS_Claims::refused( $row, 0, $error->getMessage() );
				++$done['failed'];
				continue;
			}
			$bytes = strlen( $events[0]['json'] );
			if ( count( $events ) > 1 ) {
				$on = self::send_parts( $row, $events, $claim, $done );
				continue;
			}
			if ( $lot && $size + $bytes > Pilito_PS_Payload::MAX_BYTES ) {
				$on   = self::send_lot( $lot, $claim, $done );
				$lot  = array();
				$size = 0;
			}
			$lot[] = array( $row, $events[0] );
			$size += $bytes;
		}
		$on = $on && ( ! $lot || self::send_lot( $lot, $claim, $done ) );
		Pilito_PS_Claims::release( $claim );
		return $on;
	}

	/** One event of each of several rows, in one body. */
	private static function send_lot( array $lot, string $claim, array &$done ): bool {
		if ( self::is_late() ) {
			return false;
		}
		$answer = self::tell( array_column( $lot, 1 ), $claim );
		if ( self::is_about_body( $answer ) && count( $lot ) > 1 ) {
			// A web server before pilito takes less than it does, or dislikes the words of one product.
			foreach ( $lot as $one ) {
				if ( ! self::send_lot( array( $one ), $claim, $done ) ) {
					return false;
				}
			}
			return true;
		}
		if ( ! $answer['heard'] ) {
			$done['failed'] += count( $lot );
			return false;
		}
		foreach ( $lot as list( $row, $event ) ) {
			self::settle( $row, $event, $answer, $done );
		}
		return true;
	}

	/** One row that takes several bodies: it is delivered when the server has all of them. */
	private static function send_parts( array $row, array $events, string $claim, array &$done ): bool {
		foreach ( $events as $event ) {
			if ( self::is_late() ) {
				return false;
			}
			$answer = self::tell( array( $event ), $claim );
			if ( ! $answer['heard'] ) {
				++$done['failed'];
				return false;
			}
			if ( '' !== self::objection( $event, $answer ) ) {
				break;
			}
		}
		self::settle( $row, $event, $answer, $done );
		return true;
	}

	private static function settle( array $row, array $event, array $answer, array &$done ) {
		$objection = self::objection( $event, $answer );
		if ( '' !== $objection ) {
			Pilito_PS_Claims::refused( $row, $answer['status'], $objection );
			++$done['failed'];
			return;
		}
		if ( false === get_post_type( (int) $row['product_id'] ) ) {
			Pilito_PS_Claims::forget( $row );
		}
		// Of a row that is forgotten nothing is left to note, unless it changed meanwhile.
		Pilito_PS_Claims::delivered( $row, $event['type'], $answer['status'] );
		++$done['sent'];
	}

	/** Why the server does not take this event; '' when it has it. */
	private static function objection( array $event, array $answer ): string {
		if ( isset( $answer['results'][ $event['id'] ] ) ) {
			return $answer['results'][ $event['id'] ];
		}
		/* translators: %d: HTTP status. */
		return '' === $answer['message'] ? sprintf( __( 'The server does not say what became of it (%d).', 'pilito-product-sync' ), $answer['status'] ) : $answer['message'];
	}

	/** Whether another runner has the rows in hand by now, and may have sent what is newer. */
	private static function is_late(): bool {
		return pilito_ps_now() >= self::$until;
	}

	/** Delivers and draws the consequences for everything that waits. `heard`: the server has judged these events. */
	private static function tell( array $events, string $claim ): array {
		$answer          = Pilito_PS_Api::deliver( $events );
		$answer['heard'] = true;
		if ( self::is_about_body( $answer ) && count( $events ) > 1 ) {
			// What each of them gets alone will tell.
			return $answer;
		}
		$last = self::last();
		if ( self::is_unwelcome( $answer ) ) {
			$answer['heard'] = false;
			self::pause( $answer['status'], $answer['message'] );
		} elseif ( self::is_away( $answer, $last ) ) {
			$answer['heard'] = false;
			Pilito_PS_Claims::all_failed( $claim, $answer['status'], $answer['message'], $answer['retry_after'] );
			if ( $answer['retry_after'] > 0 ) {
				update_option( self::NOT_BEFORE, pilito_ps_now() + min( $answer['retry_after'], DAY_IN_SECONDS ), false );
			}
		} elseif ( null !== $last && ! $last['reached'] ) {
			// It is back: what its absence held up need not wait any longer.
			Pilito_PS_Outbox::make_due( true );
		}
		self::remember( $answer );
		return $answer;
	}

	/** Whether what stands before the server may have refused these very words or their number, and would take others. */
	private static function is_about_body( array $answer ): bool {
		return 413 === $answer['status'] || ( 403 === $answer['status'] && null === $answer['body'] );
	}

	/** Whether pilito itself refuses the token. A stamp that it finds stale says nothing about that. */
	private static function is_unwelcome( array $answer ): bool {
		return null !== $answer['body'] && in_array( $answer['status'], array( 401, 403 ), true ) && 'stale_signature' !== $answer['error'];
	}

	/** Whether the server could not be reached, or takes nothing now. */
	private static function is_away( array $answer, $last ): bool {
		if ( self::is_about_body( $answer ) ) {
			// Two products in a row that a firewall turns away: it is not their words, it is we.
			return 403 === $answer['status'] && null !== $last && 403 === $last['status'];
		}
		return null === $answer['body'] || $answer['status'] >= 500 || in_array( $answer['status'], array( 401, 404, 405, 408, 429 ), true );
	}

	private static function remember( array $answer ) {
		$ok   = $answer['status'] >= 200 && $answer['status'] < 300 && null !== $answer['body'];
		$last = array(
			'at'      => pilito_ps_now(),
			'ok'      => $ok,
			'reached' => $answer['heard'],
			'status'  => $answer['status'],
			'message' => $answer['message'],
		);
		update_option( 'pilito_ps_last', $last, false );
		if ( $ok ) {
			add_option( 'pilito_ps_shop', pilito_ps_shop() );
		}
	}

	/** @return array{at: int, ok: bool, reached: bool, status: int, message: string}|null The last delivery. */
	public static function last() {
		$last = get_option( 'pilito_ps_last' );
		return is_array( $last ) ? $last : null;
	}

	/** @return array{status: int, message: string, at: int}|null Why nothing is sent; null when it is. */
	public static function paused() {
		if ( pilito_ps_is_copy() ) {
			return array(
				'status'  => 0,
				'message' => __( 'Sending is paused, because this site was copied or moved from another address. If it is your shop, save the connection again.', 'pilito-product-sync' ),
				'at'      => 0,
			);
		}
		$paused = get_option( 'pilito_ps_paused' );
		return is_array( $paused ) ? $paused : null;
	}

	private static function pause( int $status, string $message ) {
		$paused = array(
			'status'  => $status,
			'message' => $message,
			'at'      => pilito_ps_now(),
		);
		update_option( 'pilito_ps_paused', $paused );
	}

	public static function resume() {
		delete_option( 'pilito_ps_paused' );
		delete_option( self::NOT_BEFORE );
		Pilito_PS_Schedule::plan();
	}

	/** Everything that waits is due now. Returns how many products that brought forward. */
	public static function retry_now(): int {
		$count = Pilito_PS_Outbox::make_due();
		self::resume();
		return $count;
	}

	public static function may_send(): bool {
		return pilito_ps_is_configured() && null === self::paused();
	}

	public static function not_before(): int {
		return (int) get_option( self::NOT_BEFORE, 0 );
	}
}
