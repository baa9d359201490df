// Prices in questions: how people say them in four languages, and the numbers that are none.
import { describe, expect, it } from 'vitest';
import { readIntent } from '../../../../src/domain/intent/intent.ts';

type Row = [question: string, currency: string | null, min: string | null, max: string | null, rest: string];

function expectPrices([question, currency, minPrice, maxPrice, rest]: Row) {
  expect(readIntent(question, { currency })).toMatchObject({ minPrice, maxPrice, rest });
}

describe('Persian', () => {
  it.each<Row>([
    ['تبلت زیر ۱۲ میلیون تومان', 'IRT', null, '12000000', 'تبلت'],
    ['تبلت کمتر از ۸۰۰ هزار تومن', 'IRT', null, '800000', 'تبلت'],
    ['حداکثر ۳ میلیون، ساعت مچی', 'IRT', null, '3000000', 'ساعت مچی'],
    ['کیف تا سقف ۲ میلیون', 'IRT', null, '2000000', 'کیف'],
    ['کیف تا ۲ میلیون', 'IRT', null, '2000000', 'کیف'],
    ['نهایتاً ۲ میلیون', 'IRT', null, '2000000', ''],
    ['زیرِ ۲ میلیون', 'IRT', null, '2000000', ''],
    ['پایین‌تر از ۲ میلیون', 'IRT', null, '2000000', ''],
    ['پایین تر از ۲ میلیون', 'IRT', null, '2000000', ''],
    ['ارزون‌تر از ۲ میلیون', 'IRT', null, '2000000', ''],
    ['فرش بالای ۲۰ میلیون', 'IRT', '20000000', null, 'فرش'],
    ['فرش بیشتر از ۲۰ میلیون', 'IRT', '20000000', null, 'فرش'],
    ['فرش حداقل ۲۰ میلیون', 'IRT', '20000000', null, 'فرش'],
    ['از ۲۰ میلیون به بالا', 'IRT', '20000000', null, ''],
    ['۲۰ میلیون به پایین', 'IRT', null, '20000000', ''],
    ['بین ۲ تا ۳ میلیون', 'IRT', '2000000', '3000000', ''],
    ['بین ۲ و ۳ میلیون', 'IRT', '2000000', '3000000', ''],
    ['مبل از ۲۰ تا ۳۰ میلیون تومان', 'IRT', '20000000', '30000000', 'مبل'],
    ['مبل ۲۰ تا ۳۰ میلیون', 'IRT', '20000000', '30000000', 'مبل'],
    ['از ۵۰۰ هزار تا ۱ میلیون', 'IRT', '500000', '1000000', ''],
    ['از ۵۰۰ تا ۱ میلیون', 'IRT', '500000', '1000000', ''],
    ['بین ۳ تا ۲ میلیون', 'IRT', '2000000', '3000000', ''],
    ['۲-۳ میلیون', 'IRT', '2000000', '3000000', ''],
    ['۲۰۰۰۰۰ تا ۵۰۰۰۰۰', 'IRT', '200000', '500000', ''],
    ['بالای ۳ زیر ۵ میلیون', 'IRT', '3000000', '5000000', ''],
    ['بالای ۳ میلیون و زیر ۵ میلیون', 'IRT', '3000000', '5000000', ''],
    ['حدود ۱۰ میلیون', 'IRT', '8000000', '12000000', ''],
    ['حدودای ۱۰ میلیون', 'IRT', '8000000', '12000000', ''],
    ['نزدیک ۱۰ میلیون', 'IRT', '8000000', '12000000', ''],
    ['حدود ۲ تا ۳ میلیون', 'IRT', '2000000', '3000000', ''],
    ['میز ۱۰ میلیونی', 'IRT', '8000000', '12000000', 'میز'],
    ['بودجه‌ام ۲۰ میلیونه', 'IRT', null, '20000000', ''],
    ['بودجه حدود ۱۰ میلیون', 'IRT', '8000000', '12000000', ''],
    ['با قیمت زیر ۲ میلیون تومان کتونی', 'IRT', null, '2000000', 'کتونی'],
    ['کتونی که زیر ۲ میلیون باشه', 'IRT', null, '2000000', 'کتونی'],
    ['بیشتر از ۲ میلیون نباشه', 'IRT', null, '2000000', ''],
    ['از ۲ میلیون بیشتر نشه', 'IRT', null, '2000000', ''],
    ['کمتر از ۲ میلیون نباشه', 'IRT', '2000000', null, ''],
    ['زیر50میلیون', 'IRT', null, '50000000', ''],
    ['عطر و زیر ۳ میلیون', 'IRT', null, '3000000', 'عطر'],
    ['عطر زیر ۳ میلیون و کیف', 'IRT', null, '3000000', 'عطر و کیف'],
  ])('%s (%s)', (...row) => expectPrices(row));
});

