<?php
/**
 * Tools → Site Health: a test that says whether changes reach the server, and what a supporter asks first. Everything
 * is answered from this site's own tables; nothing is asked over the network.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Site_Health {
	/** Seconds that something may be overdue before the background queue counts as standing still. */
	const PATIENCE = 900;

	/** Seconds that a failing product may wait before it is worth a word. */
	const LONG = 3600;

	public static function init() {
		add_filter( 'site_status_tests', array( __CLASS__, 'add_test' ) );
		add_filter( 'debug_information', array( __CLASS__, 'add_information' ) );
	}

	public static function add_test( $tests ) {
		$tests['direct']['pilito_ps'] = array(
			'label' => __( 'Pilito Product Sync', 'pilito-product-sync' ),
			'test'  => array( __CLASS__, 'test' ),
		);
		return $tests;
	}

	/** The worst of what is found decides. */
	public static function test(): array {
		$findings = self::findings();
		$worst    = 'good';
		$text     = '';
		foreach ( $findings as list( $status, $sentence ) ) {
			$worst = 'critical' === $status || 'critical' === $worst ? 'critical' : 'recommended';
			$text .= '<li>' . esc_html( $sentence ) . '</li>';
		}
		return array(
			'label'       => $findings
				? __( 'Products may be out of date on the pilito server', 'pilito-product-sync' )
				: __( 'Changes of products reach the pilito server', 'pilito-product-sync' ),
			'status'      => $worst,
			'badge'       => array(
				'label' => 'Pilito',
				'color' => 'blue',
			),
			'description' => $findings
				? '<ul>' . $text . '</ul>'
				: '<p>' . esc_html__( 'The shop is connected, and nothing waits longer than it should.', 'pilito-product-sync' ) . '</p>',
			'actions'     => sprintf(
				'<p><a href="%s">%s</a></p>',
				esc_url( admin_url( 'admin.php?page=pilito-product-sync' ) ),
				esc_html__( 'Open the settings of Pilito Sync', 'pilito-product-sync' )
			),
			'test'        => 'pilito_ps',
		);
	}

	/** @return array[] Of array( status, sentence ); empty when all is well. */
	private static function findings(): array {
		if ( ! pilito_ps_is_configured() ) {
			return array( array( 'recommended', __( 'The shop is not connected yet: address or token of the pilito server is missing.', 'pilito-product-sync' ) ) );
		}
		$found  = array();
		$paused = Pilito_PS_Sender::paused();
		if ( null !== $paused ) {
			/* translators: %s: a sentence of the server. */
			$refused = __( 'Sending is paused, because the server refused the token: %s', 'pilito-product-sync' );
			$found[] = array( 'critical', 0 === $paused['status'] ? $paused['message'] : sprintf( $refused, $paused['message'] ) );
		} elseif ( self::is_overdue() ) {
			$found[] = array( 'critical', __( 'What should have been sent is overdue: the background queue (Action Scheduler, WP-Cron) does not run. See WooCommerce → Status → Scheduled Actions, and whether the site has visitors or a real cron job.', 'pilito-product-sync' ) );
		}
		$since = self::failing_since();
		if ( null === $paused && $since > 0 && pilito_ps_now() - $since > self::LONG ) {
			/* translators: %s: a length of time, such as "5 hours". */
			$found[] = array( 'recommended', sprintf( __( 'Some products could not be sent for %s. The settings page says why.', 'pilito-product-sync' ), human_time_diff( $since, pilito_ps_now() ) ) );
		}
		if ( self::is_readable_by_others( pilito_ps_server_url() ) ) {
			$found[] = array( 'recommended', __( 'The address of the server begins with http://, so others on the way can read the token. Use https://.', 'pilito-product-sync' ) );
		}
		return $found;
	}

	/** Whether something is due for long that nobody has begun. */
	private static function is_overdue(): bool {
		$next = Pilito_PS_Outbox::next_due();
		return null !== $next && pilito_ps_now() - $next > self::PATIENCE;
	}

	/** When the oldest change among the failing products was made; 0 when none fails. */
	private static function failing_since(): int {
		$changed = array_map( 'intval', array_column( Pilito_PS_Outbox::failures( 100 ), 'changed_at' ) );
		return $changed ? min( $changed ) : 0;
	}

	/** As the settings page judges it, which is not loaded where WP-Cron runs this test. */
	private static function is_readable_by_others( string $url ): bool {
		require_once PILITO_PS_DIR . 'admin/class-admin-settings.php';
		return Pilito_PS_Admin_Settings::is_readable_by_others( $url );
	}

	/** The tab "Info", which owners copy for support. The token is not in it. */
	public static function add_information( $information ) {
		$counts = Pilito_PS_Outbox::counts();
		$last   = Pilito_PS_Sender::last();
		$fields = array(
			'version'    => array( __( 'Version', 'pilito-product-sync' ), PILITO_PS_VERSION ),
			'server'     => array( __( 'Server address', 'pilito-product-sync' ), pilito_ps_server_url() ),
			'configured' => array( __( 'Connected', 'pilito-product-sync' ), pilito_ps_is_configured() ? __( 'Yes', 'pilito-product-sync' ) : __( 'No', 'pilito-product-sync' ) ),
			'paused'     => array( __( 'Paused', 'pilito-product-sync' ), null === Pilito_PS_Sender::paused() ? __( 'No', 'pilito-product-sync' ) : __( 'Yes', 'pilito-product-sync' ) ),
			'waiting'    => array( __( 'Waiting', 'pilito-product-sync' ), $counts['waiting'] ),
			'failed'     => array( __( 'Failed', 'pilito-product-sync' ), $counts['failed'] ),
			'sent'       => array( __( 'Up to date', 'pilito-product-sync' ), $counts['sent'] ),
			'last'       => array( __( 'Last delivery', 'pilito-product-sync' ), $last ? gmdate( 'c', $last['at'] ) . ' · ' . $last['status'] : '–' ),
		);
		$information['pilito-product-sync'] = array(
			'label'  => __( 'Pilito Product Sync', 'pilito-product-sync' ),
			'fields' => array(),
		);
		foreach ( $fields as $name => list( $label, $value ) ) {
			$information['pilito-product-sync']['fields'][ $name ] = compact( 'label', 'value' );
		}
		return $information;
	}
}
