<?php
/**
 * What concerns the whole page: that sending has stopped.
 */

defined( 'ABSPATH' ) || exit;

$paused = Pilito_PS_Sender::paused();
if ( null !== $paused ) {
	Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::notice( 'error', Pilito_PS_Admin_View::paused( $paused ) ) );
}
