<?php
/**
 * WooCommerce's functions that plugins call.
 */

defined( 'ABSPATH' ) || exit;

/** @return WC_Product|false|null false when there is no such product */
function wc_get_product( $product = false ) {
	$id = $product instanceof WC_Product ? $product->get_id() : ( $product instanceof WP_Post ? $product->ID : (int) $product );
	switch ( get_post_type( $id ) ) {
		case 'product_variation':
			return new WC_Product_Variation( $id );
		case 'product':
			return has_term( 'variable', 'product_type', $id ) ? new WC_Product_Variable( $id ) : new WC_Product_Simple( $id );
		default:
			return false;
	}
}

/** As orders and refunds do it: the number past all hooks, then a save. */
function wc_update_product_stock( $product, $quantity = null, $operation = 'set' ) {
	global $wpdb;
	$product = wc_get_product( $product );
	$now     = (int) $product->get_stock_quantity();
	$new     = 'set' === $operation ? $quantity : ( 'increase' === $operation ? $now + $quantity : $now - $quantity );
	$wpdb->update(
		$wpdb->postmeta,
		array( 'meta_value' => $new ),
		array(
			'post_id'  => $product->get_id(),
			'meta_key' => '_stock',
		)
	);
	wp_cache_delete( $product->get_id(), 'post_meta' );
	do_action( 'woocommerce_updated_product_stock', $product->get_id() );
	$product = wc_get_product( $product );
	$product->save();
	do_action( $product->is_type( 'variation' ) ? 'woocommerce_variation_set_stock' : 'woocommerce_product_set_stock', $product );
	return $new;
}

function get_woocommerce_currency() {
	return get_option( 'woocommerce_currency', 'IRT' );
}

function wc_rest_check_post_permissions( $post_type, $context = 'read', $id = 0 ) {
	$deeds = array(
		'read'   => 'read_private_posts',
		'create' => 'publish_posts',
		'edit'   => 'edit_post',
		'delete' => 'delete_post',
		'batch'  => 'edit_others_posts',
	);
	return current_user_can( get_post_type_object( $post_type )->cap->{ $deeds[ $context ] }, $id );
}

function wc_rest_prepare_date_response( $date, $utc = true ) {
	if ( ! $date ) {
		return null;
	}
	$moment = new DateTime( $date, wp_timezone() );
	return ( $utc ? $moment->setTimezone( new DateTimeZone( 'UTC' ) ) : $moment )->format( 'Y-m-d\TH:i:s' );
}

function wc_delete_product_transients( $id = 0 ) {
	do_action( 'woocommerce_delete_product_transients', $id );
}

function wc_get_page_screen_id( $for ) {
	return 'woocommerce_page_wc-' . $for;
}
