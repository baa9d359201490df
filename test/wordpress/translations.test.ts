// Every text that the plugin shows can be read in Persian: what the PHP asks for and what the translation holds are
// compared both ways.
import type { GetTextTranslation } from 'gettext-parser';
import { po } from 'gettext-parser';
import { describe, expect, it, test } from 'vitest';
import { PLUGIN } from '../../wordpress/zip.ts';
import { parsePhp, pluginFiles } from '../support/php-source.ts';
import { placeholders, type Text, tags, textsIn } from '../support/php-texts.ts';

const php = pluginFiles('.php').map(({ name, source }) => ({ name, texts: textsIn(parsePhp(source, name)) }));
const keyOf = (context: string, text: string) => JSON.stringify([context, text]);
const asked = new Map<string, Text>(
  php.flatMap(({ texts }) => texts.map((text) => [keyOf(text.context, text.singular ?? ''), text])),
);

/** What WordPress shows of the plugin's header it looks up as well. */
const header = pluginFiles(`${PLUGIN}.php`).flatMap(({ source }) =>
  [...source.matchAll(/^ \* (?:Plugin Name|Description|Author):\s*(.+)$/gm)].map(([, text = '']) => keyOf('', text)),
);

describe('placeholders are compared by place', () => {
  it.each([
    ['%1$s has %2$d', '%s has %d', true],
    ['%2$d of %1$s', '%s has %d', true],
    ['%d of %s', '%s has %d', false],
    ['100%% of %d', '%d', true],
    ['no number', '%d', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(JSON.stringify(placeholders(one)) === JSON.stringify(placeholders(other))).toBe(same);
  });
});

test('texts are found in all the ways WordPress knows', () => {
  const found = textsIn(
    parsePhp(`<?php
      echo esc_html__( 'a', 'd' ), esc_html_x( 'b', 'noun', 'd' );
      $x = array( sprintf( _n( '%d c', '%d cs', $n, 'd' ), $n ), _nx( 'e', 'es', $n, 'verb', 'd' ), __( $f, 'd' ), __( 'g' ) );`),
  );
  const text = { plural: null, context: '', domain: 'd' };
  expect(found.map(({ line, ...rest }) => rest)).toEqual([
    { ...text, singular: 'a' },
    { ...text, singular: 'b', context: 'noun' },
    { ...text, singular: '%d c', plural: '%d cs' },
    { ...text, singular: 'e', plural: 'es', context: 'verb' },
    { ...text, singular: null },
    { ...text, singular: 'g', domain: null },
  ]);
});

describe.each(php.filter(({ texts }) => texts.length > 0))('$name', ({ texts }) => {
  it('asks with plain strings, in the domain of the plugin', () => {
    expect(texts.filter(({ singular, domain }) => singular === null || domain !== PLUGIN)).toEqual([]);
  });
});

test('scripts are told their texts by PHP: nothing would translate them', () => {
  expect(pluginFiles('.js').filter(({ source }) => source.includes('wp.i18n'))).toEqual([]);
});

test('there is a Persian translation', () => {
  expect(pluginFiles('.po').map(({ name }) => name)).toContain(`languages/${PLUGIN}-fa_IR.po`);
});

describe.each(pluginFiles('.po'))('$name', ({ source }) => {
  const { headers, translations, obsolete } = po.parse(source, { validation: true });
  const entries = Object.values(translations)
    .flatMap((byText) => Object.values(byText))
    .filter(({ msgid }) => msgid !== '');
  const keys = entries.map(({ msgctxt = '', msgid }) => keyOf(msgctxt, msgid));
  const forms = Number(/nplurals=(\d)/.exec(headers['Plural-Forms'] ?? '')?.[1]);

  it('is for this plugin, in UTF-8', () => {
    expect(headers['Content-Type']).toMatch(/charset=UTF-8/i);
    expect(headers['Project-Id-Version']).toContain('Pilito Product Sync');
    expect(forms).toBeGreaterThan(0);
  });

  it('holds every text', () => {
    expect([...asked.keys(), ...header].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('holds nothing that is not asked for', () => {
    expect(keys.filter((key) => !asked.has(key) && !header.includes(key))).toEqual([]);
    expect(Object.keys(obsolete ?? {})).toEqual([]);
  });

  it('translates all of them, in every form', () => {
    const due = (entry: GetTextTranslation) => (entry.msgid_plural === undefined ? 1 : forms);
    const wanting = entries.filter(
      (entry) => entry.msgstr.length !== due(entry) || entry.msgstr.some((text) => text.trim() === ''),
    );
    expect(wanting.map(({ msgid }) => msgid)).toEqual([]);
    expect(entries.filter(({ comments }) => comments?.flag?.includes('fuzzy'))).toEqual([]);
  });

  it('knows the plurals the PHP knows', () => {
    const odd = entries.filter(({ msgctxt = '', msgid, msgid_plural = null }) => {
      const text = asked.get(keyOf(msgctxt, msgid));
      return text !== undefined && text.plural !== msgid_plural;
    });
    expect(odd.map(({ msgid }) => msgid)).toEqual([]);
  });

  it('keeps what is filled in, and the tags', () => {
    const odd = entries.filter(({ msgid, msgid_plural, msgstr }) => {
      const sources = [msgid, ...(msgid_plural === undefined ? [] : [msgid_plural])];
      const same = (text: string) => (source: string) =>
        placeholders(text).join() === placeholders(source).join() && tags(text).join() === tags(source).join();
      return msgstr.some((text) => !sources.some(same(text)));
    });
    expect(odd.map(({ msgid, msgstr }) => [msgid, ...msgstr])).toEqual([]);
  });

  it('is written with Persian letters', () => {
    expect(entries.flatMap(({ msgstr }) => msgstr).filter((text) => /[يك]/.test(text))).toEqual([]);
  });
});
