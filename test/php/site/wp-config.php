<?php
/**
 * Many sites share one copy of WordPress: the environment names the folder of the site that is meant, and its own
 * config.php says which database and address it has.
 */

$site = getenv( 'PILITO_TEST_SITE' );
require $site . '/config.php';

// On the command line there is no request to take them from.
$_SERVER['HTTP_HOST']       = $_SERVER['HTTP_HOST'] ?? substr( WP_HOME, strlen( 'http://' ) );
if ( defined( 'DOMAIN_CURRENT_SITE' ) ) {
	// A new site of a network would lose the colon of its port.
	$_SERVER['HTTP_HOST'] = DOMAIN_CURRENT_SITE;
}
$_SERVER['REQUEST_URI']     = $_SERVER['REQUEST_URI'] ?? '/';
$_SERVER['SERVER_PROTOCOL'] = $_SERVER['SERVER_PROTOCOL'] ?? 'HTTP/1.1';

define( 'WP_CONTENT_DIR', $site . '/wp-content' );
define( 'WP_CONTENT_URL', WP_HOME . '/wp-content' );
define( 'WP_SITEURL', WP_HOME );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', 'key of ' . $name );
	define( $name . '_SALT', 'salt of ' . $name );
}

// Nothing leaves the machine, and nothing runs by itself.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );

define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', $site . '/php.log' );

$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
