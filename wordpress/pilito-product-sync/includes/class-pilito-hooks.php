<?php
/**
 * Hears of every change of a product, whoever makes it, and writes the products down for the outbox. It collects
 * while a request runs, because one save fires a handful of hooks, and writes once at its end. Nothing is sent here.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Hooks {
	/** Written by plugins past WooCommerce; each shows in what a customer is told. */
	const META = array(
		'_price',
		'_regular_price',
		'_sale_price',
		'_sale_price_dates_from',
		'_sale_price_dates_to',
		'_stock',
		'_stock_status',
		'_sku',
		'_global_unique_id',
		'_thumbnail_id',
		'_product_image_gallery',
		'_product_attributes',
	);

	/** An import is written down in lots of this many products, or seconds: so much is lost where PHP is killed. */
	const LOT     = 25;
	const SECONDS = 5;

	/** @var array<int, array<int, true>> Product ids by the site of the network that they are of. */
	private static $dirty = array();

	/** @var float When the first of them was heard of. */
	private static $since = 0.0;

	/** @var bool The request has ended; whoever still saves a product does so after the last flush. */
	private static $ended = false;

	public static function init() {
		foreach ( array( 'new_product', 'update_product', 'new_product_variation', 'update_product_variation', 'updated_product_stock' ) as $name ) {
			add_action( 'woocommerce_' . $name, array( __CLASS__, 'touch' ) );
		}
		foreach ( array( 'save_post_product', 'save_post_product_variation', 'trashed_post', 'untrashed_post', 'before_delete_post' ) as $name ) {
			add_action( $name, array( __CLASS__, 'touch' ) );
		}
		add_action( 'transition_post_status', array( __CLASS__, 'on_status' ), 10, 3 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $name ) {
			add_action( $name, array( __CLASS__, 'on_meta' ), 10, 3 );
		}
		add_action( 'set_object_terms', array( __CLASS__, 'on_terms_set' ), 10, 6 );
		add_action( 'deleted_term_relationships', array( __CLASS__, 'on_terms_removed' ), 10, 3 );
		add_action( 'edited_term', array( __CLASS__, 'on_term_edited' ), 10, 3 );
		add_action( 'delete_term', array( __CLASS__, 'on_term_deleted' ), 10, 5 );
		add_action( 'woocommerce_attribute_updated', array( __CLASS__, 'on_attribute_updated' ), 10, 3 );
		foreach ( array( 'update_option_woocommerce_currency', 'update_option_home', 'permalink_structure_changed', 'update_option_woocommerce_permalinks' ) as $name ) {
			add_action( $name, array( __CLASS__, 'on_all_changed' ) );
		}
		// WooCommerce saves the parents of changed variations at 10.
		add_action( 'shutdown', array( __CLASS__, 'end' ), 100 );
	}

	/** A product, or the variation of one, by its id; anything else is not ours. */
	public static function touch( $id ) {
		$type = get_post_type( (int) $id );
		if ( 'product_variation' === $type ) {
			$id = wp_get_post_parent_id( (int) $id );
		} elseif ( 'product' !== $type ) {
			return;
		}
		// A product that nobody has saved yet is not one.
		if ( ! $id || 'auto-draft' === get_post_status( (int) $id ) ) {
			return;
		}
		if ( ! self::$dirty ) {
			self::$since = microtime( true );
		}
		$site = get_current_blog_id();
		self::$dirty[ $site ][ (int) $id ] = true;
		if ( self::$ended || count( self::$dirty[ $site ] ) >= self::LOT || microtime( true ) - self::$since > self::SECONDS ) {
			self::flush();
		}
	}

	public static function end() {
		self::$ended = true;
		self::flush();
	}

	public static function on_status( $new_status, $old_status, $post ) {
		self::touch( $post->ID );
	}

	public static function on_meta( $meta_id, $object_id, $meta_key ) {
		if ( in_array( $meta_key, self::META, true ) ) {
			self::touch( $object_id );
		}
	}

	public static function on_terms_set( $object_id, $terms, $tt_ids, $taxonomy, $append, $old_tt_ids ) {
		$before = array_map( 'intval', (array) $old_tt_ids );
		$after  = array_map( 'intval', (array) $tt_ids );
		$same   = $append ? ! array_diff( $after, $before ) : ! array_diff( $after, $before ) && ! array_diff( $before, $after );
		if ( ! $same && self::is_ours( $taxonomy ) ) {
			self::touch( $object_id );
		}
	}

	public static function on_terms_removed( $object_id, $tt_ids, $taxonomy ) {
		if ( self::is_ours( $taxonomy ) ) {
			self::touch( $object_id );
		}
	}

	/** No product is saved when a category, tag, brand or attribute value gets another name, yet each one shows it. */
	public static function on_term_edited( $term_id, $tt_id, $taxonomy ) {
		global $wpdb;
		if ( self::is_ours( $taxonomy ) ) {
			self::touch_where( $wpdb->prepare( 'r.term_taxonomy_id = %d', $tt_id ) );
		}
	}

	public static function on_term_deleted( $term_id, $tt_id, $taxonomy, $term, $object_ids ) {
		if ( self::is_ours( $taxonomy ) ) {
			array_map( array( __CLASS__, 'touch' ), (array) $object_ids );
		}
	}

	public static function on_attribute_updated( $id, $attribute, $old_slug ) {
		global $wpdb;
		self::touch_where( $wpdb->prepare( 't.taxonomy IN ( %s, %s )', 'pa_' . $attribute['attribute_name'], 'pa_' . $old_slug ) );
	}

	/** The currency or the addresses: it shows in each product. */
	public static function on_all_changed() {
		if ( pilito_ps_is_configured() ) {
			Pilito_PS_Full_Sync::start();
		}
	}

	/** Writes down what this request changed. */
	public static function flush() {
		$dirty       = self::$dirty;
		self::$dirty = array();
		foreach ( $dirty as $site => $ids ) {
			$elsewhere = get_current_blog_id() !== $site;
			if ( $elsewhere ) {
				switch_to_blog( $site );
			}
			Pilito_PS_Outbox::mark( array_keys( $ids ) );
			if ( $elsewhere ) {
				restore_current_blog();
			}
		}
	}

	private static function is_ours( $taxonomy ): bool {
		return is_object_in_taxonomy( 'product', $taxonomy );
	}

	private static function touch_where( string $condition ) {
		global $wpdb;
		Pilito_PS_Outbox::mark_found(
			"SELECT DISTINCT p.ID AS id FROM {$wpdb->posts} p
			JOIN {$wpdb->term_relationships} r ON r.object_id = p.ID
			JOIN {$wpdb->term_taxonomy} t ON t.term_taxonomy_id = r.term_taxonomy_id
			WHERE p.post_type = 'product' AND p.post_status NOT IN ( 'auto-draft', 'inherit' ) AND {$condition}"
		);
	}
}
