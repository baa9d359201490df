<?php
/**
 * The address and the token. A saved token is never written into the page, not even into its source: only its mask.
 */

defined( 'ABSPATH' ) || exit;

$url_fixed   = Pilito_PS_Admin_Settings::url_is_fixed();
$token_fixed = Pilito_PS_Admin_Settings::token_is_fixed();
$url         = isset( $typed_url ) && '' !== $typed_url ? $typed_url : pilito_ps_server_url();
$token       = pilito_ps_token();
$mask        = '' === $token ? '' : pilito_ps_mask( $token );
$is_preset   = '' !== PILITO_PS_DEFAULT_SERVER && '' === (string) get_option( 'pilito_ps_server_url', '' );
?>
<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" data-pilito="connection">
	<input type="hidden" name="action" value="pilito_ps_connection">
	<input type="hidden" name="_wpnonce" value="<?php echo esc_attr( wp_create_nonce( 'pilito_ps_connection' ) ); ?>">
	<table class="form-table" role="presentation">
		<tr>
			<th scope="row"><label for="pilito-ps-url"><?php esc_html_e( 'Server address', 'pilito-product-sync' ); ?></label></th>
			<td>
				<input type="text" inputmode="url" id="pilito-ps-url" name="server_url" class="regular-text code" dir="ltr" placeholder="https://pilito.example.com" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="pilito-ps-url-help" value="<?php echo esc_attr( $url ); ?>"<?php wp_readonly( $url_fixed ); ?>>
				<p class="description" id="pilito-ps-url-help">
					<?php
					if ( $url_fixed ) {
						/* translators: %s: the name of a constant. */
						printf( esc_html__( 'Set by %s in wp-config.php; it can only be changed there.', 'pilito-product-sync' ), '<code dir="ltr">PILITO_PS_DEFAULT_SERVER</code>' );
					} elseif ( $is_preset ) {
						/* translators: %s: the name of a constant. */
						printf( esc_html__( 'Preset by %s in wp-config.php. Another address that you save here takes its place.', 'pilito-product-sync' ), '<code dir="ltr">PILITO_PS_DEFAULT_SERVER</code>' );
					} else {
						esc_html_e( 'Where your pilito server answers, without a path.', 'pilito-product-sync' );
					}
					?>
				</p>
				<p class="pilito-ps-warning" id="pilito-ps-http"<?php echo Pilito_PS_Admin_Settings::is_readable_by_others( $url ) ? '' : ' hidden'; ?>>
					<span class="dashicons dashicons-warning" aria-hidden="true"></span>
					<span><?php esc_html_e( 'This address begins with http://, so everyone on the way can read the token and send products in your name. Use https:// unless the server stands in your own private network.', 'pilito-product-sync' ); ?></span>
				</p>
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="pilito-ps-token"><?php esc_html_e( 'Token', 'pilito-product-sync' ); ?></label></th>
			<td>
				<?php if ( $token_fixed ) : ?>
					<input type="text" id="pilito-ps-token" class="regular-text code" dir="ltr" value="<?php echo esc_attr( '' === $mask ? '••••••' : $mask ); ?>" readonly aria-describedby="pilito-ps-token-help">
					<p class="description" id="pilito-ps-token-help">
						<?php
						/* translators: %s: the name of a constant. */
						printf( esc_html__( 'Set by %s in wp-config.php; it can only be changed there.', 'pilito-product-sync' ), '<code dir="ltr">PILITO_PS_TOKEN</code>' );
						?>
					</p>
				<?php elseif ( '' !== $token ) : ?>
					<details class="pilito-ps-replace">
						<summary>
							<code dir="ltr"><?php echo esc_html( '' === $mask ? '••••••' : $mask ); ?></code>
							<span class="button button-small"><?php esc_html_e( 'Replace', 'pilito-product-sync' ); ?></span>
						</summary>
						<input type="password" id="pilito-ps-token" name="token" class="regular-text code" dir="ltr" value="" autocomplete="new-password" spellcheck="false" placeholder="wc_sk_live_…" aria-describedby="pilito-ps-token-help">
						<p class="description" id="pilito-ps-token-help"><?php esc_html_e( 'Leave it empty to keep the saved token.', 'pilito-product-sync' ); ?></p>
					</details>
				<?php else : ?>
					<input type="password" id="pilito-ps-token" name="token" class="regular-text code" dir="ltr" value="" autocomplete="new-password" spellcheck="false" placeholder="wc_sk_live_…" aria-describedby="pilito-ps-token-help">
					<p class="description" id="pilito-ps-token-help">
						<?php
						/* translators: %s: a command. */
						printf( esc_html__( 'You get it from whoever runs your pilito server; they make it with %s.', 'pilito-product-sync' ), '<code dir="ltr">pilito token create --store …</code>' );
						?>
					</p>
				<?php endif; ?>
			</td>
		</tr>
	</table>
	<p class="pilito-ps-buttons">
		<button type="submit" name="do" value="save" class="button button-primary"><?php esc_html_e( 'Save', 'pilito-product-sync' ); ?></button>
		<button type="submit" name="do" value="test" class="button"><?php esc_html_e( 'Test connection', 'pilito-product-sync' ); ?></button>
		<span class="spinner" aria-hidden="true"></span>
	</p>
</form>
