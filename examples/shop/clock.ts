// The shop lives in Tehran: WordPress keeps every date twice, in the site's time and in UTC, both without a zone.
// This room writes and reads those dates; the offset is fixed because Iran has had no summer time since 2022.

export const TEHRAN_OFFSET_MS = 3.5 * 3_600_000;
export const DAY_MS = 86_400_000;

const DATE = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}(?::\d{2})?)?$/;

/** `YYYY-MM-DDTHH:mm:ss` in UTC. */
export function gmtDate(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** The same moment as a clock in Tehran shows it, again without a zone. */
export function localDate(at: number): string {
  return gmtDate(at + TEHRAN_OFFSET_MS);
}

/** WordPress has no time finer than a second. */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

/**
 * What WordPress compares a date parameter with: the face of a clock in Tehran, as milliseconds. A value without a
 * zone is taken as it is; one with a zone is turned into Tehran's time first, even when UTC columns are meant.
 * Null when it is no date to WordPress (a bare day, an epoch).
 */
export function clockFace(text: string): number | null {
  const match = DATE.exec(text.trim());
  if (!match) return null;
  const [, day, time, zone] = match;
  const face = Date.parse(`${day}T${time}Z`);
  if (zone === undefined) return face;
  return face - zoneOffset(zone) + TEHRAN_OFFSET_MS;
}

function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
  const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  return zone.startsWith('-') ? -size : size;
}

/** The moment a written date means: naive values are Tehran's time, or UTC for the `_gmt` fields. */
export function readMoment(text: string, gmt: boolean): number | null {
  const face = clockFace(text.length === 10 ? `${text}T00:00:00` : text);
  if (face === null) return null;
  const zoned = /(?:Z|[+-]\d{2}(?::\d{2})?)$/.test(text.slice(10));
  return gmt && !zoned ? face : face - TEHRAN_OFFSET_MS;
}
