<?php
/**
 * Installs WordPress as the famous form does, without anybody filling it in. The shop is in Tehran, because there the
 * site's time is never the UTC time.
 */

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Shop', 'admin', 'admin@shop.example', false, '', 'password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'timezone_string', 'Asia/Tehran' );
wp_create_user( 'customer', 'password', 'customer@shop.example' );
