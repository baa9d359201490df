// Words that are said not to be there.
import { expect, test } from 'vitest';
import { deniedPair, isDenied } from '../../../../src/domain/search/denial.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

test.each([
  ['شکلات بدون قند', 'بدون قند'],
  ['هدفون بی سیم', 'بی سیم'],
  ['هدفون بی‌سیم', 'بی سیم'],
  ['نوشابه فاقد شکر', 'فاقد شکر'],
  ['dress without sleeves', 'without sleeves'],
  ['sugar free gum', 'sugar free'],
  ['سكر بلا سعرات', 'بلا سعرات'],
])('%s: %s', (title, pair) => {
  const tokens = tokenise(title);
  const denied = tokens.flatMap((_, at) => (isDenied(tokens, at) ? [deniedPair(tokens, at).join(' ')] : []));
  expect(denied).toEqual([pair]);
});

test.each(['شکلات قند', 'قند بدون', 'بدون', 'بیسیم', 'freestyle', 'free gift', 'wireless headphones', ''])(
  'nothing is denied in: %s',
  (title) => {
    const tokens = tokenise(title);
    expect(tokens.some((_, at) => isDenied(tokens, at))).toBe(false);
  },
);
