<?php
/**
 * What happens to a product's variations when it is trashed, comes back or goes, and to a parent when a variation
 * changed. WooCommerce does this on WordPress's own hooks, so that it happens in wp-admin as well.
 */

defined( 'ABSPATH' ) || exit;

add_action( 'wp_trash_post', 'stand_in_trash_variations' );
add_action( 'untrashed_post', 'stand_in_untrash_variations' );
add_action( 'delete_post', 'stand_in_delete_variations' );
add_action( 'transition_post_status', 'stand_in_tell_of_publishing', 10, 3 );
add_action( 'shutdown', 'stand_in_sync_parents', 10 );

// WordPress restores as drafts; WooCommerce restores products as what they were.
add_filter(
	'wp_untrash_post_status',
	function ( $status, $id, $previous ) {
		return in_array( get_post_type( $id ), array( 'product', 'product_variation' ), true ) ? $previous : $status;
	},
	10,
	3
);

function stand_in_variations_of( int $id, string $status ): array {
	return get_posts(
		array(
			'post_type'   => 'product_variation',
			'post_parent' => $id,
			'post_status' => $status,
			'fields'      => 'ids',
			'numberposts' => -1,
			'orderby'     => 'ID',
			'order'       => 'ASC',
		)
	);
}

function stand_in_trash_variations( $id ) {
	if ( 'product' !== get_post_type( $id ) ) {
		return;
	}
	foreach ( stand_in_variations_of( $id, 'any' ) as $variation ) {
		wp_trash_post( $variation );
		do_action( 'woocommerce_trash_product_variation', $variation );
	}
}

function stand_in_untrash_variations( $id ) {
	if ( 'product' !== get_post_type( $id ) ) {
		return;
	}
	foreach ( stand_in_variations_of( $id, 'trash' ) as $variation ) {
		wp_untrash_post( $variation );
	}
	wc_get_product( $id )->save();
}

function stand_in_delete_variations( $id ) {
	if ( 'product' !== get_post_type( $id ) ) {
		return;
	}
	foreach ( array_merge( stand_in_variations_of( $id, 'any' ), stand_in_variations_of( $id, 'trash' ) ) as $variation ) {
		do_action( 'woocommerce_before_delete_product_variation', $variation );
		wp_delete_post( $variation, true );
		do_action( 'woocommerce_delete_product_variation', $variation );
	}
}

function stand_in_tell_of_publishing( $new, $old, $post ) {
	if ( 'publish' === $new && 'publish' !== $old && 'product' === $post->post_type ) {
		do_action( 'woocommerce_product_published', $post->ID );
	}
}

/** A parent's price follows from its variations; it is worked out once, when the request ends. */
function stand_in_sync_later( int $parent ) {
	$GLOBALS['stand_in_parents'][ $parent ] = true;
}

function stand_in_sync_parents() {
	$parents                     = array_keys( $GLOBALS['stand_in_parents'] ?? array() );
	$GLOBALS['stand_in_parents'] = array();
	foreach ( $parents as $id ) {
		$parent = wc_get_product( $id );
		if ( ! $parent || ! $parent->is_type( 'variable' ) ) {
			continue;
		}
		do_action( 'woocommerce_updated_product_price', $id );
		do_action( 'woocommerce_variable_product_sync_data', $parent );
		$parent->save();
	}
}
