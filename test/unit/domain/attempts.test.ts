// How many failures an address has before it must wait, and for how long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_ONCE, countAttempts, ONE_IN_MS } from '../../../src/domain/attempts.ts';

const T0 = Date.UTC(2026, 10, 23);

function failing(times: number, address: string, attempts = countAttempts(), now = T0) {
  return Array.from({ length: times }, () => attempts.fail(address, now));
}

describe('failures of one address', () => {
  it('are so many at once, and then one in a while', () => {
    const attempts = countAttempts();
    expect(failing(AT_ONCE, '203.0.113.7', attempts)).toEqual(Array(AT_ONCE).fill(0));
    expect(attempts.fail('203.0.113.7', T0)).toBe(ONE_IN_MS);
    expect(attempts.fail('203.0.113.7', T0 + 4_000)).toBe(ONE_IN_MS - 4_000);
    expect(attempts.fail('203.0.113.7', T0 + ONE_IN_MS)).toBe(0);
    expect(attempts.fail('203.0.113.7', T0 + ONE_IN_MS)).toBe(ONE_IN_MS);
  });

  it('are forgiven in time', () => {
    const attempts = countAttempts();
    failing(2 * AT_ONCE, '203.0.113.7', attempts);
    const later = T0 + AT_ONCE * ONE_IN_MS;
    expect(failing(AT_ONCE, '203.0.113.7', attempts, later)).toEqual(Array(AT_ONCE).fill(0));
  });

  it('never pass the rate, whatever their times', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 300 }), (waits) => {
        const attempts = countAttempts();
        let now = T0;
        const counted = waits.filter((wait) => {
          now += wait;
          return attempts.fail('203.0.113.7', now) === 0;
        });
        expect(counted.length).toBeLessThanOrEqual(AT_ONCE + Math.floor((now - T0) / ONE_IN_MS));
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.8', 'apart'],
    ['203.0.113.7', '::ffff:203.0.113.7', 'together'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', 'together'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 'apart'],
    ['not an address', 'nor this', 'apart'],
  ])('%s and %s count %s', (one, other, how) => {
    const attempts = countAttempts();
    failing(AT_ONCE, one, attempts);
    expect(attempts.fail(other, T0) > 0).toBe(how === 'together');
  });

  it('are remembered up to a number; the rest is counted together until there is room', () => {
    const attempts = countAttempts(3);
    for (const n of [1, 2, 3]) attempts.fail(`203.0.113.${n}`, T0);
    const others = Array.from({ length: AT_ONCE + 1 }, (_, n) => attempts.fail(`198.51.100.${n}`, T0));
    expect(others.filter((wait) => wait === 0)).toHaveLength(AT_ONCE);
    expect(attempts.fail('203.0.113.1', T0)).toBe(0);
    expect(attempts.fail('192.0.2.1', T0 + 2 * ONE_IN_MS)).toBe(0);
  });
});
