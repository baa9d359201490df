// Accessories: titles that name something else's part or cover, and the things themselves, which must not be taken
// for one.
import { describe, expect, it } from 'vitest';
import { accessoryWord, guardOf } from '../../../../src/domain/search/accessory.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

describe('accessoryWord', () => {
  it.each([
    ['قاب آیفون ۱۳', 'قاب'],
    ['کاور سیلیکونی سامسونگ A54', 'کاور'],
    ['گلس شیائومی', 'گلس'],
    ['محافظ صفحه نمایش گوشی', 'محافظ'],
    ['بند ساعت هوشمند', 'بند'],
    ['شارژر لپ‌تاپ ایسوس', 'شارژر'],
    ['كابل شارژ تایپ سی', 'کابل'],
    ['هولدر موبایل خودرو', 'هولدر'],
    ['کارتریج پرینتر اچ پی', 'کارتریج'],
    ['روکش صندلی پراید', 'روکش'],
    ['باتری لپ تاپ', 'باتری'],
    ['ریموت تلویزیون', 'ریموت'],
    ['Case for iPhone 13', 'case'],
    ['Spigen leather case for iPhone 13', 'case'],
    ['Anker USB-C charger for laptops', 'charger'],
    ['Silicone strap compatible with Apple Watch', 'strap'],
    ['Replacement filter for Philips air purifier', 'replacement'],
    ['كفر ايفون', 'کفر'],
    ['شاحن سامسونج', 'شاحن'],
    ['Kılıf iPhone 13', 'kilif'],
  ])('%s: %s', (title, word) => {
    expect(accessoryWord(tokenise(title))).toBe(word);
  });

  it.each([
    'گوشی سامسونگ A54',
    'لپ‌تاپ ایسوس با شارژر',
    'ساعت هوشمند بند چرمی',
    'گوشی موبایل شیائومی همراه قاب',
    'هدفون بی‌سیم سونی',
    'کفش مردانه',
    'جاروبرقی با فیلتر هپا',
    'پرینتر لیزری',
    'صندلی اداری',
    'دوربین کانن',
    'آیفون ۱۳ پرو',
    'مانتو زنانه',
    'عینک آفتابی',
    'Apple iPhone 13',
    'Samsung Galaxy S24 with charger',
    'Running shoes for women',
    'Wireless headphones',
    'Office chair',
    'Laptop',
    'هاتف سامسونج',
    'حقيبة نسائية',
    'Kırmızı elbise',
    '',
  ])('%s is the thing itself', (title) => {
    expect(accessoryWord(tokenise(title))).toBeNull();
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
