// What WordPress and its reviewers ask of a plugin's files: headers, one version everywhere, no file that runs alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { pluginVersion } from '../../wordpress/zip.ts';
import {
  FOLDER,
  isNode,
  literal,
  nameOf,
  nodesIn,
  type PhpNode,
  parsePhp,
  pluginFiles,
} from '../support/php-source.ts';

const [main = ''] = pluginFiles('pilito-product-sync.php').map(({ source }) => source);
const [readme = ''] = pluginFiles('readme.txt').map(({ source }) => source);

/** "Name: value" lines, as get_file_data() and the plugin directory read them. */
function fields(text: string): Record<string, string> {
  const lines = text.slice(0, 8192).matchAll(/^[ \t/*#@]*([A-Z][A-Za-z ]+):[ \t]*(\S.*)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value.trim()]));
}

describe('the header of the plugin', () => {
  const header = fields(main);

  it('is complete', () => {
    expect(header).toMatchObject({
      'Plugin Name': 'Pilito Product Sync',
      Description: expect.any(String),
      Version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      'Requires at least': '6.1',
      'Requires PHP': '7.4',
      'Requires Plugins': 'woocommerce',
      'WC requires at least': expect.stringMatching(/^\d+\.\d+$/),
      'WC tested up to': expect.stringMatching(/^\d+\.\d+$/),
      License: 'GPL-2.0-or-later',
      'License URI': 'https://www.gnu.org/licenses/gpl-2.0.html',
      'Text Domain': 'pilito-product-sync',
      'Domain Path': '/languages',
      'Update URI': expect.any(String),
    });
  });

  it('names a folder of languages and a licence that are there', () => {
    expect(existsSync(join(FOLDER, header['Domain Path'] ?? ''))).toBe(true);
    expect(existsSync(join(FOLDER, 'LICENSE.txt'))).toBe(true);
  });
});

describe('readme.txt', () => {
  const header = fields(readme);

  it('is complete, and says what the plugin says', () => {
    const plugin = fields(main);
    expect(readme).toMatch(/^=== Pilito Product Sync ===\n/);
    expect(header).toMatchObject({
      Contributors: expect.any(String),
      Tags: expect.any(String),
      'Requires at least': plugin['Requires at least'],
      'Tested up to': expect.stringMatching(/^\d+\.\d+$/),
      'Requires PHP': plugin['Requires PHP'],
      'Stable tag': plugin.Version,
      License: expect.stringMatching(/^GPL(v2 or later|-2\.0-or-later)$/),
      'License URI': plugin['License URI'],
    });
    expect((header.Tags ?? '').split(',').length).toBeLessThanOrEqual(5);
  });

  it('has the sections that WordPress shows, and tells of this version', () => {
    for (const section of ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog']) {
      expect(readme).toContain(`\n== ${section} ==\n`);
    }
    expect(readme.split('== Changelog ==')[1]).toContain(`= ${fields(main).Version} =`);
  });

  it('begins with a sentence short enough to be shown whole', () => {
    const [, sentence = ''] = /\n\n(.+)\n\n== Description ==/.exec(readme) ?? [];
    expect(sentence).not.toBe('');
    expect(sentence.length).toBeLessThanOrEqual(150);
  });
});

test('the version is one: in the header, in the constant, in what the zip is said to be', () => {
  const constant = /define\( 'PILITO_PS_VERSION', '([^']+)' \)/.exec(main)?.[1];
  expect([constant, pluginVersion(FOLDER)]).toEqual([fields(main).Version, fields(main).Version]);
});

describe('no file runs by itself', () => {
  it.each([
    ["<?php\n/** Said. */\n\ndefined( 'ABSPATH' ) || exit;\nf();", true],
    ["<?php\ndefined( 'WP_UNINSTALL_PLUGIN' ) || exit;", true],
    ["<?php\nf();\ndefined( 'ABSPATH' ) || exit;", false],
    ["<?php\ndefined( 'OTHER' ) || exit;", false],
    ["<?php\ndefined( 'ABSPATH' ) && exit;", false],
    ["<p></p><?php defined( 'ABSPATH' ) || exit;", false],
  ])('%j: %s', (source, guarded) => {
    expect(isGuarded(parsePhp(source))).toBe(guarded);
  });

  it.each(pluginFiles('.php'))('$name', ({ name, source }) => {
    expect(isGuarded(parsePhp(source, name))).toBe(true);
  });
});

/** Is the first thing it does to leave, unless WordPress has called it? */
function isGuarded(program: PhpNode): boolean {
  const [first] = nodesIn(program.children);
  const guard = first?.kind === 'expressionstatement' ? first.expression : null;
  if (!isNode(guard) || guard.kind !== 'bin' || guard.type !== '||') return false;
  const { left, right } = guard;
  const leaves = isNode(right) && right.kind === 'exit';
  if (!leaves || !isNode(left) || left.kind !== 'call' || nameOf(left.what) !== 'defined') return false;
  return ['ABSPATH', 'WP_UNINSTALL_PLUGIN'].includes(literal(nodesIn(left.arguments)[0]) ?? '');
}
