// Stems: which endings come off, and the many words that only look as if they had one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../src/domain/store.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { isArabicScript, isLatinWord, stemOf } from '../../../../src/domain/text/stems.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** The stem of one word as a shop writes it. */
function stemmed(word: string, language: Parameters<typeof stemOf>[1] = 'fa'): string {
  const [token = ''] = tokenise(word);
  return stemOf(token, language);
}

describe('Persian stems', () => {
  it.each([
    ['کتابها', 'کتاب'],
    ['کتابهای', 'کتاب'],
    ['کتابهایی', 'کتاب'],
    ['کتابهایم', 'کتاب'],
    ['کتابهایت', 'کتاب'],
    ['کتابهایش', 'کتاب'],
    ['کتابهایمان', 'کتاب'],
    ['کتابهایتان', 'کتاب'],
    ['کتابهایشان', 'کتاب'],
    ['گوشیها', 'گوشی'],
    ['ساعتهای', 'ساعت'],
    ['ارزانترین', 'ارزان'],
    ['بزرگترین', 'بزرگ'],
    ['جدیدترینها', 'جدید'],
    ['چرمی', 'چرم'],
    ['ورزشی', 'ورزش'],
    ['ديجيتالي', 'دیجیتال'],
  ])('%s → %s', (word, stem) => {
    expect(stemmed(word)).toBe(stemmed(stem));
  });

  it('take ها, its endings, ترین and one ی off', () => {
    expect(words('کتابها کتابهایی ارزانترین چرمی').map((word) => stemmed(word))).toEqual(words('کتاب کتاب ارزان چرم'));
  });

  it.each(
    words(`شکلات پرینتر کفش نان شیرین ماشین ساعت دوربین تهران مانتو جوراب دفتر کبریت سشوار شلوار فرش بالش آتش خورش
      موتور کولر اسپیکر هدفون لپ تاپ تبلت کیف کمد آینه دستکش کلاه ژاکت پیراهن دامن کت پالتو تیشرت پلیور بوت صندل
      قابلمه تابه بشقاب لیوان چنگال کارد ظرف سطل حوله ملحفه پتو تشک متکا عطر ادکلن شامپو صابون کرم رژلب ریمل مسواک
      پنیر کره عسل مربا برنج روغن آرد شکر نمک زعفران پسته بادام گردو خرما انجیر کشمش نخود لوبیا عدس ماکارون حیوانات
      لبنیات لوازمات نبات قنات تجهیزات چادر مادر برادر دختر پسر کمتر بهتر مهمتر سفر هنر شهر باران ایران جوان زنان
      ریحان دندان درمان ارمغان تابستان زمستان ویترین دکترین آبی نخی چای موی پای تنها رها بها آنها`),
  )('leave %s whole', (word) => {
    const [token] = tokenise(word);
    expect(stemmed(word)).toBe(token);
  });

  it('that would be another word are not taken', () => {
    const pairs = words(
      'صندلی صندل گوشی گوش بازی باز بخاری بخار ماهی ماه چینی چین سینی سین کشتی کشت توری تور شیری شیر',
    );
    for (const word of pairs) expect(stemmed(word)).toBe(tokenise(word)[0]);
    for (const word of words('صندلی گوشی بازی بخاری سینی')) expect(stemmed(`${word}ها`)).toBe(word);
  });

  it.each(['samsung 5g', '4060', 'rtx4060', 'مدل۱۲'])('leave codes alone: %s', (text) => {
    for (const token of tokenise(text)) expect(stemOf(token, 'fa')).toBe(token);
  });

  it('of a plural is that of its word', () => {
    const noun = fc.string({ unit: fc.constantFrom(...'بپتجچخدرزژسشفکگلمنو'), minLength: 3, maxLength: 8 });
    const ending = fc.constantFrom('ها', 'های', 'هایی', 'هایم', 'هایمان', 'هایشان', 'ترین');
    fc.assert(
      fc.property(noun, ending, (word, plural) => {
        expect(stemOf(word + plural, 'fa')).toBe(stemOf(word, 'fa'));
      }),
    );
  });
});

describe('English stems', () => {
  it.each([
    ['shoes', 'shoe'],
    ['batteries', 'battery'],
    ['dresses', 'dress'],
    ['watches', 'watch'],
    ['knives', 'knive'],
    ['running', 'run'],
    ['headphones', 'headphone'],
    ["men's", 'men'],
  ])('%s is found as %s', (word, other) => {
    for (const language of ['en', 'fa', 'ar', null] as const) {
      expect(stemmed(word, language)).toBe(stemmed(other, language));
    }
  });

  it.each(
    words(`samsung xbox iphone laptop blender mixer printer charger carpet skirt shirt boot lamp sofa
      desk pan knob milk honey perfume lipstick shampoo soap diaper toy puzzle`).map((word) => [word]),
  )('keep %s apart from every other word here', (word) => {
    const others = words(
      'samsung xbox iphone laptop blender mixer printer charger carpet skirt shirt boot lamp sofa desk',
    );
    const same = others.filter((other) => other !== word && stemOf(other, 'en') === stemOf(word, 'en'));
    expect(same).toEqual([]);
  });

  it('are only taken of words of plain letters', () => {
    expect(words('usb3s m2s 手机s оптоваяs').map((token) => stemOf(token, 'en'))).toEqual(
      words('usb3s m2s 手机s оптоваяs'),
    );
  });
});

