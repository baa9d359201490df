// Outcomes of changes, in numbers.
import { expect, test } from 'vitest';
import { withOutcomes } from '../../../src/domain/outcome.ts';

test('each outcome is counted once; trash that is not with us and what must be told whole are not', () => {
  const items = (['report', 'report', 'same', 'same', 'report', 'delete', 'delete'] as const).map((kind) => ({
    change: { kind },
  }));
  const skipped = { result: 'skipped', reason: 'stale' } as const;
  const outcomes = [
    ...[{ result: 'created' }, { result: 'restored' }, { result: 'unchanged' }, { result: 'differs' }],
    ...[skipped, skipped, { result: 'deleted' }],
  ] as const;
  const before = { pages: 3, created: 1, updated: 0, unchanged: 0, deleted: 0, skipped: 0 };
  expect(withOutcomes(before, outcomes, items)).toEqual({
    ...{ pages: 3, created: 2, updated: 1, unchanged: 1, deleted: 1, skipped: 1 },
  });
});
