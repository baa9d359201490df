import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  advance,
  type Course,
  START,
  setOut,
  spotAt,
  spotsAfter,
  type Verdict,
} from '../../../../src/adapters/woocommerce/course.ts';
import { range } from './support.ts';

interface Server {
  page(offset: number, size: number, page: number): number[];
  total(offset: number, length: number): number | null;
}

/** Walks to the end against a list that `between` may change before every request. */
function walkThrough(server: Server, size: number, between: (request: number, course: Course) => void = () => {}) {
  const course = setOut(START);
  const verdicts: Verdict[] = [];
  for (let request = 1; request <= 500; request++) {
    between(request, course);
    const spot = spotAt(course.position, size);
    const ids = server.page(spot.offset, size, spot.page);
    const verdict = advance(course, spot, ids, server.total(spot.offset, ids.length));
    verdicts.push(verdict);
    if (verdict === 'end' || verdict === 'endless') return { course, verdicts, seen: [...course.seen] };
  }
  throw new Error('the walk does not end');
}

function honest(ids: number[]): Server {
  return {
    page: (offset, size) => ids.slice(offset, offset + size),
    total: (offset) => (offset >= ids.length ? 0 : ids.length),
  };
}

test('whatever is deleted between pages, nothing that stays is missed', () => {
  const shop = fc.record({
    count: fc.integer({ min: 0, max: 120 }),
    size: fc.integer({ min: 2, max: 20 }),
    deletions: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 30 }), fc.array(fc.integer({ min: 1, max: 130 }), { maxLength: 40 })),
      { maxLength: 6 },
    ),
    honestTotals: fc.boolean(),
  });
  fc.assert(
    fc.property(shop, ({ count, size, deletions, honestTotals }) => {
      const ids = range(1, count);
      const server = honestTotals ? honest(ids) : { ...honest(ids), total: () => null };
      const { seen } = walkThrough(server, size, (request) => {
        for (const [at, gone] of deletions) {
          if (at !== request) continue;
          for (const id of gone) if (ids.includes(id)) ids.splice(ids.indexOf(id), 1);
        }
      });
      expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('counts that lie, in any way, lose nothing and end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 2, max: 20 }),
      fc.integer({ min: 0, max: 200 }),
      (count, size, lie) => {
        const ids = range(1, count);
        const { seen } = walkThrough({ ...honest(ids), total: () => lie }, size);
        expect(seen).toEqual(ids);
      },
    ),
    { numRuns: 300 },
  );
});

test('pages short in the middle, where WordPress leaves out what it cannot load, do not end the walk', () => {
  const ids = range(1, 60);
  const broken = new Set([3, 4, 5, 10, 11, 30]);
  const server = {
    ...honest(ids),
    page: (offset: number, size: number) => ids.slice(offset, offset + size).filter((id) => !broken.has(id)),
  };
  expect(walkThrough(server, 10).seen).toEqual(ids.filter((id) => !broken.has(id)));
});

test('a server that ignores "offset" is read by page number, with one page twice', () => {
  const ids = range(1, 95);
  const asked: number[] = [];
  const server: Server = {
    page: (_, size, page) => {
      asked.push(page);
      return ids.slice((page - 1) * size, page * size);
    },
    total: () => 95,
  };
  const { seen, course } = walkThrough(server, 10);
  expect(seen).toEqual(ids);
  expect(asked).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(course.gaps).toBe(0);
});

test('a server that ignores "offset" and gives smaller pages than asked for is read whole', () => {
  const ids = range(1, 23);
  const server: Server = { page: (_, __, page) => ids.slice((page - 1) * 5, page * 5), total: () => 23 };
  expect(walkThrough(server, 10).seen).toEqual(ids);
});

test('smaller pages than asked for are no end', () => {
  const ids = range(1, 48);
  const server = { ...honest(ids), page: (offset: number) => ids.slice(offset, offset + 10) };
  expect(walkThrough(server, 25).seen).toEqual(ids);
});

test('the same full page for ever is noticed', () => {
  const { verdicts } = walkThrough({ page: (_, size) => range(1, size), total: () => null }, 10);
  expect(verdicts.at(-1)).toBe('endless');
  expect(verdicts.length).toBeLessThanOrEqual(4);
});

test('pages that never join are taken as they are, and counted', () => {
  const server: Server = {
    page: (offset) => (offset > 40 ? [] : range(offset * 10 + 1, offset * 10 + 10)),
    total: () => null,
  };
  const { course } = walkThrough(server, 10);
  expect(course.gaps).toBeGreaterThan(0);
});

test('what is sent ahead stops where the shop’s count says', () => {
  const course = { ...setOut(START), total: 250 };
  const ahead = spotsAfter(spotAt(START, 100), course, 4);
  expect(ahead.map(({ offset, page }) => [offset, page])).toEqual([
    [99, 1],
    [198, 2],
  ]);
  expect(spotsAfter(spotAt(START, 100), setOut(START), 4)).toEqual([]);
});
