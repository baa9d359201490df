// The words of a text: what belongs together, what comes apart and what is dropped.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/domain/text/fold.ts';
import { piecesOf } from '../../../src/domain/text/pieces.ts';

describe('tokenise', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  —!؟ ', []],
    ['Wireless Mouse, black (2.4 GHz)', ['wireless', 'mouse', 'black', '2', '4', 'ghz']],
    ["don't SKU_12-b", ['don', 't', 'sku', '12', 'b']],
    ['قيمت: ۱٬۲۰۰٬۰۰۰ تومان', ['قیمت', '1200000', 'تومان']],
    ['🎧هدفون🎧 𝐁𝐎𝐋𝐃', ['هدفون', 'bold']],
    ['手机 가방', ['手机', '가방']],
  ])('%j → %j', (text, tokens) => {
    expect(tokenise(text)).toEqual(tokens);
  });

  it.each<[string, string[]]>([
    ['لپ‌تاپ', ['لپ', 'تاپ']],
    ['کتاب‌خانه', ['کتاب', 'خانه']],
    ['کفش‌ها', ['کفش']],
    ['کفش‌های', ['کفش']],
    ['کفش‌هایی', ['کفش']],
    ['كفش‌هاي', ['کفش']],
    ['کتاب‌هایشان', ['کتاب']],
    ['آبی‌ای', ['ابی']],
    ['خانه‌ی', ['خانه']],
    ['خانه‌ام', ['خانه']],
    ['خانه‌ات', ['خانه']],
    ['خانه‌اش', ['خانه']],
    ['بزرگ‌تر', ['بزرگ']],
    ['ارزان‌ترین', ['ارزان']],
    ['ارزان‌ترین‌ها', ['ارزان']],
    ['کتاب‌مان کتاب‌تان کتاب‌شان', ['کتاب', 'کتاب', 'کتاب']],
    ['می‌خواهم', ['میخواهم']],
    ['نمی‌خواهم', ['نمیخواهم']],
    ['می‌رفته‌ام', ['میرفته']],
    ['لپ‌تاپ‌های گیمینگ', ['لپ', 'تاپ', 'گیمینگ']],
    ['\u200cکفش\u200c\u200cها\u200c', ['کفش']],
    ['\u200c \u200c\u200c', []],
  ])('takes linked parts apart and drops endings: %s → %j', (text, tokens) => {
    expect(tokenise(text)).toEqual(tokens);
  });

  it.each(['شکلات', 'پرینتر', 'تر', 'ها', 'ی', 'می', 'ارزانترین', 'کتابها', 'دفتر', 'کبریت', 'مان'])(
    'leaves a word that is not linked whole: %s',
    (word) => {
      expect(tokenise(word)).toEqual([word]);
      expect(tokenise(`${word}\u200c`)).toEqual([word]);
    },
  );

  it('gives the same words for the same text, however it is written', () => {
    expect(tokenise('كتاب‌هاي آموزشی ۱۰۰ صَفحه')).toEqual(tokenise('کتاب‌های اموزشی 100 صفحه'));
  });

  it('gives words that are their own only word', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const token of tokenise(text)) expect(tokenise(token)).toEqual([token]);
      }),
    );
  });

  it('can be done piece by piece', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const byPiece = piecesOf(text).flatMap(({ start, end }) => tokenise(text.slice(start, end)));
        expect(byPiece).toEqual(tokenise(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes time in proportion to the text', () => {
    expect(tokenise('ک\u200c'.repeat(200_000))).toHaveLength(200_000);
    expect(tokenise('a'.repeat(1_000_000))).toHaveLength(1);
  });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'12,,٬۳ می\u200c\u200fهاa.B،؟«»é-_/\n'), maxLength: 40 }),
);

describe('piecesOf', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['one two,three 1,200 ok', ['one', 'two', 'three', '1,200', 'ok']],
    ['(a) "b" c.', ['a', 'b', 'c']],
    ['کفش، کیف؛ می‌خواهم؟', ['کفش', 'کیف', 'می‌خواهم']],
  ])('%j → %j', (text, pieces) => {
    expect(piecesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(pieces);
  });
});
