// What is asked for by its use: questions in shoppers' words, what must not be taken for a use, and the table itself.
import { describe, expect, it, test } from 'vitest';
import { parsePurposes, purposeFinder } from '../../../../src/domain/lexicon/purpose.ts';
import { PURPOSES } from '../../../../src/domain/lexicon/purposes.ts';
import type { Language } from '../../../../src/domain/store.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { stemOf } from '../../../../src/domain/text/stems.ts';

const find = purposeFinder((token) => stemOf(token, null));
const spoken = (words: readonly string[]) => words.join(' ');
const targetsOf = (question: string) => find(tokenise(question)).flatMap(({ targets }) => targets.map(spoken));

describe('a question by purpose', () => {
  it.each([
    ['وسیله‌ای برای سوراخ کردن دیوار', 'دریل'],
    ['یه چیزی میخوام که دیوارو سوراخ کنه', 'دریل'],
    ['چیزی که موهامو خشک کنه', 'سشوار'],
    ['میخوام موهام صاف شه', 'اتوی مو'],
    ['موهام خیلی میریزه', 'شامپو ضد ریزش مو'],
    ['چروک صورتم زیاد شده', 'کرم ضد چروک'],
    ['زیر چشمام سیاهه', 'کرم دور چشم'],
    ['چایی رو تا عصر داغ نگه داره', 'فلاسک'],
    ['ناهارمو ببرم سر کار', 'ظرف غذا'],
    ['باهاش پیاز خورد کنم', 'خردکن'],
    ['نون رو تست کنه', 'توستر'],
    ['مبلامون لک شده', 'شامپو مبل'],
    ['لوله ظرفشویی گرفته', 'لوله بازکن'],
    ['ماشینمو چجوری بشورم', 'کارواش'],
    ['لاستیک پنچر شده', 'کیت پنچرگیری'],
    ['شوهرم شبا خروپف میکنه', 'ضد خروپف'],
    ['بچه‌ام تب داره', 'تب سنج'],
    ['گربم مبل رو چنگ میزنه', 'اسکرچر گربه'],
    ['توی خونه بدوم', 'تردمیل'],
    ['شب تو جنگل بخوابیم', 'چادر مسافرتی'],
    ['صفحه گوشیم خش نیفته', 'گلس'],
    ['لپ‌تاپم خیلی داغ می‌کنه', 'کول پد'],
    ['زیر بارون خیس نشم', 'چتر'],
    ['برای برف و سرما', 'کاپشن'],
    ['تو عروسی چی بپوشم', 'لباس مجلسی'],
    ['گلدونامو آب بدم', 'آب‌پاش'],
    ['دیوارو رنگ کنم', 'غلتک رنگ'],
    ['کتابای مدرسه رو ببره', 'کیف مدرسه'],
    ['کادو رو بپیچم', 'کاغذ کادو'],
    ['صبحونه چی دارین', 'پنیر'],
    ['something to keep my tea warm', 'thermos'],
    ['what do I use to make holes in walls', 'drill'],
    ['I need to dry my hair', 'hair dryer'],
    ['my back hurts from sitting all day', 'ergonomic chair'],
    ['how to stop mosquitoes at night', 'mosquito repellent'],
    ['charging my phone while travelling, travel light', 'power bank'],
    ['my knives are dull, I want to sharpen a knife', 'knife sharpener'],
    ['شيء يجفف الشعر', 'مجفف شعر'],
    ['عندي تساقط الشعر', 'شامبو تساقط الشعر'],
    ['شحن الجوال في السفر', 'باور بانك'],
    ['saçlarımı kurutmak için', 'saç kurutma makinesi'],
    ['duvarı delmek için ne lazım', 'matkap'],
  ])('%s → %s', (question, product) => {
    expect(targetsOf(question)).toContain(spoken(tokenise(product)));
  });

  it.each<[Language, string, string]>([
    ['ar', 'لتجفيف الشعر', 'مجفف شعر'],
    ['tr', 'sivrisinekler için', 'sivrisinek kovucu'],
  ])('in a store in %s: %s → %s', (language, question, product) => {
    const found = purposeFinder((token) => stemOf(token, language))(tokenise(question));
    expect(found.flatMap(({ targets }) => targets.map(spoken))).toContain(spoken(tokenise(product)));
  });
});

