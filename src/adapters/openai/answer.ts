// Reading an embeddings answer: nothing of it is believed before it was checked, because a vector of another size or
// in another place would spoil a catalogue's search without a sound.
import { PilitoError } from '../../domain/errors.ts';
import type { Embedded } from '../../ports/embedder.ts';
import type { VectorJson } from './reply.ts';

export interface Answer {
  embedded: Embedded[];
  /** As the server counted them; null when it did not. */
  tokens: number | null;
}

/**
 * One vector of length 1 per input, in the order of the inputs. Throws `embedder_mismatch` when the answer is not
 * `count` vectors of `dimensions` finite numbers, each for an input of its own.
 */
export function readAnswer({ body: answer, vectors }: VectorJson, count: number, dimensions: number): Answer {
  const data = field(answer, 'data');
  if (!Array.isArray(data)) {
    throw mismatch('The embedding server answered with something that is not a list of embeddings.');
  }
  if (data.length !== count) {
    throw mismatch(`The embedding server answered ${data.length} vectors for ${count} texts.`);
  }
  const embedded: (Embedded | undefined)[] = new Array(count).fill(undefined);
  for (const [position, item] of data.entries()) {
    const index = field(item, 'index') ?? position;
    if (typeof index !== 'number' || !(index in embedded) || embedded[index] !== undefined) {
      throw mismatch(
        `The embedding server answered a vector for text ${typeof index === 'number' ? index : 'without a number'} of ${count}.`,
      );
    }
    embedded[index] = normalised(readVector(field(item, 'embedding'), vectors, dimensions));
  }
  const tokens = field(field(answer, 'usage'), 'total_tokens');
  return { embedded: embedded.filter((one) => one !== undefined), tokens: typeof tokens === 'number' ? tokens : null };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

/** Float32 as they came, as asked for, or the plain numbers of servers that do not know `encoding_format`. */
function readVector(embedding: unknown, vectors: readonly Buffer[], dimensions: number): Float32Array {
  const bytes = typeof embedding === 'string' ? vectors[Number(embedding)] : undefined;
  if (bytes) {
    checkLength(bytes.length / Float32Array.BYTES_PER_ELEMENT, dimensions);
    return floatsIn(bytes);
  }
  if (!Array.isArray(embedding)) throw mismatch('The embedding server answered something that is not a vector.');
  checkLength(embedding.length, dimensions);
  return Float32Array.from(embedding, (number) => (typeof number === 'number' ? number : Number.NaN));
}

/** Where they lie, unless no number may begin there. */
function floatsIn(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, length } = bytes;
  const size = Float32Array.BYTES_PER_ELEMENT;
  if (byteOffset % size === 0) return new Float32Array(buffer, byteOffset, length / size);
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function checkLength(got: number, expected: number): void {
  if (got === expected) return;
  throw mismatch(
    `The embedding server answered vectors of ${got} dimensions where ${expected} were expected.`,
    'Set PILITO_EMBED_DIMENSIONS to the dimensions of the model, or PILITO_EMBED_MODEL to the model you mean.',
  );
}

/** Nearer to length 1 than float32 can tell of so many numbers. */
const NEAR = 1e-6;

function normalised(vector: Float32Array): Embedded {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += (vector[i] ?? 0) * (vector[i] ?? 0);
  if (!Number.isFinite(squares))
    throw mismatch('The embedding server answered a vector with numbers that are not finite.');
  if (squares === 0) return { ok: false, reason: 'The embedding server answered a vector of zeros.' };
  if (Math.abs(squares - 1) < NEAR) return { ok: true, vector };
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * scale;
  return { ok: true, vector };
}

function mismatch(message: string, hint = 'Check that OPENAI_BASE_URL leads to an OpenAI-compatible embeddings API.') {
  return new PilitoError('embedder_mismatch', message, { hint });
}
