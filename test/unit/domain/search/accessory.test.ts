// Accessories: titles that name something else's part or cover, and the things themselves, which must not be taken
// for one.
import { describe, expect, it } from 'vitest';
import { ACCESSORY_WORDS, contextFrom, guardOf } from '../../../../src/domain/search/accessory.ts';
import { kindOf } from '../../../../src/domain/search/head.ts';
import { analysisOf } from '../../../../src/domain/search/version.ts';
import { LANGUAGES } from '../../../../src/domain/store.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

describe('an accessory', () => {
  const isAccessory = (title: string, language: (typeof LANGUAGES)[number]) =>
    kindOf(tokenise(title), analysisOf(language)).isAccessory;

  it.each([
    'قاب گوشی',
    'قاب آیفون ۱۳',
    'قاب‌های گوشی',
    'کاور سیلیکونی سامسونگ A54',
    'گلس شیائومی',
    'محافظ صفحه نمایش گوشی',
    'شارژر لپ‌تاپ ایسوس',
    'كابل شارژ تایپ سی',
    'هولدر موبایل خودرو',
    'کارتریج پرینتر اچ پی',
    'باتری لپ تاپ',
    'ریموت تلویزیون',
    'پایه مانیتور',
    'Case for iPhone 13',
    'Spigen leather case for iPhone 13',
    'Notebook case 15 inch',
    'Phone case',
    'Laptop battery',
    'Phone holder',
    'Anker USB-C charger for laptops',
    'Silicone strap compatible with Apple Watch',
    'Replacement filter for Philips air purifier',
    'كفر ايفون',
    'شاحن سامسونج',
    'Kılıf iPhone 13',
    'iPhone 13 için kılıf',
  ])('is %s', (title) => {
    expect(LANGUAGES.filter((language) => !isAccessory(title, language))).toEqual([]);
  });

  it.each([
    'گوشی سامسونگ A54',
    'لپ‌تاپ ایسوس با شارژر',
    'ساعت هوشمند بند چرمی',
    'ساعت مچی با بند چرمی',
    'گوشی موبایل شیائومی همراه قاب',
    'گوشی سامسونگ با قاب',
    'هدفون بی‌سیم سونی',
    'کفش مردانه',
    'کیف زنانه',
    'کیف پول چرمی',
    'جاروبرقی با فیلتر هپا',
    'پرینتر لیزری',
    'صندلی اداری',
    'دوربین کانن',
    'آیفون ۱۳ پرو',
    'مانتو زنانه',
    'عینک آفتابی',
    'قاب عکس',
    'قاب عکس چوبی رومیزی',
    'محافظ برق',
    'بند رخت',
    'برچسب دیواری',
    'گردنبند نقره',
    'تونر پوست',
    'Apple iPhone 13',
    'Apple Watch Series 9 45mm Aluminum Case',
    'Samsung Galaxy S24 with charger',
    'Running shoes for women',
    'Wireless headphones',
    'Battery drill',
    'Cordless battery drill',
    'Filter coffee',
    'Filter coffee machine',
    'Stand mixer',
    'Mixer bowl',
    'Women Dress Belt',
    'TV stand',
    'Pencil case',
    'Suitcase',
    'Remote control car',
    'Power strip',
    'Office chair',
    'Laptop',
    'هاتف سامسونج',
    'حقيبة نسائية',
    'Kırmızı elbise',
    '',
  ])('is not %s', (title) => {
    expect(LANGUAGES.filter((language) => isAccessory(title, language))).toEqual([]);
  });

  it('is named by words of its own only', () => {
    for (const word of ACCESSORY_WORDS) expect(tokenise(word)).toEqual([word]);
  });
});

describe('what stands behind', () => {
  it.each<[string, string]>([
    ['قاب برای گوشی', 'برای گوشی'],
    ['گوشی با قاب', 'با قاب'],
    ['case compatible with phones', 'compatible with phones'],
    ['laptop with bag for travel', 'with bag for travel'],
    ['telefon ile kulaklık', 'ile kulaklik'],
    ['for my phone', ''],
    ['کفش مردانه', ''],
    ['', ''],
  ])('%s: %s', (text, behind) => {
    const tokens = tokenise(text);
    expect(tokens.slice(contextFrom(tokens)).join(' ')).toBe(behind);
  });
});

describe('guardOf', () => {
  const shares = (title: string) => {
    const tokens = tokenise(title);
    const guard = guardOf(tokens);
    return tokens.map((_, at) => guard(at));
  };

  it.each<[string, number[]]>([
    ['قاب برای گوشی', [1, 1, 0.35]],
    ['جوهر مخصوص پرینتر لیزری', [1, 1, 0.35, 0.35]],
    ['case for phone', [1, 1, 0.35]],
    ['strap compatible with watch', [1, 1, 0.35, 0.35]],
    ['telefon için kılıf', [0.35, 1, 1]],
    ['iPhone uyumlu kablo', [0.35, 1, 1]],
    ['for women', [1, 1]],
    ['کفش مردانه', [1, 1]],
    ['kılıf için', [1, 1]],
    ['', []],
  ])('%s: %j', (title, expected) => {
    expect(shares(title)).toEqual(expected);
  });
});
