<?php
/**
 * What is said of a product: as WooCommerce's own REST API shows it, with all its variations. It is read when it is
 * sent, so it is always the newest state.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Payload {
	/** The largest body, in bytes: web servers take 1 MB where nobody has told them otherwise. */
	const MAX_BYTES = 900000;

	/** The head that every body begins with, as JSON without its closing brace. */
	public static function head(): string {
		$head = array(
			'version'        => 2,
			'site'           => array(
				'url'         => home_url(),
				'name'        => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
				'currency'    => get_woocommerce_currency(),
				'timezone'    => wp_timezone_string(),
				'locale'      => get_locale(),
				'wordpress'   => get_bloginfo( 'version' ),
				'woocommerce' => defined( 'WC_VERSION' ) ? WC_VERSION : '',
			),
			'plugin_version' => PILITO_PS_VERSION,
		);
		return substr( self::encode( $head ), 0, -1 );
	}

	/**
	 * The events that tell of one row: one, or several where the variations do not fit into one body. The first of them
	 * carries the product, the others only what it is called. Each names all variations, so none is taken for gone.
	 *
	 * @return array[] Of array( 'id' => string, 'type' => string, 'json' => string ).
	 * @throws RuntimeException Where the product cannot be written as JSON; whatever a plugin throws while it is shown.
	 */
	public static function events( array $row ): array {
		$id      = (int) $row['product_id'];
		$product = 'product' === get_post_type( $id ) ? wc_get_product( $id ) : null;
		if ( false === $product ) {
			// It is there, so it must not be called deleted.
			throw new RuntimeException( 'WooCommerce cannot read the product.' );
		}
		$type    = self::type( $row, $product ? $product->get_status() : 'gone' );
		$data    = $product ? self::show( new WC_REST_Products_Controller(), $product ) : array( 'id' => $id );
		$data    = apply_filters( 'pilito_ps_payload', $data, $product );
		$base    = 'pps_' . get_option( 'pilito_ps_install' ) . '_' . $id . '_' . $row['generation'];
		$lots    = 'product.deleted' === $type ? array( array() ) : self::variation_lots( $product, $data );
		$events  = array();
		foreach ( $lots as $number => $variations ) {
			$event_id = $number > 0 ? $base . '_' . ( $number + 1 ) : $base;
			$json     = self::encode( array( 'event_id' => $event_id, 'event_type' => $type, 'product' => $number > 0 ? self::brief( $data ) : $data ) );
			$json     = substr( $json, 0, -1 ) . ',"variations":[' . implode( ',', $variations ) . ']}';
			$events[] = array( 'id' => $event_id, 'type' => $type, 'json' => $json );
		}
		return $events;
	}

	private static function type( array $row, string $status ): string {
		if ( in_array( $status, array( 'gone', 'trash', 'auto-draft' ), true ) ) {
			return 'product.deleted';
		}
		if ( 'product.deleted' === $row['last_event'] ) {
			return 'product.restored';
		}
		return 0 === (int) $row['sent_at'] ? 'product.created' : 'product.updated';
	}

	/** What names a product and dates it; the server keeps what is left out as it knows it. */
	private static function brief( array $data ): array {
		return array_intersect_key( $data, array_flip( array( 'id', 'name', 'type', 'status', 'date_created_gmt', 'date_modified_gmt', 'variations' ) ) );
	}

	/**
	 * Lots of variations, each variation as JSON. The first lot goes with the product, and is empty where that fills a
	 * body alone.
	 *
	 * @return array[]
	 */
	private static function variation_lots( WC_Product $product, array $data ): array {
		$room       = self::MAX_BYTES - strlen( self::encode( self::brief( $data ) ) ) - 2000;
		$controller = new WC_REST_Product_Variations_Controller();
		$lots       = array( array() );
		$used       = strlen( self::encode( $data ) );
		foreach ( isset( $data['variations'] ) ? (array) $data['variations'] : array() as $id ) {
			$variation = wc_get_product( (int) $id );
			if ( ! $variation ) {
				continue;
			}
			$shown = array( 'parent_id' => $product->get_id() ) + self::show( $controller, $variation );
			$json  = self::encode( apply_filters( 'pilito_ps_payload', $shown, $variation ) );
			if ( $used > 0 && $used + strlen( $json ) > $room ) {
				$lots[] = array();
				$used   = 0;
			}
			$lots[ count( $lots ) - 1 ][] = $json;
			$used                        += strlen( $json ) + 1;
		}
		return $lots;
	}

	/**
	 * As the REST API shows it, without what no catalogue needs and no other server should hold: custom fields, the
	 * files of downloads, the note for buyers (often a key), what it cost the shop, how often it was sold, the password.
	 */
	private static function show( WC_REST_Products_V2_Controller $controller, WC_Product $product ): array {
		$request = new WP_REST_Request( 'GET', '/wc/v3/products/' . $product->get_id() );
		$request->set_param( 'context', 'view' );
		$data = $controller->prepare_object_for_response( $product, $request )->get_data();
		foreach ( array( 'meta_data', 'downloads' ) as $field ) {
			if ( isset( $data[ $field ] ) ) {
				$data[ $field ] = array();
			}
		}
		unset( $data['purchase_note'], $data['cost_of_goods_sold'], $data['total_sales'] );
		if ( ! empty( $data['post_password'] ) ) {
			$data['post_password'] = 'protected';
		}
		return $data;
	}

	private static function encode( array $data ): string {
		// Escaped, a Persian text would take three times the room.
		$json = wp_json_encode( $data, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		if ( false === $json ) {
			throw new RuntimeException( 'The product cannot be written as JSON: ' . json_last_error_msg() );
		}
		return $json;
	}
}
