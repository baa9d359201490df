// Remembering: an answer is worked out once while it is asked for, and memories stay bounded.
import { expect, test } from 'vitest';
import { remembering } from '../../../../src/domain/text/memory.ts';

function counted(most: number) {
  const made: string[] = [];
  const ask = remembering(most, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  return { ask, made };
}

test('what is asked again is not worked out again', () => {
  const { ask, made } = counted(10);
  expect(['a', 'b', 'a', 'a longer text', 'a longer text'].map(ask)).toEqual([
    'A',
    'B',
    'A',
    'A LONGER TEXT',
    'A LONGER TEXT',
  ]);
  expect(made).toEqual(['a', 'b', 'a longer text']);
});

test('the oldest answers are forgotten, and nothing else changes', () => {
  const { ask, made } = counted(2);
  for (const text of ['a', 'b', 'c', 'd', 'e']) expect(ask(text)).toBe(text.toUpperCase());
  made.length = 0;
  expect(ask('e')).toBe('E');
  expect(made).toEqual([]);
  expect(ask('a')).toBe('A');
  expect(made).toEqual(['a']);
});

test('what is asked again and again survives what is asked once', () => {
  const { ask, made } = counted(3);
  for (let at = 0; at < 100; at++) {
    ask('often');
    ask(`once ${at}`);
  }
  expect(made.filter((text) => text === 'often')).toHaveLength(1);
});
