// What people say around a price, in four languages, as data: bounds before and after it, words that announce it.
import { keysOf, phrasesOf } from './phrases.ts';

/**
 * A bound, and how far it is trusted with a number that has neither unit nor magnitude: 'yes', only where the clause
 * 'ends' after the number, or 'no' ("pro max 512", "about 1984").
 */
export interface Bound {
  kind: 'max' | 'min' | 'around';
  bare: 'yes' | 'ends' | 'no';
}

const MAX: Bound = { kind: 'max', bare: 'yes' };
const MIN: Bound = { kind: 'min', bare: 'yes' };
const WEAK_MAX: Bound = { kind: 'max', bare: 'ends' };
const WEAK_MIN: Bound = { kind: 'min', bare: 'ends' };
const AROUND: Bound = { kind: 'around', bare: 'no' };

/** "زیر ۵۰ میلیون", "under $50": what stands before the amount. */
export const BEFORE = phrasesOf<Bound>([
  ['زیر, زیره, به زیر, کمتر از, کم تر از, حداکثر, حد اکثر, ماکزیمم, ماکسیمم, تا سقف, با سقف, سقف, تا حداکثر', MAX],
  ['نهایتا, نهایت, نهایتش, در نهایت, دیگه نهایتا, پایین_تر از, پایین تر_از, پایین, ارزان_تر از, ارزون_تر از', MAX],
  ['تا نهایتا, فوقش, زیر قیمت', MAX],
  ['تا, تا حدود, تا حدودا, تا نزدیک, تا مبلغ, تا قیمت, تا زیر', WEAK_MAX],
  ['بالای, بالا, بیشتر از, بیش از, حداقل, حد اقل, دست کم, مینیمم, بالاتر از, بالا تر از, کمینه', MIN],
  ['گران_تر از, گرون_تر از, از حداقل', MIN],
  ['از', { kind: 'min', bare: 'no' }],
  ['حدود, حدودا, حدودای, حدودن, در حدود, نزدیک, نزدیک به, نزدیکای, نزدیک_های, تقریبا, حوالی, حول و حوش', AROUND],
  ['دور و بر, دور_و_بر, دوروبر, تو مایه های, توی مایه های, در رنج, تو رنج, رنج قیمت, رنج قیمتی', AROUND],
  ['under, below, cheaper than, not over, not above', MAX],
  ['less than, lower than, at most, no more than, not more than, up to, upto, till, until', WEAK_MAX],
  ['within, maximum of, a maximum of, max of, not exceeding', WEAK_MAX],
  ['max, maximum', { kind: 'max', bare: 'no' }],
  ['over, above, more than, greater than, higher than, at least, no less than, not less than, not under', WEAK_MIN],
  ['minimum of, a minimum of, starting at, starting from', WEAK_MIN],
  ['min, minimum, from', { kind: 'min', bare: 'no' }],
  ['around, about, approximately, approx, roughly, near, close to, circa', AROUND],
  ['اقل من, تحت, لا یتجاوز, لا تتجاوز, لا یزید عن, لا تزید عن, بحد اقصی, کحد اقصی, ارخص من, دون', MAX],
  ['حتی, لغایة', WEAK_MAX],
  ['اکثر من, فوق, لا یقل عن, لا تقل عن, اعلی من, اغلی من, علی الاقل, ابتداء من', MIN],
  ['حوالی, بحدود, فی حدود, تقریبا', AROUND],
  ['en fazla, en çok, maksimum', MAX],
  ['en az, minimum, asgari', MIN],
  ['yaklaşık, aşağı yukarı', AROUND],
]);

