// Simple HTML read without a parser: the same text as with one, or left to it.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { htmlToText, tidied } from '../../../../src/adapters/woocommerce/html.ts';
import { markupText } from '../../../../src/adapters/woocommerce/markup.ts';
import { simpleText } from '../../../../src/adapters/woocommerce/paragraphs.ts';

describe('what is simple', () => {
  it.each([
    ['<p>One</p>\n<p>Two<br />\nlines</p>\n', 'One\n\nTwo\nlines'],
    [
      '<h2>Title</h2>\n<ul>\n<li>first</li>\n<li><strong>second</strong> one</li>\n</ul>',
      'Title\n\n- first\n- second one',
    ],
    ['<p style="text-align: right;">چای &amp; قهوه&nbsp;تازه</p>', 'چای & قهوه تازه'],
    ['Tea &amp; coffee', 'Tea & coffee'],
    ['5 &lt; 6 <em>and</em> more', '5 < 6 and more'],
    ['<p></p><p>&nbsp;</p><p>x</p>', 'x'],
  ])('%j', (html, text) => {
    expect(tidied(simpleText(html) ?? 'not simple')).toBe(text);
  });
});

test.each([
  '<div>x</div>',
  '<p>x',
  '<p>x<p>y</p>',
  'before <p>x</p>',
  '<p>x</p> after',
  '<ul>x</ul>',
  '<ul><li>x<ul><li>y</li></ul></li></ul>',
  '<ol><li>x</li></ol>',
  '<p/>x</p>',
  '<P>x</P>',
  '<p>a < b</p>',
  '<p>&copy; x</p>',
  '<a href="x">y</a>',
  '<p title=">">x</p>',
  '<table><tr><td>x</td></tr></table>',
])('%s is left to the parser', (html) => {
  expect(simpleText(html)).toBeNull();
  expect(htmlToText(html)).toBe(tidied(markupText(html)));
});

test('what is simple says the same as with the parser', () => {
  const inline = fc.constantFrom(
    'x',
    'y z',
    ' ',
    '\n',
    '\t',
    '<b>',
    '</b>',
    '&amp;',
    '&lt;',
    '&nbsp;',
    '|',
    '\u00a0',
    '\u200b',
    '-',
  );
  const run = fc.array(inline, { maxLength: 8 }).map((parts) => parts.join(''));
  const broken = fc.array(run, { maxLength: 3 }).map((parts) => parts.join('<br />'));
  const block = fc.oneof(
    broken.map((text) => `<p>${text}</p>`),
    run.map((text) => `<h3>${text}</h3>`),
    fc.array(run, { maxLength: 3 }).map((items) => `<ul>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ul>`),
  );
  const html = fc.oneof(
    fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('\n')),
    broken,
  );
  fc.assert(
    fc.property(html, (text) => {
      expect(tidied(simpleText(text) ?? 'not simple')).toBe(tidied(markupText(text)));
    }),
  );
});
