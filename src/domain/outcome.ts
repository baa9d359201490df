// What became of many changes, in numbers.
import type { ChangeOutcome } from './product.ts';

/**
 * `counts` with these outcomes added, one for each item. What is in the shop's trash and not with us needs no mention;
 * what differs is counted when it is told whole.
 */
export function withOutcomes<Counts extends Record<string, number>>(
  counts: Counts,
  outcomes: readonly ChangeOutcome[],
  items: readonly { change: { kind: 'report' | 'same' | 'delete' } }[],
): Counts {
  const sum: Record<string, number> = { ...counts };
  const add = (name: string) => {
    sum[name] = (sum[name] ?? 0) + 1;
  };
  outcomes.forEach(({ result }, index) => {
    if (result === 'differs') return;
    if (result !== 'skipped') add(result === 'restored' ? 'updated' : result);
    else if (items[index]?.change.kind !== 'delete') add('skipped');
  });
  return { ...counts, ...sum };
}
