<?php
/**
 * Stands in for Action Scheduler: actions in its three tables, run only when a test says so, by the clock that the test
 * chose. As in the real one, what ran or was cancelled stays in the tables.
 */

defined( 'ABSPATH' ) || exit;

function stand_in_actions_table( string $name = 'actions' ): string {
	return $GLOBALS['wpdb']->prefix . 'actionscheduler_' . $name;
}

function stand_in_make_action_tables() {
	global $wpdb;
	$tables = array(
		'actions' => "action_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, hook varchar(191) NOT NULL,
			status varchar(20) NOT NULL DEFAULT 'pending', scheduled_date_gmt datetime NULL, args varchar(191) NOT NULL,
			group_id bigint unsigned NOT NULL",
		'groups'  => 'group_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, slug varchar(255) NOT NULL UNIQUE',
		'logs'    => 'log_id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, action_id bigint unsigned NOT NULL, message text NOT NULL',
	);
	foreach ( $tables as $name => $columns ) {
		$wpdb->query( 'CREATE TABLE IF NOT EXISTS ' . stand_in_actions_table( $name ) . " ( {$columns} )" );
	}
}

/** As in the real one, `unique` looks at hook and group, not at the arguments, and a running action counts as well. */
function as_schedule_single_action( $timestamp, $hook, $args = array(), $group = '', $unique = false, $priority = 10 ) {
	global $wpdb;
	if ( $unique && as_has_scheduled_action( $hook, null, $group ) ) {
		return 0;
	}
	$wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO ' . stand_in_actions_table( 'groups' ) . ' (slug) VALUES (%s)', $group ) );
	$wpdb->insert(
		stand_in_actions_table(),
		array(
			'hook'               => $hook,
			'args'               => wp_json_encode( $args ),
			'group_id'           => $wpdb->get_var( $wpdb->prepare( 'SELECT group_id FROM ' . stand_in_actions_table( 'groups' ) . ' WHERE slug = %s', $group ) ),
			'scheduled_date_gmt' => null === $timestamp ? null : gmdate( 'Y-m-d H:i:s', $timestamp ),
		)
	);
	$id = $wpdb->insert_id;
	$wpdb->insert( stand_in_actions_table( 'logs' ), array( 'action_id' => $id, 'message' => 'action created' ) );
	return $id;
}

/** It has no time: it is always due. */
function as_enqueue_async_action( $hook, $args = array(), $group = '', $unique = false, $priority = 10 ) {
	return as_schedule_single_action( null, $hook, $args, $group, $unique, $priority );
}

function as_has_scheduled_action( $hook, $args = null, $group = '' ) {
	return array() !== stand_in_find_actions( $hook, $args, $group, array( 'pending', 'in-progress' ) );
}

/** The time of the next one; true when one runs or has no time; false when there is none. */
function as_next_scheduled_action( $hook, $args = null, $group = '' ) {
	if ( array() !== stand_in_find_actions( $hook, $args, $group, array( 'in-progress' ) ) ) {
		return true;
	}
	$waiting = stand_in_find_actions( $hook, $args, $group, array( 'pending' ) );
	if ( array() === $waiting ) {
		return false;
	}
	return null === $waiting[0]->at ? true : (int) $waiting[0]->at;
}

/** Without arguments every action of the hook, or of the group, is meant. */
function as_unschedule_all_actions( $hook, $args = array(), $group = '' ) {
	foreach ( stand_in_find_actions( $hook, $args ? $args : null, $group, array( 'pending' ) ) as $action ) {
		stand_in_turn_action( $action, 'pending', 'canceled' );
	}
}

function as_unschedule_action( $hook, $args = array(), $group = '' ) {
	$found = stand_in_find_actions( $hook, $args, $group, array( 'pending' ) );
	if ( array() === $found ) {
		return null;
	}
	stand_in_turn_action( $found[0], 'pending', 'canceled' );
	return (int) $found[0]->action_id;
}

/** Knows `hook`, `args`, `group`, `status` and `per_page`; always in the order of time. */
function as_get_scheduled_actions( $query = array() ) {
	$found = stand_in_find_actions( $query['hook'] ?? null, $query['args'] ?? null, $query['group'] ?? '', (array) ( $query['status'] ?? array( 'pending', 'in-progress' ) ) );
	$found = array_slice( $found, 0, $query['per_page'] ?? 5 );
	return array_map(
		function ( $action ) {
			return new Stand_In_Action( $action->at );
		},
		array_column( $found, null, 'action_id' )
	);
}

/** What as_get_scheduled_actions() answers. */
final class Stand_In_Action {
	private $at;

	public function __construct( $at ) {
		$this->at = $at;
	}

	public function get_schedule() {
		return $this;
	}

	public function get_date() {
		return null === $this->at ? null : new DateTime( '@' . $this->at );
	}
}

function stand_in_find_actions( $hook, $args, $group, array $statuses ): array {
	global $wpdb;
	$rows = $wpdb->get_results(
		"SELECT a.*, g.slug, TIMESTAMPDIFF( SECOND, '1970-01-01', a.scheduled_date_gmt ) AS at
		FROM " . stand_in_actions_table() . ' a JOIN ' . stand_in_actions_table( 'groups' ) . ' g ON g.group_id = a.group_id
		ORDER BY a.scheduled_date_gmt, a.action_id'
	);
	return array_values(
		array_filter(
			$rows,
			function ( $row ) use ( $hook, $args, $group, $statuses ) {
				return in_array( $row->status, $statuses, true )
					&& ( ! $hook || $row->hook === $hook )
					&& ( ! $group || $row->slug === $group )
					&& ( null === $args || wp_json_encode( $args ) === $row->args );
			}
		)
	);
}

/** False when another process was quicker. */
function stand_in_turn_action( $action, string $from, string $to ): bool {
	global $wpdb;
	$which = array( 'action_id' => $action->action_id );
	$wpdb->insert( stand_in_actions_table( 'logs' ), $which + array( 'message' => 'action ' . $to ) );
	return 1 === $wpdb->update( stand_in_actions_table(), array( 'status' => $to ), $which + array( 'status' => $from ) );
}

/**
 * Runs what is due at that time, one after another, also what becomes due by it.
 *
 * @return int how many ran
 */
function stand_in_run_due( int $now ): int {
	for ( $ran = 0; $ran < 100; ) {
		$due = array_filter(
			stand_in_find_actions( null, null, '', array( 'pending' ) ),
			function ( $action ) use ( $now ) {
				return (int) $action->at <= $now;
			}
		);
		if ( array() === $due ) {
			return $ran;
		}
		$action = reset( $due );
		if ( stand_in_turn_action( $action, 'pending', 'in-progress' ) ) {
			do_action_ref_array( $action->hook, json_decode( $action->args, true ) );
			stand_in_turn_action( $action, 'in-progress', 'complete' );
			++$ran;
		}
	}
	throw new RuntimeException( 'Actions go on scheduling themselves without end.' );
}
