// An answer of hundreds of vectors is megabytes of base64 within a little JSON. The vectors are taken out as bytes before
// the rest is parsed, which spares two copies of all of it as text.

export interface VectorJson {
  /** In place of each vector, a string of its place among `vectors`. */
  body: unknown;
  /** As they were sent: little-endian float32, when all is well. */
  vectors: Buffer[];
}

const KEY = Buffer.from('"embedding"');
const QUOTE = 0x22;
const COLON = 0x3a;

/** Throws as JSON.parse does. What looks like the key is the key: within a string its quotes would be escaped. */
export function readVectorJson(json: Buffer): VectorJson {
  const vectors: Buffer[] = [];
  const rest: string[] = [];
  // One for all: hundreds of buffers of their own are dear to make and to forget. Base64 is three bytes in four letters,
  // and the key before each vector leaves more room than its alignment takes.
  const slab = Buffer.allocUnsafeSlow(Math.ceil((json.length * 3) / 4));
  let written = 0;
  let kept = 0;
  let key = json.indexOf(KEY);
  while (key >= 0) {
    const start = valueAfter(json, key + KEY.length);
    const end = start < 0 ? -1 : json.indexOf(QUOTE, start);
    if (end >= 0) {
      rest.push(json.toString('utf8', kept, start), String(vectors.length));
      const length = slab.write(json.toString('latin1', start, end), written, 'base64');
      vectors.push(slab.subarray(written, written + length));
      written += aligned(length);
      kept = end;
    }
    key = json.indexOf(KEY, Math.max(end, key + KEY.length));
  }
  rest.push(json.toString('utf8', kept));
  return { body: JSON.parse(rest.join('')), vectors };
}

/** So that floats may begin behind it. */
function aligned(length: number): number {
  return Math.ceil(length / Float32Array.BYTES_PER_ELEMENT) * Float32Array.BYTES_PER_ELEMENT;
}

/** Where the string after this key begins; -1 when it is no key, or something else follows. */
function valueAfter(json: Buffer, from: number): number {
  const colon = afterSpace(json, from);
  if (json[colon] !== COLON) return -1;
  const quote = afterSpace(json, colon + 1);
  return json[quote] === QUOTE ? quote + 1 : -1;
}

function afterSpace(json: Buffer, from: number): number {
  let at = from;
  while (json[at] === 0x20 || json[at] === 0x0a || json[at] === 0x0d || json[at] === 0x09) at++;
  return at;
}
