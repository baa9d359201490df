// Newest wins, in whatever order the news is judged.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrival, afterDelete, afterReport, isDeleted, NOWHERE, type Place } from '../../../src/domain/version.ts';

interface News extends Arrival {
  kind: 'report' | 'delete';
}

const join = (place: Place, news: News): Place =>
  news.kind === 'report' ? afterReport(place, news).place : afterDelete(place, news);
const placeOf = (all: readonly News[]) => all.reduce(join, NOWHERE);

const report = (modifiedAt: number | null, arrivedAt: number, confirms = false): News => ({
  kind: 'report',
  modifiedAt,
  arrivedAt,
  sequence: arrivedAt,
  confirms,
});
const gone = (modifiedAt: number | null, arrivedAt: number): News => ({
  ...report(modifiedAt, arrivedAt),
  kind: 'delete',
});

describe('a report is the newest', () => {
  it.each<[string, News[], News, boolean]>([
    ['when it is the first thing heard', [], report(10, 1), true],
    ['when it is newer', [report(10, 1)], report(11, 2), true],
    ['not when it is older', [report(10, 2)], report(9, 3), false],
    ['when it is the same again, later', [report(10, 1)], report(10, 2), true],
    ['not when it is the same and arrived earlier', [report(10, 2)], report(10, 1), false],
    ['undated, as new as its arrival', [report(10, 1)], report(null, 11), true],
    ['not undated and arrived before the change', [report(10, 1)], report(null, 9), false],
  ])('%s', (_, before, news, newest) => {
    expect(afterReport(placeOf(before), news).newest).toBe(newest);
  });
});

describe('a product', () => {
  it.each<[string, News[], boolean]>([
    ['is there after a report', [report(10, 1)], false],
    ['is gone after a newer deletion', [report(10, 1), gone(12, 12)], true],
    ['is back after something newer still', [report(10, 1), gone(12, 12), report(13, 13)], false],
    ['stays gone after something of the same time', [report(10, 1), gone(12, 12), report(12, 13)], true],
    ['is back after something of the same time, confirmed', [gone(12, 12), report(12, 13, true)], false],
    ['stays gone after something older, confirmed', [gone(12, 12), report(11, 13, true)], true],
    ['is not touched by an older deletion', [report(10, 1), gone(9, 2)], false],
    ['is gone after a deletion of the same time', [report(10, 1), gone(10, 2)], true],
    ['is not touched by one of the same time, confirmed since', [report(10, 5, true), gone(10, 4)], false],
    ['is gone after an undated deletion that arrived later', [report(10, 1), gone(null, 11)], true],
    ['is not touched by one that arrived before the change', [report(10, 12), gone(null, 9)], false],
    ['is not touched by one that arrived before it was confirmed', [report(10, 20, true), gone(null, 15)], false],
    ['is gone after one that arrived since it was confirmed', [report(10, 11, true), gone(null, 15)], true],
    ['is back after an undated deletion, older but confirmed', [gone(null, 12), report(10, 13, true)], false],
    ['is gone after an undated deletion, though the shop’s clock runs ahead', [report(20, 1), gone(null, 12)], true],
    ['is gone when only deletions were heard', [gone(12, 12), gone(null, 3)], true],
    ['stays gone: trashed, restored, trashed again, told out of order', [gone(1, 1), gone(3, 3), report(2, 4)], true],
  ])('%s', (_, news, deleted) => {
    expect(isDeleted(placeOf(news))).toBe(deleted);
  });
});

it('has the same place whatever the order of the news', () => {
  const moment = fc.option(fc.nat(12), { nil: null });
  const one = fc.record({ kind: fc.constantFrom('report', 'delete'), modifiedAt: moment, confirms: fc.boolean() });
  const news = fc
    .array(one, { minLength: 2, maxLength: 7 })
    .map((all) => all.map((each, i): News => ({ ...each, arrivedAt: 2 * i + 1, sequence: i + 1 })));
  const twoOrders = news.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(twoOrders, ([all, shuffled]) => {
      expect(placeOf(shuffled)).toEqual(placeOf(all));
      expect(placeOf([...all, ...shuffled])).toEqual(placeOf(all));
    }),
    { numRuns: 3_000 },
  );
});
