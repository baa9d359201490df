// One spelling for all the ways a word is written: every rule of folding, with words that must stay as they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPlainly } from '../../../src/domain/text/characters.ts';
import { foldText } from '../../../src/domain/text/fold.ts';

describe('foldText', () => {
  it.each([
    // harakat, hamza above, madda
    ['کِتابِ خوب', 'کتاب خوب'],
    ['مُعَلِّم', 'معلم'],
    ['آینه', 'اینه'],
    ['مؤثر', 'موثر'],
    ['رئیس', 'رییس'],
    ['أحمد إبراهیم', 'احمد ابراهیم'],
    // accents and case
    ['Café CRÈME', 'cafe creme'],
    ['L’ORÉAL', 'l’oreal'],
    ['İSTANBUL Iğdır', 'istanbul igdir'],
    ['Straße ẞ', 'strasse ss'],
    ['Ørsted Łódź', 'orsted lodz'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ])('drops marks and case: %s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['علي', 'علی'],
    ['موسى', 'موسی'],
    ['ې ے', 'ی ی'],
    ['كيف', 'کیف'],
    ['ڪتاب', 'کتاب'],
    ['مدرسة', 'مدرسه'],
    ['خانۀ', 'خانه'],
    ['خانە', 'خانه'],
    ['ھمراہ', 'همراه'],
    ['ٱلله', 'الله'],
    ['سوء', 'سو'],
    ['کتـــاب', 'کتاب'],
    ['ﻛﺘﺎﺏ', 'کتاب'],
    ['ﭘﺮﯾﻨﺘﺮ', 'پرینتر'],
    ['ﻻﺳﺘﯿﮏ', 'لاستیک'],
    ['مﹷن', 'من'],
    ['م\ufe70ن', 'من'],
    ['۲۰۰ ﷼', '200 ریال'],
  ])('makes equal letters one: %s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['soft\u00adhyphen', 'softhyphen'],
    ['zero\u200bwidth\u200d', 'zerowidth'],
    ['\u200fکفش\u200e \u202bنایک\u202c', 'کفش نایک'],
    ['\u2066a\u2069\u2060\ufeffb', 'ab'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('removes what cannot be seen, but not the ZWNJ: %j → %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    ['۱۲۳۴۵۶۷۸۹۰', '1234567890'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['०१२ ๑๒ ４５', '012 12 45'],
    ['۲٫۵ لیتر', '2.5 لیتر'],
    ['۱٬۲۰۰٬۰۰۰', '1200000'],
    ['1,200,000', '1200000'],
    ['۴۵,۰۰۰,۰۰۰ تومان', '45000000 تومان'],
    ['1,200g', '1200g'],
    ['12,5', '12,5'],
    ['36,38,40', '36,38,40'],
    ['1234,567', '1234,567'],
    ['1,2345', '1,2345'],
    ['a,b', 'a,b'],
    ['سیب،گلابی', 'سیب،گلابی'],
    ['۱۲٬۳ ٬', '123 ٬'],
    ['½ x² Ⅳ', '1⁄2 x2 iv'],
  ])('writes numbers in one way: %s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each([
    'شکلات',
    'پرینتر',
    'عینک',
    'گوشی',
    'ژاکت',
    'چای',
    'wh-1000xm5',
    'usb 3.2',
    '🎧 👍🏽',
    'גבינה',
    '가방',
    '手机',
    '',
  ])('leaves what is in one spelling alone: %s', (text) => {
    expect(foldText(text)).toBe(text);
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 40 });
  const persianText = fc.string({
    unit: fc.constantFrom(...'آأإؤئيىكةۀھٱءـ٫٬،؟ًَُِّ۰۵٣9,.a Aİßﻻ\u200c\u200d\u200fé🎧'),
    maxLength: 40,
  });

  it('gives the fast way and the plain way the same result', () => {
    const plainly = (text: string) => foldText(foldPlainly(text));
    fc.assert(
      fc.property(fc.oneof(anyText, persianText), (text) => foldText(text) === plainly(text)),
      { numRuns: 3_000 },
    );
  });

  it('agrees with the plain way on every single character', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x20000; code++) {
      const text = `a${String.fromCodePoint(code)}b`;
      if (foldText(text) !== foldPlainly(text)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('has nothing left to do the second time', () => {
    fc.assert(fc.property(fc.oneof(anyText, persianText), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('takes time in proportion to the text', () => {
    for (const text of ['1,'.repeat(200_000), '1,200'.repeat(100_000), '۱٬'.repeat(200_000), 'كـ'.repeat(200_000)]) {
      expect(foldText(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});