describe('numbers', () => {
  it.each<Row>([
    ['زیر ۱.۵ میلیون', 'IRT', null, '1500000', ''],
    ['زیر ۱٫۵ میلیون', 'IRT', null, '1500000', ''],
    ['زیر ۲/۵ میلیون', 'IRT', null, '2500000', ''],
    ['زیر ٣ مليون', 'IRT', null, '3000000', ''],
    ['زیر یک و نیم میلیون', 'IRT', null, '1500000', ''],
    ['زیر یک میلیون و نیم', 'IRT', null, '1500000', ''],
    ['زیر نیم میلیون', 'IRT', null, '500000', ''],
    ['زیر پنجاه میلیون', 'IRT', null, '50000000', ''],
    ['زیر دویست و پنجاه هزار تومن', 'IRT', null, '250000', ''],
    ['زیر سیصد و چهل و پنج هزار', 'IRT', null, '345000', ''],
    ['زیر یه میلیون و دویست', 'IRT', null, '1200000', ''],
    ['زیر ۱ میلیون و ۲۰۰ هزار', 'IRT', null, '1200000', ''],
    ['زیر دو میلیارد و سیصد میلیون', 'IRT', null, '2300000000', ''],
    ['زیر پونصد هزار', 'IRT', null, '500000', ''],
    ['دو سه میلیون', 'IRT', '2000000', '3000000', ''],
    ['زیر ده پونزده میلیون', 'IRT', null, '15000000', ''],
    ['زیر ۱٬۵۰۰٬۰۰۰', 'IRT', null, '1500000', ''],
    ['زیر ۱،۵۰۰،۰۰۰', 'IRT', null, '1500000', ''],
    ['زیر 1,500,000', 'IRT', null, '1500000', ''],
    ['زیر ۵۰۰.۰۰۰ تومان', 'IRT', null, '500000', ''],
    ['زیر ۵۰۰ ۰۰۰ تومان', 'IRT', null, '500000', ''],
    ['زیر ۱۵۰۰ هزار تومان', 'IRT', null, '1500000', ''],
    ['زیر ۳۰۰هزارتومن', 'IRT', null, '300000', ''],
    ['زیر 2m', 'IRT', null, '2000000', ''],
    ['under fifty dollars', 'USD', null, '50', ''],
    ['under two hundred and fifty dollars', 'USD', null, '250', ''],
    ['under a thousand dollars', 'USD', null, '1000', ''],
    ['under half a million dollars', 'USD', null, '500000', ''],
    ['under 1.5k', 'USD', null, '1500', ''],
    ['under $2k', 'USD', null, '2000', ''],
    ['under $19.99', 'USD', null, '19.99', ''],
    ['under $1,299.90', 'USD', null, '1299.9', ''],
    ['19,99 € altında', 'EUR', null, '19.99', ''],
    ["1.500 TL'den az", 'TRY', null, '1500', ''],
    ['1.234,56 TL altı', 'TRY', null, '1234.56', ''],
    ['bir buçuk milyon TL altı', 'TRY', null, '1500000', ''],
    ['beş yüz liradan ucuz', 'TRY', null, '500', ''],
    ['أقل من 12.500 دينار', 'KWD', null, '12.5', ''],
    ['أقل من خمسين ألف دينار', 'IQD', null, '50000', ''],
  ])('%s (%s)', (...row) => expectPrices(row));
});

