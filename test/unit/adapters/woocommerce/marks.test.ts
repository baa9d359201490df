// Items told apart as they are written, whatever is in them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsOf, markOf } from '../../../../src/adapters/woocommerce/marks.ts';

test('the elements of any list, however it is spaced', () => {
  const spaces = fc.constantFrom(0, 1, '\t', '  ');
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), spaces, (list, space) => {
      const elements = elementsOf(` ${JSON.stringify(list, null, space)}\n`);
      expect(elements.map((element) => JSON.parse(element))).toEqual(JSON.parse(JSON.stringify(list)));
    }),
  );
});

test.each([
  ['an empty list', '[]', []],
  ['quotes and backslashes in texts', '["a\\"]b","c\\\\","\\\\\\","]', ['"a\\"]b"', '"c\\\\"', '"\\\\\\","']],
  ['brackets in texts', '[{"a":"]}"},[1,[2]]]', ['{"a":"]}"}', '[1,[2]]']],
])('%s', (_, text, elements) => {
  expect(elementsOf(text)).toEqual(elements);
});

test('a mark says which words, and which version of ours reads them', () => {
  expect(markOf('{"id":1}', '1.0.0')).toBe(markOf('{"id":1}', '1.0.0'));
  expect(markOf('{"id":2}', '1.0.0')).not.toBe(markOf('{"id":1}', '1.0.0'));
  expect(markOf('{"id":1}', '1.0.1')).not.toBe(markOf('{"id":1}', '1.0.0'));
});
