// The short form of `npm run torture`: everything runs at once and is harmed, and what was acknowledged is there in the
// end. Whoever finds it failing repeats it with the seed.
import { expect, test } from 'vitest';
import { storm } from '../torture/storm.ts';

test.each(['local', 'openai'] as const)(
  'a storm over everything at once, %s embedder: nothing lost, nothing doubled',
  async (embedding) => {
    // A busy machine acknowledges less between two faults: the storm lasts until both are enough.
    const enough = (faults: number, acknowledged: number) => faults >= 30 && acknowledged > 100;
    const report = await storm({ seed: 7, embedding, enough });
    expect(report).toMatchObject({ lost: 0, doubled: 0, wrong: [] });
  },
  300_000,
);
