<?php
/**
 * Products as WooCommerce's REST API shows them, with the same fields in the same order: a test compares them with
 * recorded answers. Fields that pilito does not read have fixed values.
 */

defined( 'ABSPATH' ) || exit;

class WC_REST_Products_V2_Controller {
	const FIXED = array(
		'featured'           => false,
		'purchasable'        => true,
		'total_sales'        => 0,
		'virtual'            => false,
		'downloadable'       => false,
		'download_limit'     => -1,
		'download_expiry'    => -1,
		'external_url'       => '',
		'button_text'        => '',
		'tax_status'         => 'taxable',
		'tax_class'          => '',
		'backorders'         => 'no',
		'backorders_allowed' => false,
		'backordered'        => false,
		'low_stock_amount'   => null,
		'sold_individually'  => false,
		'weight'             => '',
		'dimensions'         => array(
			'length' => '',
			'width'  => '',
			'height' => '',
		),
		'shipping_required'  => true,
		'shipping_taxable'   => true,
		'shipping_class'     => '',
		'shipping_class_id'  => 0,
		'reviews_allowed'    => true,
		'average_rating'     => '0.00',
		'rating_count'       => 0,
		'upsell_ids'         => array(),
		'cross_sell_ids'     => array(),
		'purchase_note'      => '',
		'default_attributes' => array(),
		'grouped_products'   => array(),
		'related_ids'        => array(),
		'global_unique_id'   => '',
		'gallery_image_ids'  => array(),
		'price_html'         => '',
	);

	/** In the order of the real answers. */
	const FIELDS = 'id name slug permalink date_created date_created_gmt date_modified date_modified_gmt type status featured catalog_visibility description short_description sku price regular_price sale_price date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale purchasable total_sales virtual downloadable downloads download_limit download_expiry external_url button_text tax_status tax_class manage_stock stock_quantity backorders backorders_allowed backordered low_stock_amount sold_individually weight dimensions shipping_required shipping_taxable shipping_class shipping_class_id reviews_allowed average_rating rating_count upsell_ids cross_sell_ids parent_id purchase_note categories brands tags images attributes default_attributes variations grouped_products menu_order price_html related_ids meta_data stock_status has_options post_password global_unique_id';

	public function prepare_object_for_response( $product, $request ) {
		$data     = $this->pick( $this->facts( $product ) );
		$response = rest_ensure_response( $data );
		$response->add_links( $this->links( $product ) );
		return apply_filters( $this->filter(), $response, $product, $request );
	}

	protected function filter(): string {
		return 'woocommerce_rest_prepare_product_object';
	}

	protected function links( WC_Product $product ): array {
		return array(
			'self'       => array( 'href' => rest_url( 'wc/v3/products/' . $product->get_id() ) ),
			'collection' => array( 'href' => rest_url( 'wc/v3/products' ) ),
		);
	}

	protected function pick( array $facts ): array {
		return array_replace( array_flip( explode( ' ', static::FIELDS ) ), array_intersect_key( $facts, array_flip( explode( ' ', static::FIELDS ) ) ) );
	}

