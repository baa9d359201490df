// What progress says, at every width: no line is ever wider than the terminal, and what matters most goes last.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Frame, linesOf, plainLine, roughly } from '../../../src/dashboard/progress-text.ts';

const FRAME: Frame = {
  ...{ title: 'shoes', doing: 'reading products', done: 1240, total: 3980, unit: 'products', rate: 212.4 },
  ...{ leftMs: 12_900, elapsedMs: 6_000, facts: ['1 retry', 'page 14', '15 requests'], waiting: null, stopping: false },
};

const drawn = (frame: Partial<Frame>, width: number) =>
  linesOf({ ...FRAME, ...frame }, width).map((line) => line.map(({ text }) => text).join(''));

describe('on a terminal', () => {
  test('of usual width: bar, count, share; then what, how long, how fast, and the facts', () => {
    expect(drawn({}, 80)).toEqual([
      'shoes  █████████░░░░░░░░░░░░░░░░░░░░░  1,240 of 3,980 products · 31 %',
      '       reading products, about 15 s left · 212/s · 1 retry · page 14',
    ]);
  });

  test.each([
    [
      60,
      [
        'shoes  ██████░░░░░░░░░░░░░░  1,240 of 3,980 products · 31 %',
        '       reading products, about 15 s left · 212/s · 1 retry',
      ],
    ],
    [40, ['shoes  ████████░░░░░░░░░░░░░░░░░░  31 %', '  reading products, about 15 s left']],
    [20, ['shoes  31 %', '  reading products…']],
  ])('%i columns wide', (width, lines) => {
    expect(drawn({}, width)).toEqual(lines);
  });

  test('that waits: for how long still, and why', () => {
    const waiting = { ms: 7_200, why: 'The shop says that we ask too often (HTTP 429).' };
    expect(drawn({ waiting }, 80)[2]).toBe('       waiting 8 s: The shop says that we ask too often (HTTP 429).');
  });

  test('that was told to stop says so, and what another Ctrl-C does', () => {
    expect(drawn({ stopping: true, waiting: { ms: 1, why: 'x' } }, 80).slice(2)).toEqual([
      '       stopping; Ctrl-C once more ends it at once',
    ]);
  });

  test.each([
    [
      'nothing to count',
      { done: null, total: null, doing: 'asking the shop', rate: null, leftMs: null },
      /^shoes {2}\S asking the shop$/,
      '       for 6 s · 1 retry · page 14 · 15 requests',
    ],
    [
      'no total',
      { total: null, leftMs: null },
      /^shoes {2}\S 1,240 products$/,
      '       reading products · for 6 s · 212/s · 1 retry · page 14 · 15 requests',
    ],
    [
      'a total that lies',
      { total: 1000, leftMs: null },
      /^shoes {2}\S 1,240 products$/,
      '       reading products · for 6 s · 212/s · 1 retry · page 14 · 15 requests',
    ],
    [
      'a total of nothing',
      { done: 0, total: 0, leftMs: null, rate: null },
      /^shoes {2}\S 0 of 0 products$/,
      '       reading products · for 6 s · 1 retry · page 14 · 15 requests',
    ],
  ])('with %s there is no bar', (_, frame, head, below) => {
    const [first, second] = drawn(frame, 80);
    expect(first).toMatch(head);
    expect(second).toBe(below);
  });

  test('tells bytes as bytes, and all of it only at the end', () => {
    const bytes = { unit: 'bytes', total: 1024 ** 3, rate: 3 * 1024 ** 2, facts: [] };
    expect(drawn({ ...bytes, done: 1024 ** 3 - 1 }, 80)[0]).toMatch(/█░ {2}1024\.0 MiB of 1\.0 GiB · 99 %$/);
    const [head, below] = drawn({ ...bytes, done: 1024 ** 3, leftMs: 0 }, 80);
    expect(head).toMatch(/█{30} {2}1\.0 GiB of 1\.0 GiB · 100 %$/);
    expect(below).toBe('       reading products · 3.0 MiB/s');
  });

  test('no line is wider than the terminal, whatever it says', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('فروشگاه کفش‌های ورزشی', '商店 商店 商店', 'a'.repeat(60)),
    );
    const number = fc.option(fc.nat({ max: 10 ** 9 }), { nil: null });
    const frames = fc.record({
      ...{ title: text, doing: text, unit: text, done: number, total: number, rate: number, leftMs: number },
      ...{ elapsedMs: fc.nat(), facts: fc.array(text, { maxLength: 4 }), stopping: fc.boolean() },
      waiting: fc.option(fc.record({ ms: fc.nat(), why: text }), { nil: null }),
    });
    fc.assert(
      fc.property(frames, fc.integer({ min: 12, max: 200 }), (frame, width) => {
        for (const line of drawn(frame, width)) expect(stringWidth(line)).toBeLessThan(width);
      }),
    );
  });
});

describe('elsewhere', () => {
  test.each([
    [
      {},
      'shoes: reading products, 1,240 of 3,980 products, 31 %, about 15 s left, 212/s, 1 retry, page 14, 15 requests',
    ],
    [
      { waiting: { ms: 60_000, why: 'HTTP 429' }, facts: [] },
      'shoes: reading products, 1,240 of 3,980 products, 31 %, about 15 s left, 212/s, waiting 1 min',
    ],
    [
      { done: null, total: null, rate: null, leftMs: null, facts: [], doing: 'asking the shop' },
      'shoes: asking the shop, for 6 s',
    ],
    [
      { stopping: true, rate: 0.25, leftMs: null, facts: [] },
      'shoes: reading products, 1,240 of 3,980 products, 31 %, 0.3/s, stopping',
    ],
  ])('it is one line: %j', (frame, line) => {
    expect(plainLine({ ...FRAME, ...frame })).toBe(line);
  });
});

test.each([
  [0, '0 s'],
  [900, '1 s'],
  [9_001, '10 s'],
  [11_000, '15 s'],
  [58_000, '1 min'],
  [61_000, '1 min 10 s'],
  [595_000, '10 min'],
  [601_000, '11 min'],
  [3_540_000, '59 min'],
  [3_600_000, '1 h'],
  [3_900_000, '1 h 10 min'],
])('%i ms are roughly %s', (ms, text) => {
  expect(roughly(ms)).toBe(text);
});
