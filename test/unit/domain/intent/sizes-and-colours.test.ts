// Sizes leave the question, colours stay in it.
import { expect, it } from 'vitest';
import { readIntent } from '../../../../src/domain/intent/intent.ts';

const read = (question: string) => readIntent(question, { currency: 'IRT' });

it.each<[string, string, string]>([
  ['صندل سایز ۳۹', '39', 'صندل'],
  ['صندل سایز ۳۹ مشکی', '39', 'صندل مشکی'],
  ['صندل سایز ۳۹ و نیم', '39.5', 'صندل'],
  ['صندل سایز ۳۹.۵', '39.5', 'صندل'],
  ['صندل شماره 39', '39', 'صندل'],
  ['کت اندازه ۵۲', '52', 'کت'],
  ['کت سایز XL', 'xl', 'کت'],
  ['کت سایز 2XL باشه', '2xl', 'کت'],
  ['coat size M', 'm', 'coat'],
  ['coat in size 42', '42', 'coat'],
  ['39 numara sandalet', '39', 'sandalet'],
  ['M beden ceket', 'm', 'ceket'],
  ['38 beden ceket', '38', 'ceket'],
  ['صندل مقاس ٣٩', '39', 'صندل'],
  ['صندل سایز ۳۹ تا ۲ میلیون', '39', 'صندل'],
])('%s: size %s', (question, size, rest) => {
  expect(read(question)).toMatchObject({ size, rest });
});

it.each([
  'مانتو سایز بزرگ',
  'coat size large',
  'size 13 inch laptop',
  'ملحفه سایز ۵۰×۷۰',
  'ملحفه سایز ۵۰x۷۰',
  'کفش سایز ۳۸ تا ۴۰',
  'کفش سایز ۳۸ یا ۳۹',
  'shoes size 38-40',
  'size 38/40',
  'king size bed',
  'screen size 55',
  'شماره تماس ۱۲۳',
  'هودی طرح شماره ۲',
  'سایز ۱۲۰۰',
  'xl',
  '42',
  "size's",
  'raf m bedensiz',
])('gives no size for "%s"', (question) => {
  expect(read(question)).toMatchObject({ size: null, rest: question });
});

it.each<[string, string[]]>([
  ['روسری قرمز', ['قرمز']],
  ['روسری قرمز و آبی', ['قرمز', 'ابی']],
  ['کیف سرمه‌ای', ['سرمه ای']],
  ['کیف سرمه ای', ['سرمه ای']],
  ['Red scarf', ['red']],
  ['navy blue scarf', ['navy blue']],
  ['red red scarf', ['red']],
  ['Kırmızı eşarp', ['kirmizi']],
  ['وشاح أحمر', ['احمر']],
])('%s: colours %j, which stay', (question, colours) => {
  expect(read(question)).toMatchObject({ colours, rest: question });
});

it.each(['چای سبز', 'green tea', 'red bull', 'فلفل قرمز', 'yeşil çay', 'کرم مرطوب کننده', 'آب', 'redmi', 'پیراهن مسی'])(
  'sees no colour in "%s"',
  (question) => {
    expect(read(question).colours).toEqual([]);
  },
);