describe('the currency of the store', () => {
  it.each<Row>([
    ['زیر ۵۰۰ هزار تومان', 'IRT', null, '500000', ''],
    ['زیر ۵۰۰ هزار تومان', 'IRR', null, '5000000', ''],
    ['زیر ۵۰۰ هزار تومان', 'IRHT', null, '500', ''],
    ['زیر ۵۰۰ هزار تومان', 'IRHR', null, '5000', ''],
    ['زیر ۵۰۰ هزار تومان', null, null, '500000', ''],
    ['زیر ۵۰۰ هزار', 'IRR', null, '5000000', ''],
    ['under 500000', 'IRR', null, '500000', ''],
    ['زیر ۵۰۵ هزار ریال', 'IRT', null, '50500', ''],
    ['زیر ۱۵۵۵۵ ریال', 'IRT', null, '1555.5', ''],
    ['زیر ۵۰۰ هزار ریال', 'IRR', null, '500000', ''],
    ['زیر ۵ تومن', 'IRT', null, '5000000', ''],
    ['زیر ۵ تومن', 'IRR', null, '50000000', ''],
    ['زیر یک و نیم تومن', 'IRT', null, '1500000', ''],
    ['زیر ۵۰۰ تومن', 'IRT', null, '500000', ''],
    ['زیر ۱۵۰۰ تومن', 'IRT', null, '1500000', ''],
    ['زیر ۵۰۰ت', 'IRT', null, '500000', ''],
    ['زیر ۲۰۰۰۰ تومن', 'IRT', null, '20000', ''],
    ['بین ۸۰ تا ۱۲۰ تومن', 'IRT', '80000', '120000', ''],
    ['قیمت زیر ۱۰۰', 'IRT', null, '100000', ''],
    ['زیر ۲۵۰۰۰۰', 'IRT', null, '250000', ''],
    ['أقل من 500 ريال', 'SAR', null, '500', ''],
    ['تحت 40 دينار', 'KWD', null, '40', ''],
    ['under 50 dollars', 'CAD', null, '50', ''],
    ['زیر ۵۰ دلار', 'USD', null, '50', ''],
    ['under €50', null, null, '50', ''],
  ])('%s (%s)', (...row) => expectPrices(row));

  it.each<[string, string | null]>([
    ['لپ تاپ زیر ۵۰۰ دلار', 'IRT'],
    ['لپ تاپ زیر ۵۰۰ دلار', null],
    ['laptop under $500', 'IRT'],
    ['laptop between 300 and 500 dollars', 'EUR'],
    ['laptop under 500 USD', 'CAD'],
    ['لپ تاپ زیر ۵۰ میلیون تومان', 'USD'],
    ['هاتف أقل من 500 ريال', 'IRT'],
  ])('is not that of %s (%s), so the words stay', (question, currency) => {
    expectPrices([question, currency, null, null, question]);
  });
});

describe('English, Turkish, Arabic', () => {
  it.each<Row>([
    ['running shoes under $80', 'USD', null, '80', 'running shoes'],
    ['running shoes under 80', 'USD', null, '80', 'running shoes'],
    ['under 80 running shoes', 'USD', null, '80', 'running shoes'],
    ['lamp for less than 40', 'USD', null, '40', 'lamp'],
    ['lamp up to £40', 'GBP', null, '40', 'lamp'],
    ['lamp, at most 40 dollars', 'USD', null, '40', 'lamp'],
    ['lamp max $40', 'USD', null, '40', 'lamp'],
    ['lamp not more than $40', 'USD', null, '40', 'lamp'],
    ['lamp over $40', 'USD', '40', null, 'lamp'],
    ['lamp above 40', 'USD', '40', null, 'lamp'],
    ['lamp at least 40 dollars', 'USD', '40', null, 'lamp'],
    ['lamp $40 or less', 'USD', null, '40', 'lamp'],
    ['lamp between 20 and 40', 'USD', '20', '40', 'lamp'],
    ['lamp from $20 to $40', 'USD', '20', '40', 'lamp'],
    ['lamp $20-$40', 'USD', '20', '40', 'lamp'],
    ['lamp 20 – 40 USD', 'USD', '20', '40', 'lamp'],
    ['lamp around $40', 'USD', '32', '48', 'lamp'],
    ['$40 lamp', 'USD', '32', '48', 'lamp'],
    ['my budget is 40', 'USD', null, '40', ''],
    ['500 TL altı mont', 'TRY', null, '500', 'mont'],
    ['500 TL altında mont', 'TRY', null, '500', 'mont'],
    ['500 TL üstü mont', 'TRY', '500', null, 'mont'],
    ['en fazla 5 bin lira mont', 'TRY', null, '5000', 'mont'],
    ['en az ₺500 mont', 'TRY', '500', null, 'mont'],
    ["500 TL'ye kadar mont", 'TRY', null, '500', 'mont'],
    ['100 ile 200 TL arası mont', 'TRY', '100', '200', 'mont'],
    ['100-200 TL arasında mont', 'TRY', '100', '200', 'mont'],
    ['قميص أقل من ٢٠٠ درهم', 'AED', null, '200', 'قميص'],
    ['قميص أكثر من 200 درهم', 'AED', '200', null, 'قميص'],
    ['قميص فوق 200', 'AED', '200', null, 'قميص'],
    ['قميص بين 100 و 200 درهم', 'AED', '100', '200', 'قميص'],
    ['قميص بين 100 و200 درهم', 'AED', '100', '200', 'قميص'],
    ['قميص 200 درهم فأقل', 'AED', null, '200', 'قميص'],
  ])('%s (%s)', (...row) => expectPrices(row));
});

