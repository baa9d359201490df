<?php
/**
 * Products in posts, meta and terms. The order of the hooks is that of WooCommerce, which is what the plugin's tests
 * are about.
 */

defined( 'ABSPATH' ) || exit;

function stand_in_read( int $id ): array {
	$post = get_post( $id );
	$data = WC_Product::PROPS;
	foreach ( WC_Product::POST as $name => $column ) {
		$data[ $name ] = $post->$column;
	}
	foreach ( WC_Product::META as $name => $key ) {
		if ( metadata_exists( 'post', $id, $key ) ) {
			$data[ $name ] = get_post_meta( $id, $key, true );
		}
	}
	foreach ( WC_Product::TERMS as $name => $taxonomy ) {
		$terms         = wp_get_object_terms( $id, $taxonomy, array( 'fields' => 'ids' ) );
		$data[ $name ] = array_map( 'intval', $terms );
	}
	return $data;
}

function stand_in_create( WC_Product $product ): int {
	$variation = $product->is_type( 'variation' );
	$id        = wp_insert_post(
		array_merge(
			stand_in_post_of( $product ),
			array(
				'post_type'     => $variation ? 'product_variation' : 'product',
				// Otherwise WordPress gives drafts none.
				'post_date'     => $product->get_date_created() ? $product->get_date_created() : current_time( 'mysql' ),
				'post_date_gmt' => $product->get_date_created() ? get_gmt_from_date( $product->get_date_created() ) : current_time( 'mysql', 1 ),
			)
		)
	);
	stand_in_write_meta_and_terms( $product, $id, $product->get_changes() );
	wp_set_object_terms( $id, $product->get_type(), 'product_type' );
	stand_in_tell_of_stock( $product, $id, true );
	do_action( 'woocommerce_product_object_updated_props', $product, array() );
	stand_in_delete_transients( $product, $id );
	$product->apply_changes( $id );
	do_action( $variation ? 'woocommerce_new_product_variation' : 'woocommerce_new_product', $id, $product );
	return $id;
}

/** A save that changes nothing of the post itself writes only its time, past the hooks of WordPress. */
function stand_in_update( WC_Product $product ): int {
	global $wpdb;
	$id      = $product->get_id();
	$changes = $product->get_changes();
	if ( array_intersect_key( $changes, WC_Product::POST ) && ! doing_action( 'save_post' ) ) {
		wp_update_post( array_merge( stand_in_post_of( $product ), array( 'ID' => $id ) ) );
	} else {
		$row = array(
			'post_modified'     => current_time( 'mysql' ),
			'post_modified_gmt' => current_time( 'mysql', 1 ),
		);
		foreach ( array_intersect_key( WC_Product::POST, $changes ) as $name => $column ) {
			$row[ $column ] = $changes[ $name ];
		}
		$wpdb->update( $wpdb->posts, $row, array( 'ID' => $id ) );
		clean_post_cache( $id );
	}
	stand_in_write_meta_and_terms( $product, $id, $changes );
	stand_in_tell_of_stock( $product, $id, false );
	do_action( 'woocommerce_product_object_updated_props', $product, array_keys( $changes ) );
	stand_in_delete_transients( $product, $id );
	$product->apply_changes( $id );
	do_action( $product->is_type( 'variation' ) ? 'woocommerce_update_product_variation' : 'woocommerce_update_product', $id, $product );
	return $id;
}

function stand_in_post_of( WC_Product $product ): array {
	$post = array();
	foreach ( WC_Product::POST as $name => $column ) {
		$post[ $column ] = $product->{ 'get_' . $name }();
	}
	return wp_slash( $post );
}

function stand_in_write_meta_and_terms( WC_Product $product, int $id, array $changed ) {
	foreach ( array_intersect_key( WC_Product::META, $changed ) as $name => $key ) {
		$value = $product->{ 'get_' . $name }();
		$value = is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : $value;
		update_post_meta( $id, $key, wp_slash( $value ) );
	}
	foreach ( array_intersect_key( WC_Product::TERMS, $changed ) as $name => $taxonomy ) {
		wp_set_object_terms( $id, $product->{ 'get_' . $name }(), $taxonomy );
	}
}

function stand_in_tell_of_stock( WC_Product $product, int $id, bool $new ) {
	$thing   = $product->is_type( 'variation' ) ? 'variation' : 'product';
	$changes = $product->get_changes();
	if ( array_key_exists( 'stock_quantity', $changes ) ) {
		do_action( 'woocommerce_' . $thing . '_set_stock', $product );
	}
	if ( $new || array_key_exists( 'stock_status', $changes ) ) {
		do_action( 'woocommerce_' . $thing . '_set_stock_status', $id, $product->get_stock_status(), $product );
	}
}

/** Once for the product and, of a variation, once for its parent: plugins hang on this hook as well. */
function stand_in_delete_transients( WC_Product $product, int $id ) {
	do_action( 'woocommerce_delete_product_transients', $id );
	if ( $product->is_type( 'variation' ) ) {
		do_action( 'woocommerce_delete_product_transients', (int) $product->get_parent_id() );
	}
}
