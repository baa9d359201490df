// Nothing is printed that was not escaped, nothing a visitor sent is taken as it came, and every function that is
// called is there: Debian's WordPress is the oldest that the plugin is for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unescaped, unsanitised } from '../support/php-safety.ts';
import { callsIn, literal, type PhpNode, parsePhp, pluginFiles } from '../support/php-source.ts';
import { describeWith } from '../support/programs.ts';
import { program, WORDPRESS } from '../support/wordpress/parts.ts';

const php = pluginFiles('.php').map(({ name, source }) => ({ name, source, tree: parsePhp(source, name) }));
const inPhp = (source: string) => parsePhp(`<?php\n${source}`);

describe('what is printed', () => {
  it.each([
    ['echo $a;', false],
    ["echo '<b>' . $a . '</b>';", false],
    ["echo __( 'a', 'd' );", false],
    ["printf( esc_html__( '%s', 'd' ), $a );", false],
    ['echo $a ? esc_html( $a ) : $b;', false],
    ['echo get_the_title();', false],
    ['echo esc_html( $a );', true],
    ["echo '<b>', esc_html( $a ), '</b>';", true],
    ['echo (int) $a;', true],
    ["printf( esc_html__( '%s', 'd' ), '<code>' . esc_html( $a ) . '</code>' );", true],
    ["echo $a ? ' hidden' : '';", true],
  ])('%s: %s', (source, safe) => {
    expect(unescaped(inPhp(source))).toEqual(safe ? [] : [2]);
  });

  it.each(php)('$name escapes it', ({ tree }) => {
    expect(unescaped(tree)).toEqual([]);
  });
});

describe('what a visitor sent', () => {
  it.each([
    ["$a = $_POST['a'];", false],
    ["$a = wp_unslash( $_POST['a'] );", false],
    ["f( $_SERVER['HTTP_USER_AGENT'] );", false],
    ["$a = sanitize_text_field( wp_unslash( $_POST['a'] ) );", true],
    ["$a = isset( $_GET['a'] ) && ! empty( $_GET['b'] );", true],
    ["$a = (int) $_GET['a'];", true],
    ["$a = $_GET['a']; // phpcs:ignore WordPress.Security -- only compared.", true],
    ["$a = $_GET['a']; // phpcs:ignore WordPress.Security", false],
  ])('%s: %s', (source, safe) => {
    expect(unsanitised(inPhp(source))).toEqual(safe ? [] : [2]);
  });

  it.each(php)('$name sanitises it', ({ tree }) => {
    expect(unsanitised(tree)).toEqual([]);
  });
});

describeWith(['php', WORDPRESS], 'functions', () => {
  let known: ReadonlySet<string>;
  beforeAll(() => {
    known = new Set([...ofPhp(), ...ofWordPress(), ...php.flatMap(({ source }) => declaredIn(source))]);
  });
  /** Of WooCommerce, its Action Scheduler and WP-CLI: what uses them is loaded only where they are. */
  const ofOthers = /^(?:wc_|as_|get_woocommerce_|WC$|WP_CLI\\)/;

  const strange = (tree: PhpNode) => {
    const calls = callsIn(tree);
    const asked = new Set(calls.filter(({ name }) => name === 'function_exists').map(({ args }) => literal(args[0])));
    return calls
      .filter(({ name }) => !known.has(name.toLowerCase()) && !ofOthers.test(name) && !asked.has(name))
      .map(({ name, line }) => `${line}: ${name}()`);
  };

  it('of PHP, of WordPress, of WooCommerce and of the plugin are known, and what was asked for', () => {
    expect(strange(inPhp('strlen( esc_html( wc_get_product( pilito_ps_now() ) ) ); dbDelta( $a );'))).toEqual([]);
    expect(strange(inPhp("if ( function_exists( 'wp_sooner' ) ) { wp_sooner(); }"))).toEqual([]);
    expect(strange(inPhp('wp_sooner();'))).toEqual(['2: wp_sooner()']);
  });

  it.each(php)('$name calls none that this WordPress lacks', ({ tree }) => {
    expect(strange(tree)).toEqual([]);
  });
});

function ofPhp(): string[] {
  const told = execFileSync(program('php') ?? '', ['-r', 'echo json_encode( get_defined_functions()["internal"] );'], {
    encoding: 'utf8',
  });
  return z.array(z.string()).parse(JSON.parse(told));
}

function ofWordPress(): string[] {
  return ['wp-includes', 'wp-admin/includes'].flatMap((folder) =>
    readdirSync(join(WORDPRESS, folder), { withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.php'))
      .flatMap((entry) => declaredIn(readFileSync(join(WORDPRESS, folder, entry.name), 'utf8'))),
  );
}

function declaredIn(source: string): string[] {
  return [...source.matchAll(/^[ \t]*function\s+&?\s*(\w+)\s*\(/gm)].map(([, name = '']) => name.toLowerCase());
}