	protected function facts( WC_Product $product ): array {
		$id    = $product->get_id();
		$post  = get_post( $id );
		$facts = self::FIXED;
		foreach ( array_keys( WC_Product::PROPS ) as $name ) {
			$facts[ $name ] = $product->{ 'get_' . $name }();
		}
		foreach ( array( 'date_on_sale_from', 'date_on_sale_to' ) as $name ) {
			$facts[ $name . '_gmt' ] = wc_rest_prepare_date_response( $facts[ $name ] );
			$facts[ $name ]          = wc_rest_prepare_date_response( $facts[ $name ], false );
		}
		return array_merge(
			$facts,
			array(
				'id'                => $id,
				'type'              => $product->get_type(),
				'permalink'         => $product->get_permalink(),
				'date_created'      => str_replace( ' ', 'T', $post->post_date ),
				'date_created_gmt'  => str_replace( ' ', 'T', $post->post_date_gmt ),
				'date_modified'     => str_replace( ' ', 'T', $post->post_modified ),
				'date_modified_gmt' => str_replace( ' ', 'T', $post->post_modified_gmt ),
				'description'       => wpautop( $product->get_description() ),
				'short_description' => wpautop( $product->get_short_description() ),
				'on_sale'           => $product->is_on_sale(),
				'stock_quantity'    => $product->get_stock_quantity(),
				'parent_id'         => (int) $product->get_parent_id(),
				'categories'        => $this->terms( $id, 'product_cat' ),
				'brands'            => $this->terms( $id, 'product_brand' ),
				'tags'              => $this->terms( $id, 'product_tag' ),
				'images'            => $this->image( $product ) ? array( $this->image( $product ) ) : array(),
				'attributes'        => $this->attributes( $product ),
				'variations'        => $product->get_children(),
				'has_options'       => $product->is_type( 'variable' ),
				'meta_data'         => $this->meta( $id ),
			)
		);
	}

	protected function terms( int $id, string $taxonomy ): array {
		return array_map(
			function ( WP_Term $term ) {
				return array(
					'id'   => $term->term_id,
					'name' => $term->name,
					'slug' => $term->slug,
				);
			},
			wp_get_object_terms( $id, $taxonomy )
		);
	}

	protected function image( WC_Product $product ) {
		$id = (int) $product->get_image_id();
		return $id ? array(
			'id'  => $id,
			'src' => (string) wp_get_attachment_url( $id ),
			'alt' => '',
		) : null;
	}

	/** Of a product: name => options. */
	protected function attributes( WC_Product $product ): array {
		$attributes = array();
		foreach ( $product->get_attributes() as $name => $options ) {
			$attributes[] = array(
				'id'        => 0,
				'name'      => $name,
				'slug'      => $name,
				'position'  => count( $attributes ),
				'visible'   => true,
				'variation' => $product->is_type( 'variable' ),
				'options'   => (array) $options,
			);
		}
		return $attributes;
	}

	/** Custom fields; those that WooCommerce holds for its own are left out. */
	protected function meta( int $id ): array {
		$rows = array();
		foreach ( array_diff_key( get_post_meta( $id ), array_flip( WC_Product::META ) ) as $key => $values ) {
			$rows[] = array(
				'id'    => count( $rows ) + 1,
				'key'   => $key,
				'value' => $values[0],
			);
		}
		return $rows;
	}
}

class WC_REST_Products_Controller extends WC_REST_Products_V2_Controller {}

class WC_REST_Product_Variations_Controller extends WC_REST_Products_Controller {
	const FIELDS = 'id type date_created date_created_gmt date_modified date_modified_gmt description permalink sku global_unique_id price regular_price sale_price date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale status purchasable virtual downloadable downloads download_limit download_expiry tax_status tax_class manage_stock stock_quantity stock_status backorders backorders_allowed backordered low_stock_amount weight dimensions shipping_class shipping_class_id image gallery_image_ids attributes menu_order meta_data name parent_id';

	protected function filter(): string {
		return 'woocommerce_rest_prepare_product_variation_object';
	}

	protected function facts( WC_Product $product ): array {
		return array_merge( parent::facts( $product ), array( 'image' => $this->image( $product ) ) );
	}

	protected function links( WC_Product $product ): array {
		$parent = rest_url( 'wc/v3/products/' . $product->get_parent_id() );
		return array(
			'self'       => array( 'href' => $parent . '/variations/' . $product->get_id() ),
			'collection' => array( 'href' => $parent . '/variations' ),
			'up'         => array( 'href' => $parent ),
		);
	}

	/** Of a variation: name => the one option. */
	protected function attributes( WC_Product $product ): array {
		$attributes = array();
		foreach ( $product->get_attributes() as $name => $option ) {
			$attributes[] = array(
				'id'     => 0,
				'name'   => $name,
				'slug'   => $name,
				'option' => $option,
			);
		}
		return $attributes;
	}
}