it('keeps the tighter of two bounds, and leaves what contradicts in the question', () => {
  expectPrices(['زیر ۵ میلیون، حداکثر ۳ میلیون', 'IRT', null, '3000000', '']);
  expectPrices(['زیر ۵ میلیون بالای ۸ میلیون', 'IRT', null, '5000000', 'بالای ۸ میلیون']);
});

it.each<[string, string]>([
  ['تبلت ۲۵۶ گیگ', 'IRT'],
  ['آیفون ۱۳', 'IRT'],
  ['زیر ۵۰ اینچ', 'IRT'],
  ['تا ۱۰ نفر', 'IRT'],
  ['بالای ۱۸ سال', 'IRT'],
  ['تا ۸ کیلو', 'IRT'],
  ['از ۲ تا ۴ سال', 'IRT'],
  ['کتاب هزار و یک شب', 'IRT'],
  ['صد سال تنهایی', 'IRT'],
  ['پاوربانک ۲۰ هزار', 'IRT'],
  ['پاوربانک زیر ۲۰۰۰۰ میلی آمپر', 'IRT'],
  ['پاوربانک زیر ۲۰۰۰۰ میلی‌آمپر', 'IRT'],
  ['دوربین بالای ۵۰ میلیون پیکسل', 'IRT'],
  ['پازل زیر ۲ هزار تکه', 'IRT'],
  ['کارت هدیه ۵۰۰ هزار تومانی', 'IRT'],
  ['شارژ ۲۰ هزار تومانی', 'IRT'],
  ['کمتر از ۵ دقیقه', 'IRT'],
  ['روکش صندلی پژو ۲۰۶ تا ۲۰۷', 'IRT'],
  ['ست دو تا سه نفره', 'IRT'],
  ['زیر میلیون', 'IRT'],
  ['زیرانداز ۲ متری', 'IRT'],
  ['قیمت ۲۰۶', 'IRT'],
  ['کاپشن کد 1-2-10001020 - 19351', 'IRT'],
  ['آینه ۲۰۱۶ - ۱۹۹۲۸', 'IRT'],
  ['iphone 13', 'USD'],
  ['iphone 15 pro max 512', 'USD'],
  ['iphone 15 plus', 'USD'],
  ['tv under 50 inch', 'USD'],
  ['tv under 50-inch', 'USD'],
  ['tv under 50"', 'USD'],
  ['desk under 50 cm', 'USD'],
  ['desk under 50cm', 'USD'],
  ['cable under 3m', 'USD'],
  ['toys for kids under 5', 'USD'],
  ['cream for women over 50', 'USD'],
  ['laptop with at least 8 cores', 'USD'],
  ['novel about 1984', 'USD'],
  ['4k tv', 'USD'],
  ['i5-13400', 'USD'],
  ['cable 6-6 M/M', 'USD'],
  ['yuv 4:4 - 4K 60Hz', 'USD'],
  ['چمدان 838-40-41-M', 'IRT'],
  ['سویشرت CS-23K-007', 'IRT'],
  ['192.168.1.1', 'USD'],
  ['gift card $50', 'USD'],
  ['5 pound dumbbell', 'GBP'],
  ['under armour', 'USD'],
  ['kız çocuk 8 yaş altı', 'TRY'],
  ['g513 زیر', 'IRT'],
  ['زیر ۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹', 'IRT'],
])('takes no price out of "%s" (%s)', (question, currency) => {
  expectPrices([question, currency, null, null, question]);
});

it('leaves the words beside a price whole', () => {
  expectPrices(['گوشی زیر ۲۰ میلیون و ۸ گیگ رم', 'IRT', null, '20000000', 'گوشی و ۸ گیگ رم']);
  expectPrices(['آیفون ۱۳ تا ۵۰ میلیون', 'IRT', null, '50000000', 'آیفون ۱۳']);
  expectPrices(['laptop 16gb under $1000, 15"', 'USD', null, '1000', 'laptop 16gb 15"']);
});
