// Durations and moments as people type them.
import { describe, expect, it } from 'vitest';
import { parseDuration, parseMoment } from '../../../src/domain/duration.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const refusal = expect.objectContaining({ code: 'invalid_usage', hint: expect.any(String) });

describe('parseDuration', () => {
  it.each([
    ['0s', 0],
    ['250ms', 250],
    ['30s', 30_000],
    ['15m', 900_000],
    ['24h', 86_400_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
    [' 5 m ', 300_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '-5m', '1.5h', '5 years', '5M', '5m 3s', 'constructor'])('refuses "%s"', (text) => {
    expect(() => parseDuration(text)).toThrow(refusal);
  });
});

describe('parseMoment', () => {
  it.each([
    ['24h', NOW - 86_400_000],
    [' 7d ', NOW - 604_800_000],
    ['2026-11-22', Date.UTC(2026, 10, 22)],
    ['2026-11-22T08:00:00Z', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22T08:00:00', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22 08:00', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22t08:00z', Date.UTC(2026, 10, 22, 8)],
    ['2026-11-22T08:00:00+03:30', Date.UTC(2026, 10, 22, 4, 30)],
    ['2026-11-22T08:00:00-0100', Date.UTC(2026, 10, 22, 9)],
  ])('%s, whatever the time zone here', (text, at) => {
    expect(parseMoment(text, NOW)).toBe(at);
  });

  it.each(['', '7', 'yesterday', '22.11.2026', '2026-13-01', '2026-11-22T25:00', '5 years', 'Nov 22 2026'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseMoment(text, NOW)).toThrow(refusal);
    },
  );
});
