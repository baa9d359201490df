<?php
/**
 * "Sync all products": what it is for, how far it is, and its buttons.
 */

defined( 'ABSPATH' ) || exit;

$progress   = Pilito_PS_Admin_View::progress();
$configured = pilito_ps_is_configured();
$running    = in_array( $progress['state'], array( 'running', 'held' ), true );
$never      = 'never' === $progress['state'];
?>
<div class="pilito-ps-sync" data-state="<?php echo esc_attr( $progress['state'] ); ?>">
	<?php if ( $running || 'cancelled' === $progress['state'] ) : ?>
		<div class="pilito-ps-bar" role="progressbar" aria-labelledby="pilito-ps-sync-title" aria-valuemin="0" aria-valuemax="100" aria-valuenow="<?php echo esc_attr( $progress['percent'] ); ?>" aria-valuetext="<?php echo esc_attr( $progress['text'] ); ?>">
			<span style="inline-size: <?php echo esc_attr( $progress['percent'] ); ?>%"></span>
		</div>
	<?php endif; ?>
	<?php if ( $progress['text'] ) : ?>
		<p class="pilito-ps-progress">
			<?php if ( 'done' === $progress['state'] ) : ?>
				<span class="dashicons dashicons-yes-alt" aria-hidden="true"></span>
			<?php endif; ?>
			<span data-pilito-text><?php echo esc_html( $progress['text'] ); ?></span>
		</p>
	<?php endif; ?>
	<?php if ( 'held' === $progress['state'] ) : ?>
		<p class="description"><?php esc_html_e( 'The rest is sent by itself as soon as the server takes it.', 'pilito-product-sync' ); ?></p>
	<?php elseif ( 'cancelled' === $progress['state'] ) : ?>
		<p class="description"><?php esc_html_e( 'What was sent already stays on the server. Changes go by themselves.', 'pilito-product-sync' ); ?></p>
	<?php elseif ( $running ) : ?>
		<p class="description"><?php esc_html_e( 'It goes on in the background; you may leave this page.', 'pilito-product-sync' ); ?></p>
	<?php elseif ( $never ) : ?>
		<p><?php esc_html_e( 'Send your whole catalogue once after connecting. From then on every change goes by itself.', 'pilito-product-sync' ); ?></p>
	<?php else : ?>
		<p class="description"><?php esc_html_e( 'Changes go by themselves. Sending everything again is only needed when the server has lost its data.', 'pilito-product-sync' ); ?></p>
	<?php endif; ?>
	<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" data-pilito="sync">
		<input type="hidden" name="action" value="pilito_ps_sync">
		<input type="hidden" name="_wpnonce" value="<?php echo esc_attr( wp_create_nonce( 'pilito_ps_sync' ) ); ?>">
		<p class="pilito-ps-buttons">
			<?php if ( $running ) : ?>
				<button type="submit" name="do" value="cancel" class="button"><?php esc_html_e( 'Cancel', 'pilito-product-sync' ); ?></button>
			<?php else : ?>
				<button type="submit" name="do" value="start" class="button<?php echo $never && $configured ? ' button-primary' : ''; ?>"<?php disabled( ! $configured ); ?>><?php esc_html_e( 'Sync all products', 'pilito-product-sync' ); ?></button>
			<?php endif; ?>
			<span class="spinner" aria-hidden="true"></span>
		</p>
	</form>
</div>
