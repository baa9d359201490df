<?php
/**
 * `wp pilito`: the same as the settings page, for those who work in a terminal, and for cron.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Keeps a pilito server up to date with the products of this shop.
 */
final class Pilito_PS_Cli {
	/**
	 * Shows the connection, what waits and what failed.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp pilito status
	 *     wp pilito status --format=json
	 *
	 * @param string[] $args       None.
	 * @param array    $assoc_args Options.
	 */
	public function status( $args, $assoc_args ) {
		$status = array(
			'server'     => pilito_ps_server_url(),
			'token'      => pilito_ps_mask( pilito_ps_token() ),
			'configured' => pilito_ps_is_configured(),
			'paused'     => Pilito_PS_Sender::paused(),
			'counts'     => Pilito_PS_Outbox::counts(),
			'last'       => Pilito_PS_Sender::last(),
			'sync'       => Pilito_PS_Full_Sync::progress(),
			'failures'   => array_values( Pilito_PS_Outbox::failures() ),
		);
		if ( 'json' === WP_CLI\Utils\get_flag_value( $assoc_args, 'format', 'table' ) ) {
			WP_CLI::line( wp_json_encode( $status, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ) );
			return;
		}
		WP_CLI\Utils\format_items( 'table', self::lines( $status ), array( 'what', 'is' ) );
		if ( $status['failures'] ) {
			WP_CLI\Utils\format_items( 'table', $status['failures'], array( 'product_id', 'attempts', 'last_status', 'last_error' ) );
		}
	}

	/**
	 * Sends all products.
	 *
	 * ## OPTIONS
	 *
	 * [--no-wait]
	 * : Leave the sending to the background.
	 *
	 * ## EXAMPLES
	 *
	 *     wp pilito sync
	 *
	 * @param string[] $args       None.
	 * @param array    $assoc_args Options.
	 */
	public function sync( $args, $assoc_args ) {
		self::must_be_connected();
		$progress = Pilito_PS_Full_Sync::start();
		if ( ! WP_CLI\Utils\get_flag_value( $assoc_args, 'wait', true ) ) {
			WP_CLI::success( sprintf( '%d products are sent in the background.', $progress['total'] ) );
			return;
		}
		$bar  = WP_CLI\Utils\make_progress_bar( 'Sending products', $progress['total'] );
		$done = 0;
		do {
			$ran      = Pilito_PS_Sender::run( 5 );
			$progress = Pilito_PS_Full_Sync::progress();
			$step     = $progress['sent'] - $done;
			$done     = max( $done, $progress['sent'] );
			$bar->tick( max( 0, $step ) );
		} while ( $progress['running'] && null === Pilito_PS_Sender::paused() && $ran['sent'] + $ran['failed'] > 0 );
		$bar->finish();
		self::must_not_be_paused();
		if ( $progress['failed'] > 0 ) {
			WP_CLI::error( sprintf( '%d of %d products were sent, %d failed and are tried again by themselves. "wp pilito status" says why.', $progress['sent'], $progress['total'], $progress['failed'] ) );
		}
		if ( $progress['running'] ) {
			WP_CLI::success( sprintf( '%d of %d products were sent, another process sends the rest.', $progress['sent'], $progress['total'] ) );
			return;
		}
		WP_CLI::success( sprintf( '%d products were sent.', $progress['total'] ) );
	}

	/**
	 * Sends at once what waits or failed, also when sending was paused.
	 *
	 * ## EXAMPLES
	 *
	 *     wp pilito retry
	 *
	 * @param string[] $args       None.
	 * @param array    $assoc_args None.
	 */
	public function retry( $args, $assoc_args ) {
		self::must_be_connected();
		Pilito_PS_Sender::retry_now();
		$sent   = 0;
		$failed = 0;
		do {
			$ran     = Pilito_PS_Sender::run( 20 );
			$sent   += $ran['sent'];
			$failed += $ran['failed'];
		} while ( $ran['left'] > 0 && $ran['sent'] + $ran['failed'] > 0 && null === Pilito_PS_Sender::paused() );
		self::must_not_be_paused();
		if ( $failed > 0 ) {
			WP_CLI::error( sprintf( '%d products were sent, %d failed. "wp pilito status" says why.', $sent, $failed ) );
		}
		WP_CLI::success( sprintf( '%d products were sent.', $sent ) );
	}

	/**
	 * Asks the server whether the token is good.
	 *
	 * ## OPTIONS
	 *
	 * [--server=<address>]
	 * : Another address than the saved one. It needs a token of its own.
	 *
	 * [--token=<token>]
	 * : Another token than the saved one.
	 *
	 * ## EXAMPLES
	 *
	 *     wp pilito test
	 *
	 * @param string[] $args       None.
	 * @param array    $assoc_args Options.
	 */
	public function test( $args, $assoc_args ) {
		$url   = WP_CLI\Utils\get_flag_value( $assoc_args, 'server', '' );
		$token = WP_CLI\Utils\get_flag_value( $assoc_args, 'token', '' );
		if ( '' !== $url && '' === $token ) {
			WP_CLI::error( 'The saved token belongs to the saved server: give --token, too.' );
		}
		if ( '' === $url . pilito_ps_server_url() || '' === $token . pilito_ps_token() ) {
			self::must_be_connected();
		}
		$health = Pilito_PS_Api::health( '' === $url ? null : $url, '' === $token ? null : $token );
		if ( ! $health['ok'] ) {
			WP_CLI::error( $health['message'] );
		}
		WP_CLI::success( $health['message'] );
	}

	/** @return array[] Rows of a table for people. */
	private static function lines( array $status ): array {
		$paused = $status['paused'];
		$last   = $status['last'];
		$sync   = $status['sync'];
		$table  = array(
			'server'        => '' === $status['server'] ? 'not set' : $status['server'],
			'token'         => '' === pilito_ps_token() ? 'not set' : $status['token'],
			'sending'       => null === $paused ? ( $status['configured'] ? 'on' : 'not connected' ) : 'paused: ' . $paused['message'],
			'up to date'    => $status['counts']['sent'],
			'waiting'       => $status['counts']['waiting'] + $status['counts']['sending'],
			'failed'        => $status['counts']['failed'],
			'last delivery' => null === $last ? 'none' : gmdate( 'Y-m-d H:i:s', $last['at'] ) . ' UTC, ' . ( $last['ok'] ? 'received' : $last['message'] ),
			'last sync'     => 'none',
		);
		if ( $sync['started_at'] ) {
			$state              = $sync['running'] ? 'running' : ( $sync['cancelled'] ? 'cancelled' : 'done' );
			$table['last sync'] = sprintf( '%s, %d of %d sent, %d failed', $state, $sync['sent'], $sync['total'], $sync['failed'] );
		}
		$rows = array();
		foreach ( $table as $what => $is ) {
			$rows[] = compact( 'what', 'is' );
		}
		return $rows;
	}

	private static function must_be_connected() {
		if ( ! pilito_ps_is_configured() ) {
			WP_CLI::error( 'Address and token of the pilito server are not set. Set them under WooCommerce → Pilito Sync, or with PILITO_PS_DEFAULT_SERVER and PILITO_PS_TOKEN in wp-config.php.' );
		}
	}

	private static function must_not_be_paused() {
		$paused = Pilito_PS_Sender::paused();
		if ( null !== $paused ) {
			WP_CLI::error( ( 0 === $paused['status'] ? '' : 'The server refuses the token: ' ) . $paused['message'] );
		}
	}
}
