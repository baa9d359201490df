// Money is exact: read from anything shops send, compared, subtracted and sorted without a float.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageMoney, compareMoney, moneySortKey, readMoney, subtractMoney } from '../../../src/domain/money.ts';

describe('readMoney', () => {
  it.each<[unknown, string | null]>([
    ['45000000', '45000000'],
    ['18.50', '18.50'],
    [' 12 ', '12'],
    ['007', '7'],
    ['0.10', '0.10'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+5', '5'],
    ['-5', '-5'],
    ['-0.00', '0.00'],
    ['۴۵۰۰۰', '45000'],
    ['٤٥٫٥', '45.5'],
    ['1e3', '1000'],
    ['1.25e1', '12.5'],
    ['1.25E+4', '12500'],
    ['12e-3', '0.012'],
    ['12.5e-1', '1.25'],
    ['90071992547409939007199', '90071992547409939007199'],
    [850000, '850000'],
    [18.5, '18.5'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [0, '0'],
    ['', null],
    [' ', null],
    ['.', null],
    ['-', null],
    ['e5', null],
    ['1,200', null],
    ['12 000', null],
    ['$5', null],
    ['1.2.3', null],
    ['abc', null],
    ['9'.repeat(1_000), null],
    ['1e999', null],
    [Number.NaN, null],
    [Infinity, null],
    [null, null],
    [undefined, null],
    [true, null],
    [{}, null],
  ])('%j → %s', (value, money) => {
    expect(readMoney(value)).toBe(money);
  });

  it('reads what it wrote as the same', () => {
    fc.assert(fc.property(money, (text) => readMoney(text) === text));
  });
});

describe('compareMoney and subtractMoney', () => {
  it.each<[string, string, number, string]>([
    ['1', '1.00', 0, '0.00'],
    ['10', '9', 1, '1'],
    ['0.1', '0.2', -1, '-0.1'],
    ['0.3', '0.1', 1, '0.2'],
    ['950000', '850000', 1, '100000'],
    ['90071992547409939007199', '1', 1, '90071992547409939007198'],
    ['-1', '1', -1, '-2'],
  ])('%s and %s', (a, b, order, difference) => {
    expect(compareMoney(a, b)).toBe(order);
    expect(subtractMoney(a, b)).toBe(difference);
  });

  it('are exact', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(subtractMoney(written(a), written(b))).toBe(written(a - b));
        expect(compareMoney(written(a), written(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

describe('moneySortKey', () => {
  it.each([
    ['18.5', '00218.5'],
    ['18.50', '00218.5'],
    ['45000000', '00845000000'],
    ['0', '0010'],
    ['0.05', '0010.05'],
    ['-3', '-'],
  ])('of %s is %s', (text, key) => {
    expect(moneySortKey(text)).toBe(key);
  });

  it('sorts as the amounts do', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        const [x, y] = [moneySortKey(a), moneySortKey(b)];
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(compareMoney(a, b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('sorts the largest amounts there are', () => {
    expect(moneySortKey('9'.repeat(999)) > moneySortKey('9'.repeat(998))).toBe(true);
  });
});

describe('averageMoney', () => {
  it.each<[string[], string | null]>([
    [[], null],
    [['5'], '5'],
    [['1', '2'], '2'],
    [['1', '2', '2'], '2'],
    [['1', '1', '2'], '1'],
    [['1.00', '2'], '1.50'],
    [['0.005', '0.005'], '0.01'],
    [['0.1', '0.2', '0.3'], '0.20'],
    [['90071992547409939007199', '90071992547409939007201'], '90071992547409939007200'],
  ])('of %j is %s', (prices, average) => {
    expect(averageMoney(prices)).toBe(average);
  });

  it('counts each price as often as it is told to', () => {
    expect(averageMoney(['1', '4.00'], [2, 1])).toBe(averageMoney(['1', '1', '4.00']));
  });
});

const digits = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);
const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 6 });
const money = fc.oneof(
  digits,
  fc.tuple(digits, fraction).map((parts) => parts.join('.')),
);
const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

function written(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const text = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}