/** "X به بالا", "X TL altında": what stands behind it. */
export const AFTER = phrasesOf<Bound>([
  ['به پایین, به زیر, رو به پایین, کمتر, و کمتر, یا کمتر, به کمتر, پایین_تر, و پایین_تر', WEAK_MAX],
  ['به بالا, رو به بالا, بیشتر, و بیشتر, یا بیشتر, به بیشتر, بالاتر, و بالاتر', WEAK_MIN],
  ['or less, or under, or below, or cheaper, and under, and below, and less, at most', WEAK_MAX],
  ['or more, or over, or above, and up, and above, and over, and more, at least', WEAK_MIN],
  ['max, maximum, tops', { kind: 'max', bare: 'no' }],
  ['minimum, plus', { kind: 'min', bare: 'no' }],
  ['فاقل, واقل, و اقل, او اقل, فما دون, کحد اقصی, بحد اقصی', WEAK_MAX],
  ['فاکثر, واکثر, و اکثر, او اکثر, فما فوق, علی الاقل, کحد ادنی', WEAK_MIN],
  ['تقریبا, حدودا, civarı, civarında, civarındaki, dolaylarında', AROUND],
  ['altı, altında, altındaki, altına, aşağı, aşağısı, kadar, e kadar, a kadar, ye kadar, ya kadar, geçmeyen', MAX],
  ['az, daha az, ucuz, daha ucuz, den az, dan az, den ucuz, dan ucuz, aşmayan', MAX],
  ['üstü, üstünde, üstündeki, üzeri, üzerinde, üzerindeki, fazla, daha fazla, den fazla, dan fazla, pahalı', MIN],
]);

/** What opens a range: the words that can part its ends, and how far it is trusted with numbers alone. */
export interface Opener {
  parters: ReadonlySet<string>;
  bare: Bound['bare'];
}

/** "بین … و …", "from … to …". */
export const OPENERS = phrasesOf<Opener>([
  ['بین, مابین, ما بین, در بازه, بازه, محدوده, در محدوده, از بین', { parters: keysOf('و تا الی'), bare: 'yes' }],
  ['between, in between', { parters: keysOf('and to'), bare: 'yes' }],
  ['از, رنج, رنج قیمت, قیمت از', { parters: keysOf('تا الی'), bare: 'ends' }],
  ['from', { parters: keysOf('to till until up'), bare: 'ends' }],
  ['من', { parters: keysOf('الی حتی ل'), bare: 'ends' }],
]);

/** The same without an opener; "و" and "and" would join too much. */
export const PARTERS = keysOf('تا الی to ile');

/** "100 ile 200 TL arası": what may close a range. */
export const CLOSERS = phrasesOf<true>([['arası, arasında, arasındaki, arasinda olan, aralığında', true]]);

/** Words that announce a price. Some are a bound by themselves: "بودجه ۲۰ میلیون". */
export const PRICE_WORDS = phrasesOf<'price' | 'budget'>([
  [
    'قیمت, قیمتش, قیمتشون, قیمتی, با قیمت, به قیمت, در قیمت, قیمتش از, با قیمتی, رنج قیمت, رنج قیمتی, مبلغ, هزینه',
    'price',
  ],
  [
    'price, priced, priced at, prices, at a price, price range, for a price of, costing, that costs, which costs',
    'price',
  ],
  ['costs, cost, price is, fiyat, fiyatı, fiyatları, fiyat aralığı, سعر, بسعر, سعره, سعرها, السعر, اسعار', 'price'],
  ['بودجه, بودجه_ام, بودجه_م, بودجم, بودجمون, بودجه_مون, بودجه من, با بودجه, بودجه_ی, بودجش, پولم, بودجه_اش', 'budget'],
  ['budget, budget is, budget of, my budget, my budget is, a budget of, with a budget of, on a budget of', 'budget'],
  ['bütçe, bütçem, bütçesi, میزانیة, میزانیتی, بمیزانیة, والمیزانیة', 'budget'],
]);

/** "بیشتر از ۵۰ میلیون نباشه" asks for the opposite. */
export const TURNS_ROUND = keysOf(
  'نباشه نباشد نباشن نباشند نشه نشود نره نرود نکنه نمیتونم نمیتوانم نمیتونیم نمیتوانیم نمیدم نمیدهم نمیخرم ندارم نداریم',
);

/** Verbs and joints that a taken price leaves behind. */
export const CLOSING_VERBS = keysOf('باشه باشد باشن باشند بشه بشود هستن olsun olan');

/** "for under $500", "که زیر ۵۰ میلیون": words that only lead to the bound. */
export const LEADS = keysOf('for at با به در که تو توی');
