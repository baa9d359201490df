<?php
/**
 * What an owner may tell customers: the text that WordPress offers under Settings → Privacy → Policy Guide.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Privacy {
	public static function init() {
		add_action( 'admin_init', array( __CLASS__, 'add_text' ) );
	}

	public static function add_text() {
		if ( function_exists( 'wp_add_privacy_policy_content' ) ) {
			wp_add_privacy_policy_content( __( 'Pilito Product Sync', 'pilito-product-sync' ), wp_kses_post( self::text() ) );
		}
	}

	private static function text(): string {
		$host   = (string) wp_parse_url( pilito_ps_server_url(), PHP_URL_HOST );
		$server = '' === $host
			? __( 'the pilito server that you connect', 'pilito-product-sync' )
			/* translators: %s: a host name. */
			: sprintf( __( 'your pilito server (%s)', 'pilito-product-sync' ), $host );
		/* translators: %s: "your pilito server (…)". */
		$what = sprintf( __( 'This plugin sends the data of your products to %s: names, descriptions, prices, stock, categories, tags, attributes, the addresses of pictures and pages, of published and unpublished products alike, together with the name, address, currency, language and time zone of your site and the versions of WordPress and WooCommerce.', 'pilito-product-sync' ), $server );
		$not  = __( 'It sends nothing about your customers, visitors, orders or users, and no text of reviews; it sets no cookies, and it changes nothing in what visitors load. Custom fields of products, files for download, purchase notes, costs, numbers of sales and passwords of protected products are left out.', 'pilito-product-sync' );
		$out  = __( 'We send the data of our products to a service that answers questions about them. Data of visitors and customers is not part of it.', 'pilito-product-sync' );
		return '<div class="wp-suggested-text">'
			. '<p class="privacy-policy-tutorial">' . esc_html( $what ) . '</p>'
			. '<p class="privacy-policy-tutorial">' . esc_html( $not ) . '</p>'
			. '<p><strong class="privacy-policy-tutorial">' . esc_html__( 'Suggested text:', 'pilito-product-sync' ) . ' </strong>' . esc_html( $out ) . '</p>'
			. '</div>';
	}
}
