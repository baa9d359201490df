<?php
/**
 * The plugin's clock is a file that the test writes: it stands still until the test moves it.
 */

add_filter( 'pilito_ps_now', function () {
	return (int) file_get_contents( WP_CONTENT_DIR . '/clock' );
} );
