// The guess of tokens beside what was counted: by cl100k_base, the dearest of the usual vocabularies but for English.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToTokens, estimateTokens } from '../../../src/domain/budget.ts';

/** Text, and its tokens in cl100k_base. */
const COUNTED: [string, string, number][] = [
  [
    'Persian',
    'این کفش پیاده‌روی زنانه با رویهٔ ضدآب و زیرهٔ ضدلغزش، برای راه رفتن‌های طولانی طراحی شده است. ارسال رایگان برای خرید بالای ۵۰۰ هزار تومان.',
    105,
  ],
  [
    'Persian with codes',
    'گوشی موبایل سامسونگ مدل Galaxy A15 ظرفیت ۱۲۸ گیگابایت، رم ۶ گیگابایت، دو سیم‌کارت. رنگ: نقره‌ای، سبز',
    79,
  ],
  [
    'English',
    'A grippy rubber outsole for wet rock and mud, with a rock plate under the forefoot. Drains fast after stream crossings; size up half a size for thick socks.',
    37,
  ],
  [
    'English with codes',
    'Toner cartridge 006R90321, black, 23000 pages. For WorkCentre C65, WC-5755 and compatible printers.',
    30,
  ],
  ['Arabic', 'حذاء رياضي نسائي مقاوم للماء بنعل مانع للانزلاق وقماش يسمح بمرور الهواء. المقاسات: 38، 39، 40.', 67],
  [
    'Turkish',
    'Su geçirmez kadın yürüyüş ayakkabısı. Nefes alan kumaşı ve kaymaz tabanı sayesinde uzun doğa yürüyüşlerinde ayağınızı rahat tutar.',
    58,
  ],
  ['Russian', 'Водонепроницаемые женские ботинки для походов с дышащим верхом и нескользящей подошвой.', 45],
  ['Chinese', '这款女士徒步鞋采用防水鞋面和防滑鞋底，透气舒适，适合长时间步行和日常穿着。', 53],
  ['emoji and ornaments', '«««★★★ تخفیف ویژه ★★★»»» 🔥🔥🔥 ارسال رایگان 🚚🚚', 42],
  [
    'lines of a product',
    '<<<PRODUCT\n1. Shoe\nPrice: 62900000 IRT (reduced from 71500000 IRT)\nStock: in stock\nLink: https://shop.example/product/کفش-پیاده-روی/\nPRODUCT>>>',
    53,
  ],
];

describe('the guess', () => {
  it.each(COUNTED)('for %s is not under the count, nor far over it', (_, text, tokens) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens * 0.95);
    expect(estimateTokens(text)).toBeLessThanOrEqual(tokens * 1.5);
  });

  it('is nothing for nothing', () => {
    expect(estimateTokens('')).toBe(0);
  });

  it('is the bytes of a script it does not know', () => {
    expect(estimateTokens('ⵣⵣⵣ')).toBe(9);
  });

  it('does not grow when a text is taken apart at its lines', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const apart = lines.reduce((sum, one) => sum + estimateTokens(`${one}\n`), 0);
        expect(estimateTokens(lines.map((one) => `${one}\n`).join(''))).toBeLessThanOrEqual(apart);
      }),
    );
  });
});

describe('a cut', () => {
  it('leaves what fits alone', () => {
    expect(cutToTokens('Light on foot.', 20)).toBe('Light on foot.');
  });

  it('falls at the end of a sentence where there is one, else of a word', () => {
    expect(cutToTokens('Light on foot. Made for long walks in the rain.', 8)).toBe('Light on foot.…');
    expect(cutToTokens('کفش سبک و راحت برای پیاده‌روی‌های طولانی', 14)).toMatch(/^کفش سبک و[^…]*…$/);
  });

  it('is nothing where nothing fits', () => {
    expect(cutToTokens('Light', 0)).toBe('');
    expect(cutToTokens('Light', -5)).toBe('');
  });

  it('fits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.integer({ min: 0, max: 200 }), (text, most) => {
        expect(estimateTokens(cutToTokens(text, most))).toBeLessThanOrEqual(most);
      }),
    );
  });
});
