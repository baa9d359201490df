// Colour names of four languages, as data. They stay in the question, because titles name colours too; whoever ranks
// can prefer a product or a variation of that colour.
import { tokenise } from '../text/fold.ts';
import { phrasesOf, placesOf } from './phrases.ts';
import { note, type Sheet, textOf } from './sheet.ts';

const COLOURS = phrasesOf<true>([
  ['قرمز, آبی, سبز, زرد, مشکی, سیاه, سفید, نارنجی, بنفش, صورتی, خاکستری, طوسی, قهوه_ای, سرمه_ای, کرمی, رنگ کرم', true],
  ['زرشکی, یاسی, گلبهی, فیروزه_ای, لاجوردی, نیلی, ارغوانی, سرخابی, آجری, نقره_ای, طلایی, رنگ مسی, برنزی, زیتونی', true],
  ['بژ, نسکافه_ای, شیری رنگ, خردلی, عنابی, کالباسی, مرجانی, یشمی, نوک_مدادی, دودی, رزگلد, رز گلد, شکلاتی رنگ', true],
  ['قرمزه, مشکیه, سفیده, آبیه, سبزه رنگ, لیمویی, پرتقالی رنگ, زغالی, استخوانی, شتری, کاهویی, بادمجانی', true],
  [
    'red, blue, green, yellow, black, white, orange, purple, violet, pink, grey, gray, brown, navy, beige, cream colour, cream color',
    true,
  ],
  ['maroon, burgundy, turquoise, teal, magenta, silver, gold, golden, bronze, olive, khaki, ivory, coral', true],
  ['charcoal, lavender, lilac, mustard, rose gold, navy blue, sky blue, dark blue, light blue, off white', true],
  ['kırmızı, mavi, yeşil, sarı, siyah, beyaz, turuncu, mor, pembe, gri, kahverengi, lacivert, bej, krem rengi', true],
  ['bordo, turkuaz, gümüş rengi, altın rengi, haki, lila, füme, bakır rengi', true],
  ['أحمر, حمراء, أزرق, زرقاء, أخضر, خضراء, أصفر, صفراء, أسود, سوداء, أبيض, بيضاء, برتقالي, بنفسجي, وردي, زهري', true],
  ['رمادي, رمادية, بني, بنية, كحلي, كحلية, بيج, ذهبي, ذهبية, فضي, فضية, تركواز, عنابي, خمري', true],

  ['چای سبز, چای سیاه, قهوه سبز, گوشت قرمز, گوشت سفید, لوبیا قرمز, لوبیا سبز, لوبیا سفید, فلفل قرمز, فلفل سیاه', null],
  [
    'فلفل سبز, پیاز قرمز, شکر قهوه_ای, شکر سفید, نان سفید, زیره سیاه, زیره سبز, سیاه دانه, توت سیاه, شاه توت سیاه',
    null,
  ],
  [
    'لوازم سفید, تخته سیاه, تخته سفید, پنیر سفید, سرکه سفید, شکلات سفید, کشمش سبز, جعبه سیاه, ماهی سفید, گاز سفید',
    null,
  ],
  ['green tea, black tea, white tea, green coffee, black coffee, red bull, red wine, white wine, black friday', null],
  ['orange juice, black pepper, white pepper, red pepper, white noise, white chocolate, brown sugar, brown rice', null],
  ['blue ray, blu ray, green beans, black beans, red dead, black box, white board, black board', null],
  ['gold plated, silver plated, black seed, black cumin, orange oil', null],
  ['olive oil, lavender oil, mustard oil, pink salt, red light, blue light, green light', null],
  ['yeşil çay, siyah çay, beyaz peynir, beyaz eşya, kırmızı biber, شاي أخضر, شاي أسود, فلفل أسود', null],
]);

/** The colours named, as folded tokens of the question's own words; each once. */
export function readColours(sheet: Sheet): string[] {
  const colours = new Set<string>();
  for (const span of placesOf(sheet, COLOURS)) {
    const words = textOf(sheet, span);
    colours.add(tokenise(words).join(' '));
    note(sheet, span, `the colour ${words}`);
  }
  return [...colours];
}
