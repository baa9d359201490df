<?php
/**
 * Short cuts for the PHP that tests run inside a site.
 */

/** A saved product. `type` variable or simple; anything else by the names of the setters. Returns its id. */
function product( array $props = array() ): int {
	$class   = 'variable' === ( $props['type'] ?? '' ) ? 'WC_Product_Variable' : 'WC_Product_Simple';
	$product = new $class();
	unset( $props['type'] );
	return set( $product, $props + array( 'name' => 'Mug', 'regular_price' => '10' ) );
}

/** That many saved products; their ids. Each has a name of its own, or WordPress would try all slugs before. */
function products( int $count ): array {
	wp_defer_term_counting( true );
	return array_map(
		function () {
			return product( array( 'name' => 'Mug ' . wp_generate_password( 8, false ) ) );
		},
		range( 1, $count )
	);
}

/** A saved variation of that product. */
function variation( int $parent, array $props = array() ): int {
	return set( new WC_Product_Variation(), $props + array( 'parent_id' => $parent, 'regular_price' => '10' ) );
}

/** Saves changes of a product or variation. */
function edit( int $id, array $props ): int {
	return set( wc_get_product( $id ), $props );
}

function set( WC_Product $product, array $props ): int {
	foreach ( $props as $name => $value ) {
		$product->{ 'set_' . $name }( $value );
	}
	return $product->save();
}

/** A new term; its id. */
function term( string $name, string $taxonomy = 'product_cat' ): int {
	return wp_insert_term( $name, $taxonomy )['term_id'];
}
