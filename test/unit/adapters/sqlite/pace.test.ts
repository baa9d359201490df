// A transaction takes as many items as fit into its time.
import { expect, test } from 'vitest';
import { pacer } from '../../../../src/adapters/sqlite/pace.ts';

/** Takes batch after batch, each item in so many milliseconds; how many the last took. */
function settled(milliseconds: number, batches = 20): number {
  let now = 0;
  const pace = pacer(() => now);
  for (let batch = 0; batch < batches; batch++) {
    const count = pace.size(10);
    pace.timed(count, () => {
      now += count * milliseconds;
    });
  }
  return pace.size(10);
}

test.each([
  ['ten milliseconds are filled', 0.2, 50],
  ['slow items come few at a time', 1, 10],
  ['very slow ones still come some at a time', 500, 8],
  ['quick ones are not taken without end, because the next may be slow', 0.001, 128],
])('%s', (_, milliseconds, size) => {
  expect(settled(milliseconds)).toBe(size);
});

test('it changes by halves and doubles at most, so that one odd batch does not count for much', () => {
  expect(settled(500, 1)).toBe(17);
  expect(settled(0.001, 1)).toBe(67);
});

test('a few items say nothing of what many take', () => {
  const pace = pacer(() => 0);
  pace.timed(3, () => {});
  expect(pace.size(10)).toBe(33);
});
