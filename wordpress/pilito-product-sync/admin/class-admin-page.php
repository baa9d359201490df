<?php
/**
 * The settings page under WooCommerce: its place in the menu, what it loads, and the notice that speaks up elsewhere
 * when sending has stopped. What its buttons do is in class-admin-ajax.php, what it looks like in views/.
 */

defined( 'ABSPATH' ) || exit;

require_once PILITO_PS_DIR . 'admin/class-admin-settings.php';
require_once PILITO_PS_DIR . 'admin/class-admin-view.php';

final class Pilito_PS_Admin_Page {
	const SLUG = 'pilito-product-sync';

	/** What WordPress calls our screen. It contains WooCommerce's translated menu title, so it cannot be written here. */
	private static $screen = '';

	public static function init() {
		add_action( 'admin_menu', array( __CLASS__, 'add_menu' ), 60 );
		add_action( 'admin_enqueue_scripts', array( __CLASS__, 'enqueue' ) );
		add_action( 'admin_notices', array( __CLASS__, 'tell_paused' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PILITO_PS_FILE ), array( __CLASS__, 'add_action_link' ) );
	}

	public static function url(): string {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}

	public static function add_menu() {
		$title = __( 'Pilito Sync', 'pilito-product-sync' );
		$badge = null === Pilito_PS_Sender::paused() ? '' : sprintf(
			' <span class="awaiting-mod"><span aria-hidden="true">!</span><span class="screen-reader-text">%s</span></span>',
			esc_html__( 'paused', 'pilito-product-sync' )
		);
		self::$screen = (string) add_submenu_page( 'woocommerce', $title, esc_html( $title ) . $badge, 'manage_woocommerce', self::SLUG, array( __CLASS__, 'show' ) );
	}

	public static function add_action_link( $links ) {
		if ( current_user_can( 'manage_woocommerce' ) ) {
			$link = sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'pilito-product-sync' ) );
			array_unshift( $links, $link );
		}
		return $links;
	}

	public static function enqueue( $screen ) {
		if ( 'edit.php' === $screen && 'product' === self::post_type() ) {
			self::style( 'products' );
		}
		if ( self::$screen !== $screen ) {
			return;
		}
		self::style( 'admin' );
		self::style( 'delivery' );
		wp_enqueue_script( 'pilito-ps-admin', plugins_url( 'admin/js/admin.js', PILITO_PS_FILE ), array( 'wp-a11y' ), PILITO_PS_VERSION, true );
		wp_localize_script(
			'pilito-ps-admin',
			'pilitoPs',
			array(
				'url'     => admin_url( 'admin-ajax.php' ),
				'nonce'   => wp_create_nonce( 'pilito_ps_status' ),
				'working' => __( 'One moment…', 'pilito-product-sync' ),
				'offline' => __( 'This site does not answer now. The page goes on by itself when it does.', 'pilito-product-sync' ),
				'failed'  => __( 'This site could not do that. Try again, and look into its error log when it happens again.', 'pilito-product-sync' ),
				'expired' => __( 'This page has been open for too long. Reload it and try again.', 'pilito-product-sync' ),
			)
		);
	}

	public static function show() {
		if ( ! current_user_can( 'manage_woocommerce' ) ) {
			wp_die( esc_html__( 'You are not allowed to do this.', 'pilito-product-sync' ), 403 );
		}
		include PILITO_PS_DIR . 'admin/views/settings.php';
	}

	/** Where those who can mend it come by: the dashboard and WooCommerce's screens. Our own page says it by itself. */
	public static function tell_paused() {
		$screen = get_current_screen();
		if ( ! $screen || self::$screen === $screen->id || ! current_user_can( 'manage_woocommerce' ) ) {
			return;
		}
		$ids    = function_exists( 'wc_get_screen_ids' ) ? wc_get_screen_ids() : array();
		$paused = in_array( $screen->id, array_merge( $ids, array( 'dashboard' ) ), true ) ? Pilito_PS_Sender::paused() : null;
		if ( null === $paused ) {
			return;
		}
		$link = sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Open its settings', 'pilito-product-sync' ) );
		$name = '<strong>' . esc_html__( 'Pilito Product Sync:', 'pilito-product-sync' ) . '</strong>';
		Pilito_PS_Admin_View::out( '<div class="notice notice-error"><p>' . $name . ' ' . Pilito_PS_Admin_View::paused( $paused ) . ' ' . $link . '</p></div>' );
	}

	private static function style( string $name ) {
		wp_enqueue_style( 'pilito-ps-' . $name, plugins_url( 'admin/css/' . $name . '.css', PILITO_PS_FILE ), array( 'dashicons' ), PILITO_PS_VERSION );
	}

	private static function post_type(): string {
		$screen = get_current_screen();
		return $screen ? (string) $screen->post_type : '';
	}
}
