<?php
/**
 * Debian's WordPress brings no theme, and wp-admin wants one. Nobody looks at it.
 */

wp_head();
