// Pieces remembered by their letters: the same answers as reading each anew, whatever was read before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieceMemory } from '../../../../src/domain/text/piece-memory.ts';

function counted(most: number) {
  const made: string[] = [];
  const read = pieceMemory(most, (piece) => {
    made.push(piece);
    return [...piece].filter((letter) => letter !== '-');
  });
  const ask = (piece: string) => {
    const into: string[] = [];
    read(`<${piece}>`, 1, 1 + piece.length, into);
    return into.join('');
  };
  return { ask, made };
}

test('a piece is read once, wherever it stands', () => {
  const { ask, made } = counted(8);
  expect(['ab', 'a-b', 'ab', '-', '-', 'ba'].map(ask)).toEqual(['ab', 'ab', 'ab', '', '', 'ba']);
  expect(made).toEqual(['ab', 'a-b', '-', 'ba']);
});

test('it starts anew when it is full, and keeps no long pieces', () => {
  const { ask, made } = counted(2);
  for (const piece of ['a', 'b', 'c', 'a']) ask(piece);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  const long = 'x'.repeat(100);
  expect([ask(long), ask(long)]).toEqual([long, long]);
  expect(made.slice(4)).toEqual([long, long]);
});

test('the answers are those of reading every piece anew', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'ک', '\ud83d'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(1, 4, 64), (pieces, most) => {
      const { ask } = counted(most);
      expect(pieces.map(ask)).toEqual(pieces.map((one) => [...one].filter((letter) => letter !== '-').join('')));
    }),
  );
});
