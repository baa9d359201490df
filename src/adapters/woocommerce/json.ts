// JSON out of what a shop sends under that name, also when a PHP warning was printed in front of it or a cache's
// comment behind it.

export type Salvaged = { json: unknown; around: string } | null;

const MAX_STARTS = 50;

/**
 * The JSON and what stood around it; null when there is none. What stands behind it is cut off only from the outermost
 * bracket on: half a body must never pass for a smaller whole.
 */
export function salvageJson(text: string): Salvaged {
  const whole = tryParse(text);
  if (whole !== undefined) return { json: whole.json, around: '' };
  const first = text.search(/[[{]/);
  if (first < 0) return null;
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1;
  const inner = tryParse(text.slice(first, end));
  if (inner !== undefined) return { json: inner.json, around: text.slice(0, first) + text.slice(end) };
  // Nothing was printed in front: what does not end is cut off, and its parts are not the answer.
  if (text.slice(0, first).trim() === '') return null;
  let starts = 0;
  for (const match of text.matchAll(/[[{]/g)) {
    if (++starts > MAX_STARTS) return null;
    const found = tryParse(text.slice(match.index));
    if (found !== undefined) return { json: found.json, around: text.slice(0, match.index) };
  }
  return null;
}

function tryParse(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The `code` of WordPress' error objects, the only part of them that is not translated. */
export function errorCodeOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('code' in json)) return null;
  return typeof json.code === 'string' && /^[\w-]{1,80}$/.test(json.code) ? json.code : null;
}
