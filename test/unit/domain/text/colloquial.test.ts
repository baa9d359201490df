// Spoken Persian: what a word may be the spoken form of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenForms } from '../../../../src/domain/text/colloquial.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

describe('writtenForms', () => {
  it.each([
    ['مردونه', 'مردانه'],
    ['زنونه', 'زنانه'],
    ['بچگونه', 'بچگانه'],
    ['دخترونه', 'دخترانه'],
    ['خیابون', 'خیابان'],
    ['نون', 'نان'],
    ['تابستونی', 'تابستانی'],
    ['ارزونا', 'ارزانا'],
    ['عروسکا', 'عروسک'],
    ['کتابها', 'کتاب'],
    ['گوشیم', 'گوشی'],
    ['لباست', 'لباس'],
    ['ماشینش', 'ماشین'],
    ['کتابمون', 'کتاب'],
    ['خونتون', 'خون'],
    ['گوشیشون', 'گوشی'],
    ['بلوتوثو', 'بلوتوثا'],
    ['سفیده', 'سفید'],
  ])('%s may be %s', (spoken, written) => {
    expect(writtenForms(spoken)).toContain(written);
  });

  it.each(['شیرین', 'ماشین', 'پرینتر', 'دوربین', 'کیف', 'قاب', 'گوشی', 'عینک', 'لیوان', 'روغن', 'پا', 'نم', 'مو'])(
    '%s is written as it is spoken',
    (word) => {
      expect(writtenForms(word)).toEqual([]);
    },
  );

  it.each(['shoesa', 'samsung', 'kitabim', '4060', 'rtx', ''])('%s is not Persian', (token) => {
    expect(writtenForms(token)).toEqual([]);
  });

  it('leaves at least three letters, never gives the word itself and nothing twice', () => {
    const text = fc.string({ unit: fc.constantFrom(...'کتابونهایمتشویل'), maxLength: 9 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 9 })), (any) => {
        for (const token of tokenise(any)) {
          const forms = writtenForms(token);
          expect(forms).not.toContain(token);
          expect(new Set(forms).size).toBe(forms.length);
          for (const form of forms) expect(form.length).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});
