// Persian words in a whole shop: names spelt apart or as one, numbers, colours, and words that only look alike.
import { describe, expect, it } from 'vitest';
import { shopOf } from '../../support/shop.ts';

const TOMAN = { language: 'fa', currency: 'IRT' } as const;

describe('names spelt apart, as one word, and in the other script', () => {
  const shop = shopOf(
    TOMAN,
    'لپ‌تاپ ام اس آی Katana 15',
    'لپ تاپ ایسوس VivoBook',
    'کیف لپ تاپ ۱۵ اینچ',
    'ماوس ام اس آی',
    'هارد اس اس دی سامسونگ',
    'هارد دیسک وسترن',
    'همزن برقی بوش',
    'مخلوط کن',
    'روتختی دونفره',
    'رومیزی گلدوزی',
    'تخت خواب',
    'دربازکن تصویری',
    'درب قابلمه',
    'iPhone 13 Pro',
    'گوشی سامسونگ A54',
    'فلش مموری سندیسک مدل USB 64',
    'کابل شارژ USB',
    'کتاب‌های آشپزی',
  );

  it.each([
    ['لپ تاپ ام اس آی', 'لپ‌تاپ ام اس آی Katana 15'],
    ['لپتاپ MSI', 'لپ‌تاپ ام اس آی Katana 15'],
    ['ماوس msi', 'ماوس ام اس آی'],
    ['اس اس دی', 'هارد اس اس دی سامسونگ'],
    ['ssd', 'هارد اس اس دی سامسونگ'],
    ['هم زن', 'همزن برقی بوش'],
    ['هم‌زن برقی', 'همزن برقی بوش'],
    ['رو تختی', 'روتختی دونفره'],
    ['رو میزی', 'رومیزی گلدوزی'],
    ['رو تختی‌های دونفره', 'روتختی دونفره'],
    ['در باز کن', 'دربازکن تصویری'],
    ['در بازکن', 'دربازکن تصویری'],
    ['i phone', 'iPhone 13 Pro'],
    ['ایفون', 'iPhone 13 Pro'],
    ['یو اس بی سندیسک', 'فلش مموری سندیسک مدل USB 64'],
    ['كتابهاي آشپزي', 'کتاب‌های آشپزی'],
    ['سلام یه گوشی میخوام', 'گوشی سامسونگ A54'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });

  it.each([
    ['لپ تاپ ام اس آی', 'لپ تاپ ایسوس VivoBook', 'کیف لپ تاپ ۱۵ اینچ'],
    ['لپ تاپ', 'لپ‌تاپ ام اس آی Katana 15', 'کیف لپ تاپ ۱۵ اینچ'],
    ['هارد اس اس دی', 'هارد اس اس دی سامسونگ', 'هارد دیسک وسترن'],
  ])('%s: %s before %s', async (question, better, worse) => {
    const titles = await shop.titles(question);
    expect(titles).toContain(worse);
    expect(titles.indexOf(better)).toBeLessThan(titles.indexOf(worse));
  });

  it.each(['رو تختی', 'هم زن', 'در باز کن'])('%s: particles alone find nothing by themselves', async (question) => {
    expect(await shop.titles(question)).not.toContain('گوشی سامسونگ A54');
    expect(await shop.titles(question)).not.toContain('درب قابلمه');
  });
});

describe('numbers', () => {
  const shop = shopOf(
    TOMAN,
    'چای 1000 گرم',
    'چای 100 گرم',
    'چای سبز',
    'رم 4060 گیگ',
    'کارت گرافیک RTX4060',
    'مدل SM500',
  );

  it.each([
    ['چای 100', 'چای 100 گرم'],
    ['چای ۱۰۰ گرمی', 'چای 100 گرم'],
    ['چای 1000', 'چای 1000 گرم'],
    ['کارت گرافیک rtx 4060', 'کارت گرافیک RTX4060'],
    ['sm 500', 'مدل SM500'],
    ['sm-500', 'مدل SM500'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });

  it('that are longer are others, not the same with more behind them', async () => {
    expect(await shop.titles('100')).toEqual(['چای 100 گرم']);
    expect(await shop.titles('406')).toEqual([]);
  });
});

describe('words that look alike', () => {
  const shop = shopOf(
    TOMAN,
    'صندلی اداری',
    'صندل زنانه',
    'گوشی شیائومی',
    'پاک کننده گوش',
    'قهوه اسپرسو',
    'کیف قهوه‌ای',
    'کفش قهوه ای',
    'کیف مشکی',
  );

  it.each([
    ['صندلی', 'صندلی اداری', 'صندل زنانه'],
    ['صندلی‌ها', 'صندلی اداری', 'صندل زنانه'],
    ['گوشی', 'گوشی شیائومی', 'پاک کننده گوش'],
    ['گوشی‌ها', 'گوشی شیائومی', 'پاک کننده گوش'],
  ])('%s: %s and not %s', async (question, wanted, other) => {
    const titles = await shop.titles(question);
    expect(titles[0]).toBe(wanted);
    expect(titles).not.toContain(other);
  });

  it.each([
    ['صندل', 'صندل زنانه'],
    ['گوش', 'پاک کننده گوش'],
    ['قهوه', 'قهوه اسپرسو'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });

  it.each(['قهوه‌ای', 'قهوه ای', 'brown'])('%s is a colour and no coffee', async (question) => {
    const titles = await shop.titles(question);
    expect(titles.slice(0, 2).sort()).toEqual(['کفش قهوه ای', 'کیف قهوه‌ای']);
  });

  it.each(['کیف قهوه‌ای', 'کیف قهوه ای', 'brown کیف'])('%s: a bag of that colour', async (question) => {
    expect((await shop.titles(question))[0]).toBe('کیف قهوه‌ای');
  });
});
