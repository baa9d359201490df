<?php
/**
 * How the plugin words things: moments, products, failures, progress. One place, because the settings page, the list
 * of products and what JavaScript is handed all say the same.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Admin_View {
	/** A view as HTML. */
	public static function render( string $view ): string {
		ob_start();
		include PILITO_PS_DIR . 'admin/views/' . $view . '.php';
		return (string) ob_get_clean();
	}

	/** "5 minutes ago" or "in 5 minutes", of seconds since 1970 UTC. */
	public static function relative( int $time ): string {
		$ahead = $time - pilito_ps_now();
		if ( $ahead > 4 ) {
			/* translators: %s: a length of time, such as "5 minutes". */
			return sprintf( __( 'in %s', 'pilito-product-sync' ), human_time_diff( $time, pilito_ps_now() ) );
		}
		if ( $ahead > -MINUTE_IN_SECONDS ) {
			return __( 'just now', 'pilito-product-sync' );
		}
		/* translators: %s: a length of time, such as "5 minutes". */
		return sprintf( __( '%s ago', 'pilito-product-sync' ), human_time_diff( $time, pilito_ps_now() ) );
	}

	/** The same as HTML that tells the exact time to those who point at it. */
	public static function moment( int $time ): string {
		return sprintf(
			'<time datetime="%s" title="%s">%s</time>',
			esc_attr( gmdate( 'c', $time ) ),
			esc_attr( self::date( $time ) ),
			esc_html( self::relative( $time ) )
		);
	}

	/** When a product will be sent, as HTML. */
	public static function due( int $time, bool $stopped ): string {
		if ( $stopped ) {
			return esc_html__( 'once connected', 'pilito-product-sync' );
		}
		return $time <= pilito_ps_now() ? esc_html__( 'now', 'pilito-product-sync' ) : self::moment( $time );
	}

	public static function date( int $time ): string {
		return (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $time );
	}

	/** The last delivery, as HTML. */
	public static function last( array $last ): string {
		$moment = self::moment( (int) $last['at'] );
		if ( $last['ok'] ) {
			/* translators: %s: a moment, such as "5 minutes ago". */
			return sprintf( esc_html__( 'Last delivery: %s, received.', 'pilito-product-sync' ), $moment );
		}
		$reason = '<bdi>' . esc_html( $last['message'] ) . '</bdi>';
		/* translators: 1: a moment, such as "5 minutes ago", 2: the reason, a sentence. */
		return sprintf( esc_html__( 'Last delivery: %1$s, failed. %2$s', 'pilito-product-sync' ), $moment, $reason );
	}

	/** A product's name, leading to its editor where the reader may open it. */
	public static function product( int $id ): string {
		$name = (string) get_the_title( $id );
		/* translators: %d: the number of a product that has no name or is gone. */
		$name = '' === $name ? sprintf( __( 'Product %d', 'pilito-product-sync' ), $id ) : wp_strip_all_tags( $name );
		$link = get_edit_post_link( $id );
		return $link && 'trash' !== get_post_status( $id )
			? sprintf( '<a href="%s">%s</a>', esc_url( $link ), $name )
			: $name;
	}

	/** Why a product was not taken. */
	public static function why( array $row ): string {
		if ( '' !== (string) $row['last_error'] ) {
			return '<span dir="auto">' . esc_html( $row['last_error'] ) . '</span>';
		}
		/* translators: %d: HTTP status. */
		return esc_html( sprintf( __( 'The server did not say why (%d).', 'pilito-product-sync' ), $row['last_status'] ) );
	}

	/** A notice as WordPress shows it. The type: success, error, warning or info; the message is HTML. */
	public static function notice( string $type, string $message ): string {
		$role = 'error' === $type ? ' role="alert"' : '';
		return sprintf( '<div class="notice notice-%s inline"%s tabindex="-1"><p>%s</p></div>', esc_attr( $type ), $role, $message );
	}

	/** Prints HTML of this class, with the tags and attributes that it uses and no others. */
	public static function out( string $html ) {
		$common = array(
			'class'    => true,
			'dir'      => true,
			'role'     => true,
			'tabindex' => true,
		);
		echo wp_kses(
			$html,
			array(
				'a'      => array( 'href' => true ),
				'bdi'    => array(),
				'br'     => array(),
				'code'   => $common,
				'div'    => $common,
				'p'      => $common,
				'span'   => $common,
				'strong' => array(),
				'time'   => array(
					'datetime' => true,
					'title'    => true,
				),
			)
		);
	}

	/**
	 * What the answer of Pilito_PS_Api::health() comes to, as HTML: what an owner can do about it, and below it the
	 * exact reason, for whoever helps.
	 */
	public static function health( array $health ): string {
		$message = '<span dir="auto">' . esc_html( $health['message'] ) . '</span>';
		$hint    = $health['ok'] ? '' : self::hint( $health );
		return '' === $hint ? $message : esc_html( $hint ) . '<br>' . $message;
	}

	private static function hint( array $health ): string {
		$status = (int) $health['status'];
		if ( 401 === $status ) {
			return __( 'The server does not accept this token. Copy it again as a whole, or ask for a new one.', 'pilito-product-sync' );
		}
		if ( 403 === $status ) {
			return __( 'The server knows this token but does not let it in. Ask for one that is made for this shop.', 'pilito-product-sync' );
		}
		if ( $status >= 500 ) {
			return __( 'The server is in trouble now. Nothing is lost: what waits is sent when it is back.', 'pilito-product-sync' );
		}
		if ( 0 === $status && false === strpos( $health['message'], 'cURL' ) && defined( 'WP_HTTP_BLOCK_EXTERNAL' ) && WP_HTTP_BLOCK_EXTERNAL ) {
			return __( 'This site may not call other servers (WP_HTTP_BLOCK_EXTERNAL in wp-config.php). Add the name of the server to WP_ACCESSIBLE_HOSTS there.', 'pilito-product-sync' );
		}
		if ( 0 !== $status || ! preg_match( '/cURL error (\d+)/', $health['message'], $found ) ) {
			return '';
		}
		switch ( (int) $found[1] ) {
			case 6:
				return __( 'There is no server of this name: check the address for typing errors.', 'pilito-product-sync' );
			case 7:
				return __( 'Nothing listens there: check the address and its port, and that the server is running.', 'pilito-product-sync' );
			case 28:
				return __( 'It took too long: the server may be down, or the firewall of your host may let nothing out to it.', 'pilito-product-sync' );
			case 35:
			case 51:
			case 58:
			case 60:
			case 77:
			case 83:
				return __( 'There is no secure connection: the certificate of the server is missing, has ended, or belongs to another name.', 'pilito-product-sync' );
			default:
				return '';
		}
	}

	/** What wp-admin says while nothing is sent, as HTML. */
	public static function paused( array $paused ): string {
		if ( 0 === (int) $paused['status'] ) {
			return esc_html( $paused['message'] );
		}
		$message = esc_html__( 'Sending is paused, because the pilito server refused the token.', 'pilito-product-sync' );
		if ( ! empty( $paused['message'] ) ) {
			/* translators: %s: a sentence of the server. */
			$message .= ' ' . sprintf( esc_html__( 'It said: %s', 'pilito-product-sync' ), '<bdi>' . esc_html( $paused['message'] ) . '</bdi>' );
		}
		return $message . ' ' . esc_html__( 'Changes are kept and sent when a valid token is saved.', 'pilito-product-sync' );
	}

	/**
	 * The connection in two words, for the corner of its box: what a test has just said, or what can be known without.
	 *
	 * @param array|null $health The answer of Pilito_PS_Api::health().
	 * @return array{kind: string, text: string}|null Null: not known. `kind`: good, bad or none.
	 */
	public static function chip( $health = null ) {
		$last = Pilito_PS_Sender::last();
		if ( null === $health && $last && $last['at'] > pilito_ps_now() - 60 && ( $last['ok'] || 0 === (int) $last['status'] ) ) {
			$health = $last;
		}
		if ( ! pilito_ps_is_configured() ) {
			$kind = 'none';
			$text = __( 'Not connected yet', 'pilito-product-sync' );
		} elseif ( null !== Pilito_PS_Sender::paused() ) {
			$kind = 'bad';
			$text = __( 'Paused', 'pilito-product-sync' );
		} elseif ( null === $health ) {
			return null;
		} else {
			$kind = $health['ok'] ? 'good' : 'bad';
			$text = $health['ok'] ? __( 'Connected', 'pilito-product-sync' ) : __( 'No connection', 'pilito-product-sync' );
		}
		return compact( 'kind', 'text' );
	}

	/**
	 * How far a sync of all products is, for the bar and its words.
	 *
	 * @return array{state: string, percent: int, text: string} State: never, running, held (all that is left waits for
	 *         its next try, or for a connection), cancelled or done.
	 */
	public static function progress(): array {
		$sync  = Pilito_PS_Full_Sync::progress();
		$state = 'done';
		if ( $sync['running'] ) {
			$moves = $sync['remaining'] > $sync['failed'] && null === Pilito_PS_Sender::paused() && pilito_ps_is_configured();
			$state = $moves ? 'running' : 'held';
		} elseif ( $sync['cancelled'] ) {
			$state = 'cancelled';
		} elseif ( ! $sync['started_at'] ) {
			$state = 'never';
		}
		return array(
			'state'   => $state,
			'percent' => $sync['total'] > 0 ? (int) min( 100, floor( 100 * $sync['sent'] / $sync['total'] ) ) : 0,
			'text'    => self::progress_text( $state, $sync ),
		);
	}

	private static function progress_text( string $state, array $sync ): string {
		$sent  = number_format_i18n( $sync['sent'] );
		$total = number_format_i18n( $sync['total'] );
		/* translators: 1: how many were sent, 2: how many there are. */
		$counts = sprintf( __( '%1$s of %2$s products sent', 'pilito-product-sync' ), $sent, $total );
		if ( $sync['failed'] > 0 ) {
			/* translators: %s: how many products. */
			$counts .= ' · ' . sprintf( _n( '%s failed and will be tried again', '%s failed and will be tried again', (int) $sync['failed'], 'pilito-product-sync' ), number_format_i18n( $sync['failed'] ) );
		}
		$ended = $sync['finished_at'] ? self::relative( (int) $sync['finished_at'] ) : '';
		if ( 'done' === $state ) {
			/* translators: 1: how many products, 2: a moment, such as "5 minutes ago". */
			return sprintf( _n( '%1$s product was sent (%2$s).', 'All %1$s products were sent (%2$s).', (int) $sync['total'], 'pilito-product-sync' ), $total, $ended );
		}
		if ( 'cancelled' === $state ) {
			/* translators: %s: a moment, such as "5 minutes ago". */
			return sprintf( __( 'Cancelled (%s)', 'pilito-product-sync' ), $ended ) . ' · ' . $counts;
		}
		return 'never' === $state ? '' : $counts;
	}
}
