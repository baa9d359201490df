<?php
/**
 * The settings page: its parts in their places. Each part is a view of its own, because JavaScript replaces them one by
 * one; without JavaScript everything here is plain forms and links.
 */

defined( 'ABSPATH' ) || exit;

$flash = Pilito_PS_Admin_Ajax::flash();
$notes = array_fill_keys( array( 'connection', 'delivery', 'sync' ), '' );
if ( $flash && isset( $notes[ $flash['place'] ] ) ) {
	$notes[ $flash['place'] ] = $flash['notice'];
}
$chip      = Pilito_PS_Admin_View::chip();
$typed_url = $flash && 'error' === $flash['type'] && '' !== $flash['url'] ? $flash['url'] : '';
?>
<div class="wrap pilito-ps" id="pilito-ps">
	<h1><?php esc_html_e( 'Pilito Sync', 'pilito-product-sync' ); ?></h1>
	<hr class="wp-header-end">
	<p class="pilito-ps-lead"><?php esc_html_e( 'Every change of a product goes to your pilito server by itself, so that AI chat answers with what your shop has now.', 'pilito-product-sync' ); ?></p>

	<div id="pilito-ps-state"><?php include PILITO_PS_DIR . 'admin/views/state.php'; ?></div>

	<section class="postbox" aria-labelledby="pilito-ps-connection-title">
		<div class="postbox-header">
			<h2 id="pilito-ps-connection-title"><?php esc_html_e( 'Connection', 'pilito-product-sync' ); ?></h2>
			<span class="pilito-ps-chip<?php echo $chip ? ' is-' . esc_attr( $chip['kind'] ) : ''; ?>" id="pilito-ps-chip"><?php echo $chip ? esc_html( $chip['text'] ) : ''; ?></span>
		</div>
		<div class="inside">
			<div id="pilito-ps-connection"><?php include PILITO_PS_DIR . 'admin/views/connection.php'; ?></div>
			<div id="pilito-ps-connection-note" class="pilito-ps-note" aria-live="polite"><?php Pilito_PS_Admin_View::out( $notes['connection'] ); ?></div>
		</div>
	</section>

	<section class="postbox" aria-labelledby="pilito-ps-sync-title">
		<div class="postbox-header"><h2 id="pilito-ps-sync-title"><?php esc_html_e( 'All products', 'pilito-product-sync' ); ?></h2></div>
		<div class="inside">
			<div id="pilito-ps-sync"><?php include PILITO_PS_DIR . 'admin/views/sync.php'; ?></div>
			<div id="pilito-ps-sync-note" class="pilito-ps-note" aria-live="polite"><?php Pilito_PS_Admin_View::out( $notes['sync'] ); ?></div>
		</div>
	</section>

	<section class="postbox" aria-labelledby="pilito-ps-delivery-title">
		<div class="postbox-header"><h2 id="pilito-ps-delivery-title"><?php esc_html_e( 'Deliveries', 'pilito-product-sync' ); ?></h2></div>
		<div class="inside">
			<div id="pilito-ps-delivery-note" class="pilito-ps-note" aria-live="polite"><?php Pilito_PS_Admin_View::out( $notes['delivery'] ); ?></div>
			<div id="pilito-ps-delivery"><?php include PILITO_PS_DIR . 'admin/views/delivery.php'; ?></div>
		</div>
	</section>
</div>