describe('no purpose', () => {
  it.each([
    '',
    'سلام خوبید؟',
    'هزینه ارسال به شیراز چنده',
    'عکس محصول رو بفرستید',
    'گوشی سامسونگ a54',
    'کفش نایک زنانه',
    'دریل بوش',
    'کابل شارژ گوشی آیفون',
    'ماشین لباسشویی ۸ کیلویی',
    'ماشین اصلاح سر و صورت',
    'تخت خواب دو نفره',
    'چراغ مطالعه',
    'پشه‌بند',
    'خاک گربه',
    'غذای خشک گربه',
    'شامپو برای موی خشک',
    'کرم پودر پوست چرب',
    'گوشت چرخ کرده',
    'سیب زمینی سرخ کرده',
    'پیراهن ضد چروک',
    'تیشرت سفید',
    // One word of a trigger is not enough.
    'دیوار',
    'سوراخ',
    'موهامو',
    'وزن سیب زمینی',
    // An ear is no phone, and meat no ear.
    'تمیز کردن گوشت',
    'hello, do you ship to Berlin?',
    'dry shampoo',
    'water bottle',
    'running shoes size 42',
    'samsung car charger',
    'wrinkle free shirt',
    'wall clock',
    'tea',
  ])('in %j', (question) => {
    expect(find(tokenise(question))).toEqual([]);
  });
});

describe('what tells a purpose', () => {
  const told = (question: string) => {
    const tokens = tokenise(question);
    return find(tokens).map(({ places }) => places.map((at) => tokens[at]).join(' '));
  };

  it.each([
    ['are the words of its trigger, wherever they stand', 'موهامو میخوام زود خشک کنه', ['موهامو خشک کنه']],
    ['is the larger of two triggers', 'سوراخ کردن کاغذ', ['سوراخ کاغذ']],
    ['is a name only with what is done to it', 'شستن شیشه شیر', ['شستن شیشه شیر']],
    ['may be two things at once', 'میخ بکوبم و چوب ببرم', ['میخ بکوبم', 'چوب ببرم']],
  ])('%s', (_, question, triggers) => {
    expect(told(question).sort()).toEqual([...triggers].sort());
  });
});

describe('the table', () => {
  const lines = parsePurposes(PURPOSES);
  const key = (words: readonly string[]) => [...words].sort().join(' ');

  test('has one to four words in a trigger, and products on every line', () => {
    const wrong = lines.filter(
      ({ triggers, targets }) =>
        triggers.some(({ length }) => length < 1 || length > 4) || targets.some(({ length }) => length < 1),
    );
    expect(wrong).toEqual([]);
  });

  test('says nothing twice', () => {
    const keys = lines.flatMap(({ triggers }) => triggers.map(key));
    expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
    expect(lines.filter(({ targets }) => new Set(targets.map(spoken)).size !== targets.length)).toEqual([]);
  });

  test('finds a line by each of its triggers', () => {
    const lost = lines.flatMap(({ triggers, targets }) =>
      triggers.filter(
        (words) => !find(words).some((found) => found.targets.map(spoken).join() === targets.map(spoken).join()),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('leads from no product to another, and to none from itself', () => {
    const products = new Map(lines.flatMap(({ targets }) => targets.map((words) => [spoken(words), words])));
    const misled = [...products.values()].filter((words) => find(words).length > 0);
    expect(misled.map(spoken)).toEqual([]);
    const selves = lines.filter(({ triggers, targets }) =>
      triggers.some((words) => targets.map(key).includes(key(words))),
    );
    expect(selves).toEqual([]);
  });
});
