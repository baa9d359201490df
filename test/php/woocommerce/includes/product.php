<?php
/**
 * Products as objects: what may be said of one, and what follows from it. Reading and writing is in store.php.
 *
 * Getters and setters are made from the names in PROPS: set_name(), get_sku() …
 */

defined( 'ABSPATH' ) || exit;

class WC_Product {
	/** Columns of the post. */
	const POST = array(
		'name'              => 'post_title',
		'slug'              => 'post_name',
		'description'       => 'post_content',
		'short_description' => 'post_excerpt',
		'status'            => 'post_status',
		'parent_id'         => 'post_parent',
		'menu_order'        => 'menu_order',
		'post_password'     => 'post_password',
		'date_created'      => 'post_date',
	);

	/** Rows of post meta. */
	const META = array(
		'sku'                => '_sku',
		'price'              => '_price',
		'regular_price'      => '_regular_price',
		'sale_price'         => '_sale_price',
		'manage_stock'       => '_manage_stock',
		'stock_quantity'     => '_stock',
		'stock_status'       => '_stock_status',
		'image_id'           => '_thumbnail_id',
		'attributes'         => '_product_attributes',
		'downloads'          => '_downloadable_files',
		'catalog_visibility' => '_visibility',
		'date_on_sale_from'  => '_sale_price_dates_from',
		'date_on_sale_to'    => '_sale_price_dates_to',
	);

	/** Terms, by their ids. */
	const TERMS = array(
		'category_ids' => 'product_cat',
		'tag_ids'      => 'product_tag',
		'brand_ids'    => 'product_brand',
	);

	const PROPS = array(
		'name'               => '',
		'slug'               => '',
		'description'        => '',
		'short_description'  => '',
		'status'             => 'publish',
		'parent_id'          => 0,
		'menu_order'         => 0,
		'post_password'      => '',
		'date_created'       => '',
		'sku'                => '',
		'price'              => '',
		'regular_price'      => '',
		'sale_price'         => '',
		'manage_stock'       => 'no',
		'stock_quantity'     => '',
		'stock_status'       => 'instock',
		'image_id'           => 0,
		'attributes'         => array(),
		'downloads'          => array(),
		'catalog_visibility' => 'visible',
		'date_on_sale_from'  => '',
		'date_on_sale_to'    => '',
		'category_ids'       => array(),
		'tag_ids'            => array(),
		'brand_ids'          => array(),
	);

	protected $id      = 0;
	protected $data    = self::PROPS;
	protected $changes = array();
	protected $type    = 'simple';

	public function __construct( $id = 0 ) {
		if ( $id ) {
			$this->id   = (int) $id;
			$this->data = stand_in_read( $this->id );
		}
	}

	public function __call( $method, $arguments ) {
		$name = substr( $method, 4 );
		if ( ! array_key_exists( $name, self::PROPS ) ) {
			throw new BadMethodCallException( 'The stand-in for WooCommerce has no ' . $method . '().' );
		}
		if ( 0 === strpos( $method, 'get_' ) ) {
			return $this->changes[ $name ] ?? $this->data[ $name ];
		}
		if ( $this->data[ $name ] !== $arguments[0] ) {
			$this->changes[ $name ] = $arguments[0];
		}
	}

	public function get_id() {
		return $this->id;
	}

	public function get_type() {
		return $this->type;
	}

	public function is_type( $type ) {
		return in_array( $this->type, (array) $type, true );
	}

	public function get_changes() {
		return $this->changes;
	}

	public function get_children() {
		return array();
	}

	public function managing_stock() {
		return in_array( $this->get_manage_stock(), array( true, 'yes' ), true );
	}

	public function get_manage_stock() {
		return in_array( $this->__call( 'get_manage_stock', array() ), array( true, 'yes' ), true );
	}

	public function get_stock_quantity() {
		$stored = $this->__call( 'get_stock_quantity', array() );
		return $this->get_manage_stock() && '' !== $stored ? (int) $stored : null;
	}

	public function is_in_stock() {
		return 'outofstock' !== $this->get_stock_status();
	}

	public function is_on_sale() {
		return '' !== $this->get_sale_price() && $this->get_price() === $this->get_sale_price();
	}

	public function get_permalink() {
		return get_permalink( $this->id );
	}

	public function get_date_modified() {
		$post = get_post( $this->id );
		return $post ? new WC_DateTime( $post->post_modified_gmt, new DateTimeZone( 'UTC' ) ) : null;
	}

	/** The price is worked out, and stock that is counted says whether there is any. */
	public function save() {
		do_action( 'woocommerce_before_product_object_save', $this, null );
		$this->__call( 'set_price', array( '' !== $this->get_sale_price() ? $this->get_sale_price() : $this->get_regular_price() ) );
		if ( $this->managing_stock() ) {
			$this->__call( 'set_stock_status', array( $this->get_stock_quantity() > 0 ? 'instock' : 'outofstock' ) );
		}
		$this->id = $this->id ? stand_in_update( $this ) : stand_in_create( $this );
		do_action( 'woocommerce_after_product_object_save', $this, null );
		return $this->id;
	}

	/** Between what is written and the hook that tells of it. */
	public function apply_changes( int $id ) {
		$this->id      = $id;
		$this->data    = array_merge( $this->data, $this->changes );
		$this->changes = array();
	}

	public function delete( $force = false ) {
		$id   = $this->id;
		$type = $this->is_type( 'variation' ) ? 'product_variation' : 'product';
		if ( $force ) {
			do_action( 'woocommerce_before_delete_' . $type, $id );
			wp_delete_post( $id, true );
			$this->id = 0;
			do_action( 'woocommerce_delete_' . $type, $id );
		} else {
			wp_trash_post( $id );
			do_action( 'woocommerce_trash_' . $type, $id );
		}
		if ( 'product_variation' === $type ) {
			stand_in_sync_later( (int) $this->get_parent_id() );
		}
		return true;
	}
}

class WC_Product_Simple extends WC_Product {}

class WC_Product_Variable extends WC_Product {
	protected $type = 'variable';

	public function get_children() {
		return array_map(
			'intval',
			get_posts(
				array(
					'post_type'   => 'product_variation',
					'post_parent' => $this->id,
					'post_status' => array( 'publish', 'private' ),
					'fields'      => 'ids',
					'numberposts' => -1,
					'orderby'     => 'ID',
					'order'       => 'ASC',
				)
			)
		);
	}
}

class WC_Product_Variation extends WC_Product {
	protected $type = 'variation';

	public function save() {
		$id = parent::save();
		stand_in_sync_later( (int) $this->get_parent_id() );
		return $id;
	}
}

class WC_DateTime extends DateTime {
	public function __toString() {
		return $this->format( DATE_ATOM );
	}
}
