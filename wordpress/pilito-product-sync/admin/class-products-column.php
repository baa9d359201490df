<?php
/**
 * The column "Pilito" in the list of products: whether the server has the newest of each. One query for the screen.
 */

defined( 'ABSPATH' ) || exit;

final class Pilito_PS_Products_Column {
	const COLUMN = 'pilito_ps';

	/** @var array<int, array|null> Outbox rows by product id; null where there is none. */
	private static $rows = array();

	public static function init() {
		add_filter( 'manage_edit-product_columns', array( __CLASS__, 'add' ), 20 );
		add_action( 'manage_product_posts_custom_column', array( __CLASS__, 'show' ), 10, 2 );
	}

	/** Before the date, where WooCommerce's own columns end. Shops that are not connected are spared it. */
	public static function add( $columns ) {
		if ( ! pilito_ps_is_configured() ) {
			return $columns;
		}
		$place = array_search( 'date', array_keys( $columns ), true );
		$place = false === $place ? count( $columns ) : $place;
		$ours  = array( self::COLUMN => __( 'Pilito', 'pilito-product-sync' ) );
		return array_slice( $columns, 0, $place, true ) + $ours + array_slice( $columns, $place, null, true );
	}

	public static function show( $column, $product_id ) {
		if ( self::COLUMN !== $column ) {
			return;
		}
		list( $kind, $icon, $word, $detail ) = self::words( self::row( (int) $product_id ) );
		printf(
			'<span class="pilito-ps-mark is-%1$s" title="%2$s"><span class="dashicons dashicons-%3$s" aria-hidden="true"></span> %4$s<span class="screen-reader-text"> – %2$s</span></span>',
			esc_attr( $kind ),
			esc_attr( $detail ),
			esc_attr( $icon ),
			esc_html( $word )
		);
	}

	/** @return string[] Kind, icon, word, and a sentence that says more. */
	private static function words( $row ): array {
		if ( null === $row ) {
			return array( 'never', 'minus', __( 'Not sent', 'pilito-product-sync' ), __( 'This product has not been sent yet. "Sync all products" sends it.', 'pilito-product-sync' ) );
		}
		if ( 'sent' === $row['state'] && ! self::is_being_saved() ) {
			/* translators: %s: date and time. */
			return array( 'sent', 'yes-alt', __( 'Sent', 'pilito-product-sync' ), sprintf( __( 'The server has it since %s.', 'pilito-product-sync' ), Pilito_PS_Admin_View::date( (int) $row['sent_at'] ) ) );
		}
		if ( $row['attempts'] > 0 && ! self::is_being_saved() ) {
			/* translators: 1: the reason, 2: date and time of the next try. */
			$detail = sprintf( __( '%1$s Next try: %2$s.', 'pilito-product-sync' ), $row['last_error'], Pilito_PS_Admin_View::date( (int) $row['due_at'] ) );
			return array( 'failed', 'warning', __( 'Failed', 'pilito-product-sync' ), $detail );
		}
		$since = (int) $row['sent_at'];
		$more  = 0 === $since
			? __( 'It will be sent for the first time.', 'pilito-product-sync' )
			/* translators: %s: date and time. */
			: sprintf( __( 'It changed; the server has the state of %s.', 'pilito-product-sync' ), Pilito_PS_Admin_View::date( $since ) );
		return array( 'waiting', 'clock', __( 'Waiting', 'pilito-product-sync' ), $more );
	}

	/** Quick edit shows the row again before this request ends, and only then is the change written down. */
	private static function is_being_saved(): bool {
		return doing_action( 'wp_ajax_inline-save' );
	}

	/** The first row that is shown asks for the whole screen. */
	private static function row( int $product_id ) {
		if ( ! array_key_exists( $product_id, self::$rows ) ) {
			global $wp_query;
			$ids = array( $product_id );
			foreach ( isset( $wp_query->posts ) ? (array) $wp_query->posts : array() as $post ) {
				$ids[] = is_object( $post ) ? (int) $post->ID : (int) $post;
			}
			self::$rows = Pilito_PS_Outbox::states( $ids ) + array_fill_keys( $ids, null ) + self::$rows;
		}
		return self::$rows[ $product_id ];
	}
}
