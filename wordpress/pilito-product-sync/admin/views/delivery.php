<?php
/**
 * What has been sent, what waits, and what failed and why.
 */

defined( 'ABSPATH' ) || exit;

$limit    = 20;
$counts   = Pilito_PS_Outbox::counts();
$failures = $counts['failed'] > 0 ? Pilito_PS_Outbox::failures( $limit ) : array();
$fresh    = max( 0, $counts['waiting'] - $counts['failed'] );
$waiting  = $fresh > 0 ? Pilito_PS_Outbox::waiting( $limit ) : array();
$last     = Pilito_PS_Sender::last();
$syncing  = 'running' === Pilito_PS_Admin_View::progress()['state'];
$stopped  = null !== Pilito_PS_Sender::paused() || ! pilito_ps_is_configured();
?>
<ul class="pilito-ps-figures">
	<li><strong><?php echo esc_html( number_format_i18n( $counts['sent'] ) ); ?></strong> <?php esc_html_e( 'up to date', 'pilito-product-sync' ); ?></li>
	<li><strong><?php echo esc_html( number_format_i18n( $fresh + $counts['sending'] ) ); ?></strong> <?php esc_html_e( 'waiting', 'pilito-product-sync' ); ?></li>
	<li<?php echo $counts['failed'] > 0 ? ' class="is-bad"' : ''; ?>><strong><?php echo esc_html( number_format_i18n( $counts['failed'] ) ); ?></strong> <?php esc_html_e( 'failed', 'pilito-product-sync' ); ?></li>
</ul>
<p>
	<?php
	if ( ! $last ) {
		esc_html_e( 'Nothing has been sent yet.', 'pilito-product-sync' );
	} else {
		Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::last( $last ) );
	}
	?>
</p>
<?php if ( $failures ) : ?>
	<h3><?php esc_html_e( 'Failed deliveries', 'pilito-product-sync' ); ?></h3>
	<table class="widefat striped pilito-ps-table">
		<thead>
			<tr>
				<th scope="col"><?php esc_html_e( 'Product', 'pilito-product-sync' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Reason', 'pilito-product-sync' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Tries', 'pilito-product-sync' ); ?></th>
				<th scope="col"><?php esc_html_e( 'Next try', 'pilito-product-sync' ); ?></th>
			</tr>
		</thead>
		<tbody>
			<?php foreach ( $failures as $row ) : ?>
				<tr>
					<th scope="row"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::product( (int) $row['product_id'] ) ); ?></th>
					<td data-label="<?php esc_attr_e( 'Reason', 'pilito-product-sync' ); ?>"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::why( $row ) ); ?></td>
					<td data-label="<?php esc_attr_e( 'Tries', 'pilito-product-sync' ); ?>"><?php echo esc_html( number_format_i18n( (int) $row['attempts'] ) ); ?></td>
					<td data-label="<?php esc_attr_e( 'Next try', 'pilito-product-sync' ); ?>"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::due( (int) $row['due_at'], $stopped ) ); ?></td>
				</tr>
			<?php endforeach; ?>
		</tbody>
	</table>
	<?php if ( $counts['failed'] > count( $failures ) ) : ?>
		<?php /* translators: %s: how many products. */ ?>
		<p class="description"><?php echo esc_html( sprintf( __( 'and %s more', 'pilito-product-sync' ), number_format_i18n( $counts['failed'] - count( $failures ) ) ) ); ?></p>
	<?php endif; ?>
<?php endif; ?>
<?php if ( $waiting ) : ?>
	<details id="pilito-ps-waiting">
		<summary><?php esc_html_e( 'What waits', 'pilito-product-sync' ); ?></summary>
		<table class="widefat striped pilito-ps-table">
			<thead>
				<tr>
					<th scope="col"><?php esc_html_e( 'Product', 'pilito-product-sync' ); ?></th>
					<th scope="col"><?php esc_html_e( 'Because of', 'pilito-product-sync' ); ?></th>
					<th scope="col"><?php esc_html_e( 'Since', 'pilito-product-sync' ); ?></th>
					<th scope="col"><?php esc_html_e( 'Will be sent', 'pilito-product-sync' ); ?></th>
				</tr>
			</thead>
			<tbody>
				<?php foreach ( $waiting as $row ) : ?>
					<tr>
						<th scope="row"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::product( (int) $row['product_id'] ) ); ?></th>
						<td data-label="<?php esc_attr_e( 'Because of', 'pilito-product-sync' ); ?>"><?php echo 'sync' === $row['reason'] ? esc_html__( 'sync of all products', 'pilito-product-sync' ) : esc_html__( 'a change', 'pilito-product-sync' ); ?></td>
						<td data-label="<?php esc_attr_e( 'Since', 'pilito-product-sync' ); ?>"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::moment( (int) $row['changed_at'] ) ); ?></td>
						<td data-label="<?php esc_attr_e( 'Will be sent', 'pilito-product-sync' ); ?>"><?php Pilito_PS_Admin_View::out( Pilito_PS_Admin_View::due( (int) $row['due_at'], $stopped ) ); ?></td>
					</tr>
				<?php endforeach; ?>
			</tbody>
		</table>
		<?php if ( $fresh > count( $waiting ) ) : ?>
			<?php /* translators: %s: how many products. */ ?>
			<p class="description"><?php echo esc_html( sprintf( __( 'and %s more', 'pilito-product-sync' ), number_format_i18n( $fresh - count( $waiting ) ) ) ); ?></p>
		<?php endif; ?>
	</details>
<?php endif; ?>
<?php if ( pilito_ps_is_configured() && ( $counts['failed'] > 0 || ( $fresh > 0 && ! $syncing ) ) ) : ?>
	<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" data-pilito="retry">
		<input type="hidden" name="action" value="pilito_ps_retry">
		<input type="hidden" name="_wpnonce" value="<?php echo esc_attr( wp_create_nonce( 'pilito_ps_retry' ) ); ?>">
		<p class="pilito-ps-buttons">
			<button type="submit" class="button"><?php echo $counts['failed'] > 0 ? esc_html__( 'Retry now', 'pilito-product-sync' ) : esc_html__( 'Send now', 'pilito-product-sync' ); ?></button>
			<span class="spinner" aria-hidden="true"></span>
		</p>
	</form>
<?php endif; ?>
