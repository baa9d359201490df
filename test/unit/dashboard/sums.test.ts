// What a scene amounts to.
import { describe, expect, test } from 'vitest';
import { spark } from '../../../src/dashboard/chart.ts';
import { hourOf, type Paces, seemsIdle, speedOf, stepPaces, sumsOf } from '../../../src/dashboard/sums.ts';
import { age, amount, clockTime } from '../../../src/dashboard/words.ts';
import { minutes, T0 } from '../../support/database.ts';
import { count, scene, shopLook } from './scenes.ts';

describe('the last hour', () => {
  test('events a minute: what came in the last sixty seconds, as far as minutes tell', () => {
    const counts = [count(0, 'received', 10), count(1, 'received', 40), count(2, 'received', 99)];
    const rateAt = (ms: number) => hourOf({ ...scene({ minutes: counts }), at: T0 + ms }, null).rate;
    expect([rateAt(0), rateAt(15_000), rateAt(45_000)]).toEqual([50, 40, 20]);
  });

  test('sixty minutes, the last one still running; what is older or another shop is left out', () => {
    const shops = [shopLook('shoes'), shopLook('books9')];
    const counts = [
      count(0, 'received', 1),
      count(59, 'received', 2),
      count(60, 'received', 4),
      count(0, 'received', 8, 6),
    ];
    const of = (scope: string | null) => hourOf(scene({ shops, minutes: counts }), scope).perMinute;
    expect(of('shoes')).toEqual([2, ...Array(58).fill(0), 1]);
    expect(of(null).at(-1)).toBe(9);
  });
});

describe('the pace of vectors', () => {
  const at = (second: number, pendingChunks: number, chunks = 1_000) => ({
    at: T0 + second * 1_000,
    shops: [shopLook('shoes', { chunks, pendingChunks })],
  });
  const walk = (...steps: ReturnType<typeof at>[]) => {
    const paces = steps.reduce<Paces>((known, step) => stepPaces(known, step), new Map());
    const last = steps.at(-1) ?? at(0, 0);
    return speedOf(paces, sumsOf(last.shops), null, last.at);
  };

  test('is told once there is one', () => {
    expect(walk(at(0, 100))).toEqual({ rate: null, leftMs: null });
    expect(walk(at(0, 100), at(1, 90), at(2, 80)).rate).toBeCloseTo(10);
    expect(walk(at(0, 100), at(1, 90), at(2, 80)).leftMs).toBeCloseTo(8_000);
  });

  test('rest is not slow work', () => {
    expect(walk(at(0, 0), at(3_600, 0), at(3_601, 100), at(3_602, 90), at(3_603, 80)).rate).toBeCloseTo(10);
  });

  test('another model begins anew', () => {
    expect(walk(at(0, 0), at(1, 1_000), at(2, 990), at(3, 980)).rate).toBeCloseTo(10);
  });
});

test.each([
  ['nothing waits', {}, [], false],
  ['it has not waited for long', { queued: 3, oldestQueuedAt: T0 - 30_000 }, [], false],
  ['it waits only to be tried again', { queued: 3, retrying: 3, oldestQueuedAt: minutes(-5) }, [], false],
  ['others end meanwhile', { queued: 3, oldestQueuedAt: minutes(-5) }, [count(1, 'skipped', 1)], false],
  ['nothing has ended since', { queued: 3, oldestQueuedAt: minutes(-5) }, [count(2, 'done', 9)], true],
])('does nobody work? %s', (_name, fields, counts, idle) => {
  expect(seemsIdle(scene({ shops: [shopLook('shoes', fields)], minutes: counts }))).toBe(idle);
});

test('a chart: nothing is a low line, and anything at all stands out from it', () => {
  expect(spark([0, 0, 0])).toEqual(['▁▁▁']);
  expect(spark([0, 1, 500, 1_000])).toEqual(['▁▂▅█']);
  expect(spark([0, 1, 500, 1_000], 2)).toEqual(['  ▁█', '▁▂██']);
});

test.each([
  [0, '0'],
  [12_345, '12,345'],
  [1_234_567, '1.2 M'],
  [123_456_789, '123 M'],
])('%i is %s', (number, told) => {
  expect(amount(number)).toBe(told);
});

test.each([
  [-5, 'now'],
  [1_999, 'now'],
  [59_999, '59 s'],
  [3_599_000, '59 min'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 d'],
])('%i ms ago is %s', (ms, told) => {
  expect(age(ms)).toBe(told);
});

test('a moment of today is a time, of another day a date', () => {
  expect(clockTime(T0 - 1_000, T0)).toBe('08:59:59');
  expect(clockTime(minutes(-24 * 60), T0)).toBe('11-21 09:00');
});
