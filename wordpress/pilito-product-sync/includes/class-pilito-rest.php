<?php
/**
 * What makes the shop cheap to read: pilito's own requests are answered without the link that costs WordPress the most,
 * and the manifest tells which products exist and when each was changed, so that only what differs is read at all.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Rest {
	const NAMESPACE_V1  = 'pilito/v1';
	const MOST_PER_PAGE = 5000;

	public static function init() {
		add_filter( 'woocommerce_rest_is_request_to_rest_api', array( __CLASS__, 'accepts_keys' ) );
		add_filter( 'woocommerce_rest_prepare_product_object', array( __CLASS__, 'without_self_link' ), 99, 3 );
		add_filter( 'woocommerce_rest_prepare_product_variation_object', array( __CLASS__, 'without_self_link' ), 99, 3 );
		add_filter( 'rest_post_dispatch', array( __CLASS__, 'announce' ), 10, 3 );
		add_action( 'rest_api_init', array( __CLASS__, 'register_routes' ) );
	}

	public static function register_routes() {
		register_rest_route(
			self::NAMESPACE_V1,
			'/manifest',
			array(
				'methods'             => 'GET',
				'callback'            => array( __CLASS__, 'manifest' ),
				'permission_callback' => array( __CLASS__, 'may_read' ),
				'show_in_index'       => false,
				'args'                => array(
					'after'    => array(
						'type'    => 'integer',
						'minimum' => 0,
						'default' => 0,
					),
					'per_page' => array(
						'type'    => 'integer',
						'minimum' => 1,
						'maximum' => self::MOST_PER_PAGE,
						'default' => self::MOST_PER_PAGE,
					),
				),
			)
		);
	}

	/** WooCommerce looks at consumer keys only on routes it holds for its own; the manifest is read with the same keys. */
	public static function accepts_keys( $is_rest_api ) {
		if ( $is_rest_api || empty( $_SERVER['REQUEST_URI'] ) ) {
			return $is_rest_api;
		}
		$path = wp_parse_url( esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ) ), PHP_URL_PATH );
		return false !== strpos( (string) $path, '/' . rest_get_url_prefix() . '/' . self::NAMESPACE_V1 . '/' );
	}

	/**
	 * WordPress works out what may be done with every item by matching its own link against all routes of the site,
	 * which is more than half of the work of a listing. Nobody but pilito is kept from that link.
	 */
	public static function without_self_link( $response, $item, $request ) {
		if ( $response instanceof WP_REST_Response && self::is_from_pilito( $request ) ) {
			$response->remove_link( 'self' );
		}
		return $response;
	}

	/** By this header pilito knows that there is a manifest. Who may not read is not told. */
	public static function announce( $response, $server, $request ) {
		if ( $response instanceof WP_HTTP_Response && self::is_from_pilito( $request ) && is_user_logged_in() ) {
			$response->header( 'X-Pilito-Product-Sync', PILITO_PS_VERSION );
		}
		return $response;
	}

	/** As for reading products through WooCommerce's own routes. */
	public static function may_read() {
		if ( function_exists( 'wc_rest_check_post_permissions' ) && wc_rest_check_post_permissions( 'product', 'read' ) ) {
			return true;
		}
		return new WP_Error(
			'woocommerce_rest_cannot_view',
			'Sorry, you cannot list resources.',
			array( 'status' => rest_authorization_required_code() )
		);
	}

	/**
	 * All products and variations in the order of their ids: id, parent, when it was changed (GMT), status. The trash
	 * is among them, what nobody has saved yet is not. `count` is how many there are in all; `next` asks for what
	 * follows.
	 */
	public static function manifest( WP_REST_Request $request ) {
		global $wpdb;
		$after    = (int) $request['after'];
		$per_page = (int) $request['per_page'];
		$products = "post_type IN ( 'product', 'product_variation' ) AND post_status NOT IN ( 'auto-draft', 'inherit' )";
		// The state of this very moment is asked for; $products is a constant text.
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared
		$count = (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->posts} WHERE {$products}" );
		$rows  = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT ID, post_parent, post_modified_gmt, post_status FROM {$wpdb->posts}
				WHERE ID > %d AND {$products} ORDER BY ID LIMIT %d",
				$after,
				$per_page
			),
			ARRAY_N
		);
		// phpcs:enable
		if ( '' !== $wpdb->last_error || ! is_array( $rows ) ) {
			return new WP_Error( 'pilito_ps_database', 'The database did not answer.', array( 'status' => 500 ) );
		}
		$last = end( $rows );
		return array(
			'count' => $count,
			'items' => array_map( array( __CLASS__, 'item' ), $rows ),
			'next'  => count( $rows ) < $per_page ? null : (int) $last[0],
		);
	}

	private static function item( array $row ): array {
		$modified = '0000-00-00 00:00:00' === $row[2] ? null : str_replace( ' ', 'T', $row[2] );
		return array( (int) $row[0], (int) $row[1], $modified, $row[3] );
	}

	private static function is_from_pilito( $request ): bool {
		return $request instanceof WP_REST_Request
			&& 0 === strpos( (string) $request->get_header( 'user_agent' ), 'pilito/' )
			&& '' !== (string) $request->get_header( 'x_pilito_client' );
	}
}
