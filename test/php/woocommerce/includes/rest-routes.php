<?php
/**
 * As much of wc/v3 as shows that the plugin's filters take hold there: the list of products, and consumer keys.
 */

defined( 'ABSPATH' ) || exit;

const STAND_IN_KEY    = 'ck_stand_in';
const STAND_IN_SECRET = 'cs_stand_in';

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'wc/v3',
			'/products',
			array(
				'methods'             => 'GET',
				'callback'            => 'stand_in_list_products',
				'permission_callback' => function () {
					return wc_rest_check_post_permissions( 'product' );
				},
			)
		);
	}
);

function stand_in_list_products( WP_REST_Request $request ) {
	$server     = rest_get_server();
	$controller = new WC_REST_Products_Controller();
	$ids        = get_posts(
		array(
			'post_type'   => 'product',
			'post_status' => 'any',
			'fields'      => 'ids',
			'orderby'     => 'ID',
			'order'       => 'ASC',
			'numberposts' => (int) ( $request['per_page'] ? $request['per_page'] : 10 ),
		)
	);
	return array_map(
		function ( $id ) use ( $controller, $request, $server ) {
			return $server->response_to_data( $controller->prepare_object_for_response( wc_get_product( $id ), $request ), false );
		},
		$ids
	);
}

/** Keys count only where WooCommerce's own routes are asked for, or where a plugin says that its routes are such. */
add_filter(
	'determine_current_user',
	function ( $user ) {
		$path = (string) wp_parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH );
		$ours = apply_filters( 'woocommerce_rest_is_request_to_rest_api', false !== strpos( $path, '/wp-json/wc/' ) );
		$key  = $_GET['consumer_key'] ?? $_SERVER['PHP_AUTH_USER'] ?? '';
		$pass = $_GET['consumer_secret'] ?? $_SERVER['PHP_AUTH_PW'] ?? '';
		return $ours && STAND_IN_KEY === $key && STAND_IN_SECRET === $pass ? 1 : $user;
	},
	15
);
