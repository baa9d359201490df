<?php
/**
 * What plugins tell WooCommerce of themselves, kept for tests to look at.
 */

namespace Automattic\WooCommerce\Utilities;

defined( 'ABSPATH' ) || exit;

final class FeaturesUtil {
	/** @var array feature => files of plugins that said they can live with it */
	public static $declared = array();

	public static function declare_compatibility( string $feature, string $file, bool $compatible = true ): bool {
		if ( $compatible ) {
			self::$declared[ $feature ][] = $file;
		}
		return true;
	}
}
