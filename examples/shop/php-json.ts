// JSON as PHP writes it: pure ASCII, every other letter as \uXXXX, and slashes escaped. Signatures are made over these
// very bytes, so a receiver that parses and writes the body again cannot verify them.

export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
