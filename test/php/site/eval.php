<?php
/**
 * Runs PHP that a test sends, inside the site, and answers as JSON what it returns. A request of its own: nobody is
 * logged in, and at its end the shutdown hooks have run.
 *
 * The body is JSON: `code`; `path`, which site of a network is meant; `constants`.
 */

$asked                  = json_decode( file_get_contents( 'php://input' ), true );
$_SERVER['REQUEST_URI'] = $asked['path'];
foreach ( $asked['constants'] as $name => $value ) {
	define( $name, $value );
}
require $_SERVER['DOCUMENT_ROOT'] . '/wp-load.php';
require __DIR__ . '/snippets.php';

header( 'X-Test-Answer: yes' );
echo wp_json_encode(
	( static function () use ( $asked ) {
		return eval( $asked['code'] );
	} )()
);
