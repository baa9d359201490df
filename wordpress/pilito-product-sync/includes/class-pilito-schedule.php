<?php
/**
 * When the sender runs: Action Scheduler is asked for a run at the time the next row of the outbox is due. Nothing that
 * is planned is ever taken back: another process may count on it by now, and a run that finds nothing to do costs less
 * than the traces that Action Scheduler keeps of what was cancelled.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Schedule {
	const HOOK  = 'pilito_ps_run';
	const GROUP = 'pilito-product-sync';

	/** Sees to it that a run begins when the next row is due. */
	public static function plan() {
		$next = Pilito_PS_Sender::may_send() ? Pilito_PS_Outbox::next_due() : null;
		if ( null !== $next ) {
			self::plan_by( max( $next, Pilito_PS_Sender::not_before() ) );
		}
	}

	/** Sees to it that a run begins then, or before. */
	public static function plan_by( int $at ) {
		$planned = self::planned();
		if ( null === $planned || $planned > $at ) {
			as_schedule_single_action( max( $at, pilito_ps_now() ), self::HOOK, array(), self::GROUP );
		}
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
