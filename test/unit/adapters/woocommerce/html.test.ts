import { expect, test } from 'vitest';
import { htmlToLine, htmlToText } from '../../../../src/adapters/woocommerce/html.ts';

test.each([
  ['plain text', 'plain text'],
  ['a &amp; b &lt;c&gt; &#8217; &nbsp; d', 'a & b <c> ’ d'],
  ['<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
  ['<h2>Title</h2>text', 'Title\n\ntext'],
  ['<ul><li>x<li>y</ul>', '- x\n- y'],
  [
    '<table><tr><th>weight</th><td>1.7</td></tr><tr><td><p>colour</p></td><td>red</td></tr></table>',
    'weight | 1.7\ncolour | red',
  ],
  ['a<script>alert(1)</script><style>p{}</style>b', 'ab'],
  ['<a href="https://x.test">link</a><img src="a.jpg" alt="no">', 'link'],
  ['می‌خواهم', 'می‌خواهم'],
  ['<p>unclosed <b>tag', 'unclosed tag'],
  ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'],
])('%j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('names are one line', () => {
  expect(htmlToLine('a<br>b\n c')).toBe('a b c');
});

test('hostile nesting neither breaks nor stalls', () => {
  expect(htmlToText(`${'<div>'.repeat(300_000)}x`)).toBeTypeOf('string');
});
