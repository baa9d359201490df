// The short form of `npm run torture`: everything runs at once and is harmed, and what was acknowledged is there in the
// end. Whoever finds it failing repeats it with the seed.
import { expect, test } from 'vitest';
import { storm } from '../torture/storm.ts';

test.each(['local', 'openai'] as const)(
  'a storm over everything at once, %s embedder: nothing lost, nothing doubled',
  async (embedding) => {
    const report = await storm({ seed: 7, embedding, enough: (faults) => faults >= 30 });
    expect(report).toMatchObject({ lost: 0, doubled: 0, wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(100);
  },
  300_000,
);
