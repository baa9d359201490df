<?php
/**
 * Post types, taxonomies, capabilities and the admin menu, named as in WooCommerce.
 */

defined( 'ABSPATH' ) || exit;

function stand_in_register_types() {
	register_post_type(
		'product',
		array(
			'label'           => 'Products',
			'public'          => true,
			'show_in_rest'    => true,
			'capability_type' => 'product',
			'map_meta_cap'    => true,
			'supports'        => array( 'title', 'editor', 'excerpt', 'thumbnail' ),
			'rewrite'         => array( 'slug' => 'product' ),
		)
	);
	register_post_type(
		'product_variation',
		array(
			'label'           => 'Variations',
			'public'          => false,
			'hierarchical'    => false,
			'capability_type' => 'product',
			'map_meta_cap'    => true,
		)
	);
	foreach ( array( 'product_cat', 'product_tag', 'product_brand', 'pa_color', 'pa_size' ) as $taxonomy ) {
		register_taxonomy(
			$taxonomy,
			array( 'product' ),
			array(
				'label'        => $taxonomy,
				'hierarchical' => 'product_cat' === $taxonomy,
			)
		);
	}
	// For the type a product has, and for where it may be seen.
	register_taxonomy( 'product_type', array( 'product' ), array( 'public' => false ) );
	register_taxonomy( 'product_visibility', array( 'product', 'product_variation' ), array( 'public' => false ) );
}

function stand_in_grant_capabilities() {
	$role = get_role( 'administrator' );
	$role->add_cap( 'manage_woocommerce' );
	foreach ( array( 'product', 'products' ) as $thing ) {
		foreach ( array( 'edit', 'read', 'delete', 'publish', 'edit_others', 'edit_published', 'edit_private', 'read_private', 'delete_others', 'delete_published', 'delete_private' ) as $deed ) {
			$role->add_cap( $deed . '_' . $thing );
		}
	}
}

add_action(
	'admin_menu',
	function () {
		add_menu_page( 'WooCommerce', 'WooCommerce', 'manage_woocommerce', 'woocommerce', '__return_null' );
	},
	9
);
