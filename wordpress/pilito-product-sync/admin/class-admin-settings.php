<?php
/**
 * What an owner typed, made into an address and a token, and kept. Apart from the page, because the rules here decide
 * where a secret may go.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Admin_Settings {
	/** Blanks and the invisible marks that come along when Persian text is copied from a chat. */
	const INVISIBLE = '/[\s\x{00A0}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}\x{2066}-\x{2069}\x{FEFF}]+/u';

	/** wp-config.php holds the token: it is neither shown for editing nor kept in the database. */
	public static function token_is_fixed(): bool {
		return defined( 'PILITO_PS_TOKEN' ) && '' !== PILITO_PS_TOKEN;
	}

	/**
	 * wp-config.php holds both: then the token goes nowhere else. The constant of the address alone is only what the
	 * field begins with.
	 */
	public static function url_is_fixed(): bool {
		return self::token_is_fixed() && '' !== PILITO_PS_DEFAULT_SERVER && '' === (string) get_option( 'pilito_ps_server_url', '' );
	}

	/** The address of a server without a slash at its end; '' when the text is none. A copied route is cut off. */
	public static function clean_url( string $typed ): string {
		$text = (string) preg_replace( self::INVISIBLE, '', $typed );
		if ( '' === $text ) {
			return '';
		}
		if ( ! preg_match( '#^[a-z][a-z0-9+.-]*://#i', $text ) ) {
			$text = ( self::is_loopback( 'http://' . $text ) ? 'http://' : 'https://' ) . $text;
		}
		$parts  = wp_parse_url( $text );
		$scheme = isset( $parts['scheme'] ) ? strtolower( $parts['scheme'] ) : '';
		if ( empty( $parts['host'] ) || ! in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return '';
		}
		$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		$path = isset( $parts['path'] ) ? preg_replace( '#/(api/(integrations|v1)|healthz|readyz|openapi\.json)(/.*)?$#', '', $parts['path'] ) : '';
		return untrailingslashit( esc_url_raw( $scheme . '://' . strtolower( $parts['host'] ) . $port . $path, array( 'http', 'https' ) ) );
	}

	/** A token as a header can carry it; a copied "Bearer" is cut off. */
	public static function clean_token( string $typed ): string {
		$text = (string) preg_replace( '/^\s*Bearer\s+/i', '', $typed );
		return (string) preg_replace( '/[^\x21-\x7E]+/', '', $text );
	}

	/** Whether others on the way could read the token: plain http, unless it never leaves this machine. */
	public static function is_readable_by_others( string $url ): bool {
		return 0 === stripos( $url, 'http://' ) && ! self::is_loopback( $url );
	}

	/**
	 * The address and the token of a submitted form. A saved token is used again when its field was left empty, but
	 * only for its own server: nobody learns a token by pointing the shop at another one.
	 *
	 * @return array{url: string, token: string, error: string} `error`: a sentence, '' when both are usable.
	 */
	public static function read( string $typed_url, string $typed_token ): array {
		$url   = self::url_is_fixed() ? pilito_ps_server_url() : self::clean_url( $typed_url );
		$token = self::token_is_fixed() ? pilito_ps_token() : self::clean_token( $typed_token );
		$error = '';
		if ( '' === $url ) {
			$error = '' === trim( $typed_url )
				? __( 'Enter the address of your pilito server.', 'pilito-product-sync' )
				: __( 'This is not the address of a server. It looks like https://pilito.example.com.', 'pilito-product-sync' );
		} elseif ( '' === $token && '' === pilito_ps_token() ) {
			$error = __( 'Enter the token that belongs to your shop.', 'pilito-product-sync' );
		} elseif ( self::token_is_fixed() && ! current_user_can( 'manage_options' ) && self::host( $url ) !== self::host( pilito_ps_server_url() ) ) {
			$error = __( 'The token stands in wp-config.php, so only an administrator can name another server.', 'pilito-product-sync' );
		} elseif ( '' === $token && self::host( $url ) !== self::host( pilito_ps_server_url() ) ) {
			$error = __( 'This is another server. Enter the token that it gave you for your shop.', 'pilito-product-sync' );
		}
		return array(
			'url'   => $url,
			'token' => '' === $token ? pilito_ps_token() : $token,
			'error' => $error,
		);
	}

	/** What wp-config.php holds is not copied into the database. Whoever saves says that this site is the shop. */
	public static function save( string $url, string $token ) {
		if ( ! self::url_is_fixed() ) {
			$is_preset = untrailingslashit( trim( PILITO_PS_DEFAULT_SERVER ) ) === $url;
			update_option( 'pilito_ps_server_url', $is_preset ? '' : $url );
		}
		if ( ! self::token_is_fixed() ) {
			update_option( 'pilito_ps_token', $token, false );
		}
		update_option( 'pilito_ps_shop', pilito_ps_shop() );
	}

	private static function host( string $url ): string {
		return strtolower( (string) wp_parse_url( $url, PHP_URL_HOST ) );
	}

	private static function is_loopback( string $url ): bool {
		return (bool) preg_match( '/^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/', self::host( $url ) );
	}
}
