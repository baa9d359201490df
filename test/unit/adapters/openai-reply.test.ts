// Vectors taken out of an answer as bytes: whatever way its JSON is written, the same comes out as from plain parsing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectorJson } from '../../../src/adapters/openai/reply.ts';

const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const item = fc.record({ object: fc.constant('embedding'), embedding: base64, index: fc.nat() });
const answer = fc.record({
  object: fc.constantFrom('list', '"embedding":"AAAA"', 'embedding'),
  data: fc.array(item),
  model: fc.string(),
});

describe('an answer', () => {
  it('of vectors gives them in their order, and all else as it is', () => {
    fc.assert(
      fc.property(answer, fc.constantFrom(0, 1, '\t', '\r\n'), (said, space) => {
        const { body, vectors } = readVectorJson(Buffer.from(JSON.stringify(said, null, space)));
        expect(vectors.map((bytes) => bytes.toString('base64'))).toEqual(said.data.map(({ embedding }) => embedding));
        const data = said.data.map((one, at) => ({ ...one, embedding: String(at) }));
        expect(body).toEqual({ ...said, data });
      }),
    );
  });

  it('may escape the slashes of base64', () => {
    const { vectors } = readVectorJson(Buffer.from('{"embedding" : "\\/\\/\\/8="}'));
    expect(vectors).toEqual([Buffer.from('///8=', 'base64')]);
  });

  it('of plain numbers stays as it is', () => {
    const said = { data: [{ embedding: [1, 2], index: 0 }, { embedding: null }], word: 'embedding' };
    expect(readVectorJson(Buffer.from(JSON.stringify(said)))).toEqual({ body: said, vectors: [] });
  });

  it.each(['', '{"embedding":"AAAA', '{"embedding"', '{"embedding":"AAAA"', '{"embedding":'])(
    'that breaks off is no JSON: %j',
    (broken) => {
      expect(() => readVectorJson(Buffer.from(broken))).toThrow(SyntaxError);
    },
  );
});
