<?php
/**
 * What the buttons of the settings page do. Each is one function with two ways in: a plain form through admin-post.php
 * goes back to the page with a notice, JavaScript through admin-ajax.php gets the parts of the page that changed.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Admin_Ajax {
	/** Seconds that a click, and a look at the page, may send for. Sites without visitors move on by it. */
	const CLICK = 8;
	const LOOK  = 4;

	public static function init() {
		foreach ( array( 'connection', 'retry', 'sync', 'status' ) as $name ) {
			add_action( 'wp_ajax_pilito_ps_' . $name, array( __CLASS__, 'answer' ) );
			add_action( 'admin_post_pilito_ps_' . $name, array( __CLASS__, 'go_back' ) );
		}
	}

	/** For JavaScript: array( ok, notice, place, panels, chip, busy, … ), the texts as HTML. */
	public static function answer() {
		$name   = substr( (string) current_action(), strlen( 'wp_ajax_pilito_ps_' ) );
		$denied = self::denied( $name );
		if ( '' !== $denied ) {
			wp_send_json( self::result( 'error', esc_html( $denied ) ), 403 );
		}
		nocache_headers();
		$result           = self::act( $name );
		$result['panels'] = array();
		foreach ( $result['changed'] as $panel ) {
			$result['panels'][ $panel ] = Pilito_PS_Admin_View::render( $panel );
		}
		wp_send_json( $result );
	}

	/** For a plain form. What was typed is kept for the page, except the token. */
	public static function go_back() {
		$name   = substr( (string) current_action(), strlen( 'admin_post_pilito_ps_' ) );
		$denied = self::denied( $name );
		if ( '' !== $denied ) {
			wp_die( esc_html( $denied ), '', array( 'response' => 403, 'back_link' => true ) );
		}
		$result        = self::act( $name );
		$result['url'] = 'connection' === $name ? self::posted( 'server_url' ) : '';
		set_transient( self::flash_key(), $result, MINUTE_IN_SECONDS );
		wp_safe_redirect( Pilito_PS_Admin_Page::url() );
		exit;
	}

	/** What go_back() left for the page, once; null when there is nothing. */
	public static function flash() {
		$flash = get_transient( self::flash_key() );
		if ( ! is_array( $flash ) ) {
			return null;
		}
		delete_transient( self::flash_key() );
		return $flash;
	}

	private static function act( string $name ): array {
		switch ( $name ) {
			case 'connection':
				return self::connection();
			case 'retry':
				return self::retry();
			case 'sync':
				return self::sync();
			default:
				return self::status();
		}
	}

	/** "Save" and "Test connection" are two buttons of one form. Both ask the server; only one writes. */
	private static function connection(): array {
		$saves = 'test' !== self::posted( 'do' );
		$read  = Pilito_PS_Admin_Settings::read( self::posted( 'server_url' ), self::posted( 'token' ) );
		if ( '' !== $read['error'] ) {
			return self::result( 'error', esc_html( $read['error'] ), 'connection' );
		}
		if ( $saves ) {
			Pilito_PS_Admin_Settings::save( $read['url'], $read['token'] );
		}
		$health = Pilito_PS_Api::health( $read['url'], $read['token'] );
		$says   = Pilito_PS_Admin_View::health( $health );
		if ( ! $saves ) {
			return self::result( $health['ok'] ? 'success' : 'error', $says, 'connection' );
		}
		if ( $health['ok'] ) {
			// What failed at another address or with another token need not wait for its turn.
			Pilito_PS_Sender::retry_now();
			/* translators: %s: "Connected as …". */
			$message = sprintf( esc_html__( 'Saved. %s', 'pilito-product-sync' ), $says );
		} else {
			/* translators: %s: the reason, a sentence. */
			$message = sprintf( esc_html__( 'Saved, but the connection does not work yet. %s', 'pilito-product-sync' ), $says );
		}
		$result         = self::result( $health['ok'] ? 'success' : 'warning', $message, 'connection', array( 'state', 'connection', 'delivery', 'sync' ) );
		$result['chip'] = Pilito_PS_Admin_View::chip( $health );
		return $result;
	}

	private static function retry(): array {
		if ( ! pilito_ps_is_configured() ) {
			return self::result( 'error', esc_html__( 'Connect to your pilito server first.', 'pilito-product-sync' ), 'delivery' );
		}
		Pilito_PS_Sender::retry_now();
		$ran     = Pilito_PS_Sender::run( self::CLICK );
		$changed = array( 'state', 'delivery', 'sync' );
		$paused  = Pilito_PS_Sender::paused();
		if ( null !== $paused ) {
			$why = 0 === $paused['status'] ? $paused['message'] : __( 'The server still refuses the token.', 'pilito-product-sync' );
			return self::result( 'error', esc_html( $why ), 'delivery', $changed );
		}
		$sent = (int) $ran['sent'];
		if ( 0 === $sent && $ran['failed'] > 0 ) {
			return self::result( 'error', esc_html__( 'It failed again; the list says why.', 'pilito-product-sync' ), 'delivery', $changed );
		}
		/* translators: %s: how many products. */
		$message = esc_html( sprintf( _n( '%s product was sent.', '%s products were sent.', $sent, 'pilito-product-sync' ), number_format_i18n( $sent ) ) );
		if ( $ran['failed'] > 0 ) {
			$message .= ' ' . esc_html__( 'The others failed again; the list says why.', 'pilito-product-sync' );
		} elseif ( $ran['left'] > 0 ) {
			$message .= ' ' . esc_html__( 'The others follow in the background.', 'pilito-product-sync' );
		}
		return self::result( $ran['failed'] > 0 ? 'warning' : 'success', $message, 'delivery', $changed );
	}

	private static function sync(): array {
		$changed = array( 'state', 'delivery', 'sync' );
		if ( 'cancel' === self::posted( 'do' ) ) {
			Pilito_PS_Full_Sync::cancel();
			return self::result( '', '', 'sync', $changed );
		}
		if ( ! pilito_ps_is_configured() ) {
			return self::result( 'error', esc_html__( 'Connect to your pilito server first.', 'pilito-product-sync' ), 'sync' );
		}
		Pilito_PS_Full_Sync::start();
		return self::result( '', '', 'sync', $changed );
	}

	/** What an open page asks for now and then. While something is due it also sends for a few seconds. */
	private static function status(): array {
		$changed = array( 'state', 'delivery', 'sync' );
		if ( ! pilito_ps_is_configured() ) {
			return self::result( '', '', '', $changed );
		}
		if ( '' !== self::posted( 'check' ) ) {
			$health         = Pilito_PS_Api::health();
			$says           = $health['ok'] ? '' : Pilito_PS_Admin_View::health( $health );
			$result         = self::result( $health['ok'] ? '' : 'error', $says, 'connection', $changed );
			$result['chip'] = Pilito_PS_Admin_View::chip( $health );
			return $result;
		}
		if ( null === Pilito_PS_Sender::paused() ) {
			Pilito_PS_Sender::run( self::LOOK );
		}
		return self::result( '', '', '', $changed );
	}

	/** The message is HTML, escaped already. */
	private static function result( string $type, string $message, string $place = '', array $changed = array() ): array {
		return array(
			'ok'      => 'error' !== $type,
			'type'    => $type,
			'message' => $message,
			'notice'  => '' === $message ? '' : Pilito_PS_Admin_View::notice( $type, $message ),
			'place'   => $place,
			'changed' => $changed,
			'chip'    => Pilito_PS_Admin_View::chip(),
			'busy'    => self::is_busy(),
		);
	}

	/** Whether asking again at once would send something. */
	private static function is_busy(): bool {
		$next = Pilito_PS_Outbox::next_due();
		return null !== $next && $next <= pilito_ps_now() && pilito_ps_is_configured() && null === Pilito_PS_Sender::paused();
	}

	/** Why this request is not obeyed; '' when it is. */
	private static function denied( string $name ): string {
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			return __( 'You are not allowed to do this.', 'pilito-product-sync' );
		}
		if ( ! wp_verify_nonce( self::posted( '_wpnonce' ), 'pilito_ps_' . $name ) ) {
			return __( 'This page has been open for too long. Reload it and try again.', 'pilito-product-sync' );
		}
		return '';
	}

	private static function posted( string $field ): string {
		// phpcs:ignore WordPress.Security -- denied() has asked for the nonce; each field is cleaned by what reads it.
		return isset( $_POST[ $field ] ) && is_string( $_POST[ $field ] ) ? trim( wp_unslash( $_POST[ $field ] ) ) : '';
	}

	private static function flash_key(): string {
		return 'pilito_ps_flash_' . get_current_user_id();
	}
}
