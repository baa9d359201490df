<?php
/**
 * What a web server in front of WordPress does, for PHP's own: files are served, everything else is for index.php. The
 * content folder lies outside of the shared copy of WordPress.
 */

$path = urldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$site = getenv( 'PILITO_TEST_SITE' );

if ( '/~php' === $path ) {
	require __DIR__ . '/eval.php';
	return true;
}

if ( 0 === strpos( $path, '/wp-content/' ) ) {
	$file  = realpath( $site . $path );
	$types = array( 'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png' );
	$type  = $types[ strtolower( pathinfo( $path, PATHINFO_EXTENSION ) ) ] ?? null;
	if ( false === $file || null === $type ) {
		http_response_code( 404 );
		return true;
	}
	header( 'Content-Type: ' . $type . '; charset=utf-8' );
	readfile( $file );
	return true;
}

$asked = $_SERVER['DOCUMENT_ROOT'] . $path;
if ( is_file( $asked ) ) {
	return false;
}
if ( is_dir( $asked ) && is_file( rtrim( $asked, '/' ) . '/index.php' ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
chdir( $_SERVER['DOCUMENT_ROOT'] );
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