describe('Arabic stems', () => {
  it.each([
    ['السماعات', 'سماعة'],
    ['والساعات', 'ساعة'],
    ['بالحقيبة', 'حقيبة'],
    ['للأطفال', 'أطفال'],
    ['كالحرير', 'حرير'],
    ['فالكتاب', 'كتاب'],
    ['معلمون', 'معلم'],
    ['كبيرة', 'كبير'],
    ['ذهبي', 'ذهب'],
    ['رياضية', 'رياضي'],
    ['التلفزيون', 'تلفزيون'],
    ['التلفزيونات', 'تلفزيونات'],
    ['الألعاب', 'ألعاب'],
    ['للألعاب', 'ألعاب'],
    ['والسماعات', 'سماعات'],
  ])('%s is found as %s', (word, other) => {
    expect(stemmed(word, 'ar')).toBe(stemmed(other, 'ar'));
  });

  it.each(words('قلم كتاب هاتف قميص عطر ثوب حليب خاتم مكتب سرير مصباح حذاء عسل تمر لبن ال لل مال'))(
    'leave %s whole',
    (word) => {
      const [token] = tokenise(word);
      expect(stemmed(word, 'ar')).toBe(token);
    },
  );

  it('are not those of a Persian shop, where an article is no article', () => {
    expect(words('الکتریکال بالش کالباس فالوده لاله الماس').map((word) => stemOf(word, 'fa'))).toEqual(
      words('الکتریکال بالش کالباس فالوده لاله الماس'),
    );
  });
});

describe('Turkish stems', () => {
  it.each([
    ['kitaplar', 'kitap'],
    ['kitaplar', 'kitap'],
    ['kitaplarımız', 'kitap'],
    ['ayakkabılar', 'ayakkabı'],
    ['gömlekler', 'gömlek'],
    ['bilgisayarı', 'bilgisayar'],
    ['telefonlar', 'telefon'],
    ['telefonları', 'telefon'],
    ['telefonu', 'telefon'],
    ['çantalar', 'çanta'],
    ['çantaları', 'çanta'],
    ['çantası', 'çanta'],
  ])('%s is found as %s', (word, other) => {
    expect(stemmed(word, 'tr')).toBe(stemmed(other, 'tr'));
  });

  it.each(
    words('gömlek kitap çanta telefon saat mutfak erkek krem cilt ekmek kulaklık bilgisayar kemer altın masa su'),
  )('leave %s whole', (word) => {
    const [token] = tokenise(word);
    expect(stemmed(word, 'tr')).toBe(token);
  });
});

describe('every stem', () => {
  const token = fc
    .string({ unit: fc.constantFrom(...'abgilmnoprstuyz0aeiksاآبپتجچحخدرزسشعغفقکگلمنوهیéشtürkها'), maxLength: 12 })
    .map((text) => tokenise(text)[0] ?? 'کفش');
  const language = fc.constantFrom(...LANGUAGES, null);

  it('is something, and shorter than its word or as long', () => {
    fc.assert(
      fc.property(fc.oneof(token, fc.string({ unit: 'binary', minLength: 1 })), language, (text, of) => {
        for (const word of tokenise(text)) expect(stemOf(word, of)).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  it('of Arabic script keeps three letters and is the beginning of a Persian word', () => {
    fc.assert(
      fc.property(token.filter(isArabicScript), (word) => {
        const stem = stemOf(word, 'fa');
        expect(word.startsWith(stem)).toBe(true);
        expect(stem.length).toBeGreaterThanOrEqual(Math.min(3, word.length));
        expect(stemOf(word, 'ar').length).toBeGreaterThanOrEqual(Math.min(3, word.length));
      }),
    );
  });

  it('has no second ending to lose, but for a doubled ی', () => {
    const once = token.filter((word) => isArabicScript(word) && !/یی/.test(word) && !/(ها|ترین).*(ها|ترین)/.test(word));
    fc.assert(
      fc.property(once, (word) => {
        const stem = stemOf(word, 'fa');
        expect(stemOf(stem, 'fa')).toBe(stem);
      }),
    );
  });

  it('is the same for no language as for the script: Persian and English', () => {
    fc.assert(
      fc.property(token, (word) => {
        expect(stemOf(word)).toBe(stemOf(word, isArabicScript(word) ? 'fa' : 'en'));
      }),
    );
  });
});

it.each([
  ['کفش', true, false],
  ['iPhone', false, false],
  ['iphone', false, true],
  ['rtx4060', false, false],
  ['4060', false, false],
  ['手机', false, false],
  ['گلکسیs24', true, false],
])('%s: Arabic script %s, Latin word %s', (token, arabic, latin) => {
  expect([isArabicScript(token), isLatinWord(token)]).toEqual([arabic, latin]);
});
