<?php
/**
 * Empties the outbox: takes what is due, delivers it, and decides what each answer means. Action Scheduler runs it,
 * at the time the next row is due.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Sender {
	const HOOK  = 'pilito_ps_run';
	const GROUP = 'pilito-product-sync';

	/** Option: the moment before which the server wants to hear nothing (Retry-After). */
	const NOT_BEFORE = 'pilito_ps_not_before';

	/** As many as the server takes in one body. */
	const LOT = 100;

	public static function init() {
		add_action( self::HOOK, array( __CLASS__, 'run' ), 10, 0 );
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
		// Should this run die on its way, another one follows.
		self::schedule_at( pilito_ps_now() + Pilito_PS_Outbox::LEASE );
		while ( self::may_send() && self::not_before() <= pilito_ps_now() && microtime( true ) < $end ) {
			// Another process may have saved a product that this one has read before.
			if ( function_exists( 'wp_cache_supports' ) && wp_cache_supports( 'flush_runtime' ) ) {
				wp_cache_flush_runtime();
			}
			$rows = Pilito_PS_Outbox::claim( self::LOT );
			if ( ! $rows || ! self::send( $rows, $end, $done ) ) {
				break;
			}
		}
		$next         = Pilito_PS_Outbox::next_due();
		$done['left'] = null !== $next && $next <= pilito_ps_now() ? Pilito_PS_Outbox::counts()['waiting'] : 0;
		self::schedule();
		return $done;
	}

	/** Rows in lots as large as a body may be. False when there is no use in going on. */
	private static function send( array $rows, float $end, array &$done ): bool {
		$claim = $rows[0]['claim'];
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
				Pilito_PS_Outbox::refused( $row, 0, $error->getMessage() );
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
		Pilito_PS_Outbox::release( $claim );
		return $on;
	}

	/** One event of each of several rows, in one body. */
	private static function send_lot( array $lot, string $claim, array &$done ): bool {
		$answer = self::tell( array_column( $lot, 1 ), $claim );
		if ( 413 === $answer['status'] && count( $lot ) > 1 ) {
			// A web server before pilito takes less than it does.
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
			Pilito_PS_Outbox::refused( $row, $answer['status'], $objection );
			++$done['failed'];
			return;
		}
		if ( false === get_post_type( (int) $row['product_id'] ) ) {
			Pilito_PS_Outbox::forget( $row );
		}
		// Of a row that is forgotten nothing is left to note, unless it changed meanwhile.
		Pilito_PS_Outbox::delivered( $row, $event['type'], $answer['status'] );
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

	/** Delivers and draws the consequences for everything that waits. `heard`: the server has judged these events. */
	private static function tell( array $events, string $claim ): array {
		$answer          = Pilito_PS_Api::deliver( $events );
		$status          = $answer['status'];
		$ok              = $status >= 200 && $status < 300 && null !== $answer['body'];
		$last            = self::last();
		$answer['heard'] = true;
		if ( 401 === $status || 403 === $status ) {
			$answer['heard'] = false;
			self::pause( $status, $answer['message'] );
			Pilito_PS_Outbox::release( $claim );
		} elseif ( 413 !== $status && ( null === $answer['body'] || $status >= 500 || in_array( $status, array( 404, 405, 408, 429 ), true ) ) ) {
			$answer['heard'] = false;
			Pilito_PS_Outbox::all_failed( $claim, $status, $answer['message'], $answer['retry_after'] );
			if ( $answer['retry_after'] > 0 ) {
				update_option( self::NOT_BEFORE, pilito_ps_now() + min( $answer['retry_after'], DAY_IN_SECONDS ), false );
			}
		} elseif ( null !== $last && ! $last['reached'] ) {
			// It is back: what its absence held up need not wait any longer.
			Pilito_PS_Outbox::make_due( true );
		}
		$last = array(
			'at'      => pilito_ps_now(),
			'ok'      => $ok,
			'reached' => $answer['heard'],
			'status'  => $status,
			'message' => $answer['message'],
		);
		update_option( 'pilito_ps_last', $last, false );
		return $answer;
	}

	/** @return array{at: int, ok: bool, reached: bool, status: int, message: string}|null The last delivery. */
	public static function last() {
		$last = get_option( 'pilito_ps_last' );
		return is_array( $last ) ? $last : null;
	}

	/** @return array{status: int, message: string, at: int}|null Why nothing is sent; null when it is. */
	public static function paused() {
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
		self::schedule();
	}

	/** Everything that waits is due now. Returns how many products that brought forward. */
	public static function retry_now(): int {
		$count = Pilito_PS_Outbox::make_due();
		self::resume();
		return $count;
	}

	private static function may_send(): bool {
		return pilito_ps_is_configured() && null === self::paused();
	}

	private static function not_before(): int {
		return (int) get_option( self::NOT_BEFORE, 0 );
	}

	/** Sees to it that a run begins when the next row is due, and that none is waited for when nothing may be sent. */
	public static function schedule() {
		$next = self::may_send() ? Pilito_PS_Outbox::next_due() : null;
		if ( null === $next ) {
			as_unschedule_all_actions( self::HOOK, array(), self::GROUP );
			return;
		}
		$next    = max( $next, self::not_before() );
		$planned = self::planned();
		if ( null === $planned || $planned > $next ) {
			self::schedule_at( $next );
		}
	}

	private static function schedule_at( int $at ) {
		as_unschedule_all_actions( self::HOOK, array(), self::GROUP );
		as_schedule_single_action( max( $at, pilito_ps_now() ), self::HOOK, array(), self::GROUP );
	}

	/** When the next run is planned; one that is running now may have looked before the last edit, and does not count. */
	private static function planned() {
		$actions = as_get_scheduled_actions(
			array(
				'hook'     => self::HOOK,
				'group'    => self::GROUP,
				'status'   => 'pending',
				'orderby'  => 'date',
				'order'    => 'ASC',
				'per_page' => 1,
			)
		);
		$action  = reset( $actions );
		$date    = $action ? $action->get_schedule()->get_date() : null;
		return $date ? $date->getTimestamp() : null;
	}
}
