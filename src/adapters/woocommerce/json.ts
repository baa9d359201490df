// JSON out of what a shop sends under that name, also when a PHP warning was printed in front of it.

export type Salvaged = { json: unknown; before: string } | null;

const MAX_STARTS = 50;

/** The JSON and what stood before it; null when there is none that reaches to the end. */
export function salvageJson(text: string): Salvaged {
  const whole = tryParse(text);
  if (whole !== undefined) return { json: whole.json, before: '' };
  let starts = 0;
  for (const match of text.matchAll(/[[{]/g)) {
    if (++starts > MAX_STARTS) return null;
    const found = match.index === 0 ? undefined : tryParse(text.slice(match.index));
    if (found !== undefined) return { json: found.json, before: text.slice(0, match.index) };
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
