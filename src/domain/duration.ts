// Durations as people type them on the command line: 30s, 15m, 24h, 90d.
import { PilitoError } from './errors.ts';

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds for "30s", "24h", "90d" …; throws `invalid_usage` for anything else. */
export function parseDuration(text: string): number {
  const match = /^(\d+)\s*(ms|s|m|h|d|w)$/.exec(text.trim());
  const unit = match?.[2] === undefined ? undefined : UNITS[match[2]];
  if (!match || unit === undefined) {
    throw new PilitoError('invalid_usage', `"${text}" is not a duration.`, {
      hint: 'Write a number and a unit, such as 30s, 15m, 24h or 90d.',
    });
  }
  return Number(match[1]) * unit;
}

/** A moment given as a duration ago ("24h") or as an ISO date; milliseconds since 1970 (UTC). */
export function parseMoment(text: string, now: number): number {
  if (/^\d+\s*[a-z]+$/.test(text.trim())) return now - parseDuration(text);
  const iso = text.trim().toUpperCase().replace(' ', 'T');
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`;
  // Date.parse alone would read "7" as a month, and local time where there is no T.
  const at = /^\d{4}-\d\d-\d\d(?:T|$)/.test(iso) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new PilitoError('invalid_usage', `"${text}" is not a date or a duration.`, {
      hint: 'Write an ISO date such as 2026-11-22T08:00:00Z, or how long ago, such as 24h.',
    });
  }
  return at;
}
