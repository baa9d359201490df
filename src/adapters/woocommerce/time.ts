// The two ways shops write time, read into milliseconds UTC. A room of its own because a zone must never be guessed.

const NAIVE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?$/;
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;

function moment(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** A `*_gmt` field: UTC without a zone ("2026-11-22T11:36:06"). A zone that stands there anyway is obeyed. */
export function readGmt(text: string): number | null {
  if (NAIVE.test(text)) return moment(`${text.replace(' ', 'T')}Z`);
  return readZoned(text);
}

/** A time that carries its offset. Without one it is the shop's local time, which we do not know: null. */
export function readZoned(text: string): number | null {
  return ZONED.test(text) ? moment(text) : null;
}
