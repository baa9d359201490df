<?php
/**
 * Speaks to the pilito server: asks whether it is there, and delivers signed events. It decides nothing; what an
 * answer means for the outbox is the sender's business.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Api {
	const HEALTH  = '/api/integrations/woocommerce/health/';
	const WEBHOOK = '/api/integrations/woocommerce/webhook/';
	const BULK    = '/api/integrations/woocommerce/bulk/';

	/**
	 * Asks the server who we are to it. Without arguments, with what is saved.
	 *
	 * @return array{ok: bool, status: int, store: string, message: string, error: string} Status 0: no answer.
	 */
	public static function health( $url = null, $token = null ): array {
		$url    = null === $url ? pilito_ps_server_url() : untrailingslashit( trim( $url ) );
		$token  = null === $token ? pilito_ps_token() : trim( $token );
		$answer = self::read(
			wp_remote_get(
				$url . self::HEALTH,
				array(
					'timeout'     => 10,
					'redirection' => 0,
					'user-agent'  => pilito_ps_user_agent(),
					'headers'     => array( 'Authorization' => 'Bearer ' . $token ),
				)
			)
		);
		$body   = $answer['body'];
		$ok     = 200 === $answer['status'] && isset( $body['status'] ) && 'ok' === $body['status'];
		$store  = '';
		if ( $ok ) {
			$slug  = isset( $body['user']['username'] ) ? (string) $body['user']['username'] : '';
			$store = empty( $body['store']['name'] ) ? $slug : (string) $body['store']['name'];
		}
		return array(
			'ok'      => $ok,
			'status'  => $answer['status'],
			'store'   => $store,
			/* translators: %s: name of the store. */
			'message' => $ok ? sprintf( __( 'Connected to the store “%s”.', 'pilito-product-sync' ), $store ) : $answer['message'],
			'error'   => $ok ? '' : $answer['error'],
		);
	}

	/**
	 * Delivers events, one or up to a hundred.
	 *
	 * @param array[] $events Of Pilito_PS_Payload::events().
	 * @return array{status: int, error: string, message: string, retry_after: int, results: array} Results by event id:
	 *         '' where the server has it, else why it does not take it. `retry_after` in seconds.
	 */
	public static function deliver( array $events ): array {
		$head   = Pilito_PS_Payload::head();
		$first  = $events[0];
		$single = 1 === count( $events );
		$body   = $single
			? $head . ',' . substr( $first['json'], 1 )
			: $head . ',"events":[' . implode( ',', array_column( $events, 'json' ) ) . ']}';
		$path   = $single ? self::WEBHOOK : self::BULK;
		$id     = $single ? $first['id'] : $first['id'] . '_x' . count( $events );
		$answer = self::post( $path, $id, $body );
		if ( 'stale_signature' === $answer['error'] && self::learn_clock( $answer['date'] ) ) {
			$answer = self::post( $path, $id, $body );
		}
		$answer['results'] = array();
		$told              = isset( $answer['body']['results'] ) ? $answer['body']['results'] : array( $answer['body'] );
		foreach ( is_array( $told ) ? $told : array() as $result ) {
			if ( is_array( $result ) && isset( $result['event_id'], $result['status'] ) ) {
				$has = in_array( $result['status'], array( 'accepted', 'skipped' ), true );
				$why = isset( $result['detail'] ) ? (string) $result['detail'] : (string) $result['status'];
				$answer['results'][ (string) $result['event_id'] ] = $has ? '' : $why;
			}
		}
		return $answer;
	}

	/** Signed after the Standard Webhooks scheme, with a secret that both sides can derive from the token. */
	private static function post( string $path, string $id, string $body ): array {
		$token  = pilito_ps_token();
		$stamp  = pilito_ps_now() + (int) get_option( 'pilito_ps_clock_offset', 0 );
		$secret = hash_hmac( 'sha256', 'pilito-webhook-signing-v1', $token, true );
		return self::read(
			wp_remote_post(
				pilito_ps_server_url() . $path,
				array(
					'timeout'     => 30,
					// A redirected POST would arrive as a GET, without what it carries.
					'redirection' => 0,
					'user-agent'  => pilito_ps_user_agent(),
					'body'        => $body,
					'headers'     => array(
						'Content-Type'      => 'application/json',
						'Authorization'     => 'Bearer ' . $token,
						'webhook-id'        => $id,
						'webhook-timestamp' => (string) $stamp,
						'webhook-signature' => 'v1,' . base64_encode( hash_hmac( 'sha256', "{$id}.{$stamp}.{$body}", $secret, true ) ),
					),
				)
			)
		);
	}

	/** The server's clock is the one that counts: what it says in its answer is added to every stamp from now on. */
	private static function learn_clock( string $date ): bool {
		$theirs = strtotime( $date );
		if ( false === $theirs ) {
			return false;
		}
		// It says false as well where another process has just learned the same.
		update_option( 'pilito_ps_clock_offset', $theirs - pilito_ps_now(), false );
		return true;
	}

	/** @param array|WP_Error $response */
	private static function read( $response ): array {
		$answer = array(
			'status'      => 0,
			'error'       => 'unreachable',
			'message'     => '',
			'retry_after' => 0,
			'date'        => '',
			'body'        => null,
		);
		if ( is_wp_error( $response ) ) {
			/* translators: %s: technical reason. */
			$answer['message'] = sprintf( __( 'The server does not answer: %s', 'pilito-product-sync' ), $response->get_error_message() );
			return $answer;
		}
		$status                = (int) wp_remote_retrieve_response_code( $response );
		$body                  = json_decode( wp_remote_retrieve_body( $response ), true );
		$known                 = is_array( $body ) && ( isset( $body['status'] ) || isset( $body['error'] ) );
		$answer['status']      = $status;
		$answer['date']        = (string) wp_remote_retrieve_header( $response, 'date' );
		$answer['retry_after'] = self::seconds( (string) wp_remote_retrieve_header( $response, 'retry-after' ) );
		$answer['body']        = $known ? $body : null;
		$answer['error']       = $known ? ( isset( $body['error'] ) ? (string) $body['error'] : '' ) : 'not_pilito';
		$answer['message']     = self::reason( $status, $known ? $body : null, (string) wp_remote_retrieve_header( $response, 'location' ) );
		return $answer;
	}

	/** What the owner is told. The server's own sentence says most. */
	private static function reason( int $status, $body, string $location ): string {
		if ( null !== $body && isset( $body['detail'] ) ) {
			return sprintf( '%s (%d)', (string) $body['detail'], $status );
		}
		if ( null !== $body && ! isset( $body['error'] ) ) {
			return '';
		}
		if ( $status >= 300 && $status < 400 ) {
			/* translators: 1: HTTP status, 2: address. */
			return sprintf( __( 'The server redirects (%1$d) to %2$s: enter that address.', 'pilito-product-sync' ), $status, $location );
		}
		if ( $status >= 500 ) {
			/* translators: %d: HTTP status. */
			return sprintf( __( 'The server is in trouble (%d); it is tried again later.', 'pilito-product-sync' ), $status );
		}
		/* translators: %d: HTTP status. */
		return sprintf( __( 'This is not the answer of a pilito server (%d): check the address.', 'pilito-product-sync' ), $status );
	}

	/** Retry-After: seconds, or a date. */
	private static function seconds( string $header ): int {
		if ( ctype_digit( $header ) ) {
			return (int) $header;
		}
		$at = '' === $header ? false : strtotime( $header );
		return false === $at ? 0 : max( 0, $at - time() );
	}
}
