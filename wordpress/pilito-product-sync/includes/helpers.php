<?php
/**
 * What several rooms ask for: where to send, with which token, and the time. Everything is kept per site.
 */

defined( 'ABSPATH' ) || exit;

/** Seconds since 1970, UTC. */
function pilito_ps_now(): int {
	return (int) apply_filters( 'pilito_ps_now', time() );
}

/** The address of the pilito server without a slash at its end; '' when there is none. */
function pilito_ps_server_url(): string {
	$saved = (string) get_option( 'pilito_ps_server_url', '' );
	return untrailingslashit( trim( '' === $saved ? PILITO_PS_DEFAULT_SERVER : $saved ) );
}

/** The store's ingest token; '' when there is none. The constant in wp-config.php keeps it out of the database. */
function pilito_ps_token(): string {
	if ( defined( 'PILITO_PS_TOKEN' ) && '' !== PILITO_PS_TOKEN ) {
		return (string) PILITO_PS_TOKEN;
	}
	return (string) get_option( 'pilito_ps_token', '' );
}

function pilito_ps_is_configured(): bool {
	return '' !== pilito_ps_server_url() && '' !== pilito_ps_token();
}

/**
 * The shop by its address, whether with https and www or without. Hashed: tools that copy a site to another address
 * replace the old one wherever they find it.
 */
function pilito_ps_shop(): string {
	return md5( untrailingslashit( (string) preg_replace( '#^https?://(www\.)?#', '', strtolower( (string) get_option( 'home' ) ) ) ) );
}

/** A copy (staging, a clone) brings settings and token along, and would overwrite what the real shop has sent. */
function pilito_ps_is_copy(): bool {
	$connected = (string) get_option( 'pilito_ps_shop', '' );
	return '' !== $connected && pilito_ps_shop() !== $connected;
}

/** A token as it may be shown: enough to tell two apart, too little to use. */
function pilito_ps_mask( string $token ): string {
	return strlen( $token ) < 24 ? '' : substr( $token, 0, 6 ) . '...' . substr( $token, -6 );
}

function pilito_ps_user_agent(): string {
	return 'PilitoProductSync/' . PILITO_PS_VERSION . '; WordPress/' . get_bloginfo( 'version' ) . '; ' . home_url();
}
