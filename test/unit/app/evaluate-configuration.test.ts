// What a written configuration asks of the search.
import { expect, test } from 'vitest';
import { readConfiguration, requestOf } from '../../../src/app/evaluate-configuration.ts';

test.each([
  ['', { mode: 'hybrid', literal: false, tuning: {} }],
  ['mode=text', { mode: 'text', literal: false, tuning: {} }],
  ['literal=on', { mode: 'hybrid', literal: true, tuning: {} }],
  [' aliases = off , literal=on ', { mode: 'hybrid', literal: true, tuning: { aliases: false } }],
  ['vector_weight=0.4,aliases=on', { mode: 'hybrid', literal: false, tuning: { vectorWeight: 0.4, aliases: true } }],
  ['vector_weight=0', { mode: 'hybrid', literal: false, tuning: { vectorWeight: 0 } }],
  ['mode=text,mode=vector', { mode: 'vector', literal: false, tuning: {} }],
])('"%s"', (text, request) => {
  expect(requestOf(readConfiguration(text))).toEqual(request);
});

test('is named as it was written, or "usual"', () => {
  expect(readConfiguration(' mode=text ').name).toBe('mode=text');
  expect(readConfiguration('').name).toBe('usual');
});

test.each(['mode', 'mode=', 'Mode=text', 'toString=on', 'vector_weight=-1', 'vector_weight=1.2', 'aliases=1'])(
  '"%s" is refused, with the settings there are',
  (text) => {
    const told = { code: 'invalid_usage', hint: expect.stringContaining('mode, literal, vector_weight') };
    expect(() => readConfiguration(text)).toThrow(expect.objectContaining(told));
  },
);
