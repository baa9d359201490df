// What a question wishes without naming an amount: an order, what is in stock, what is on sale, low prices. The words
// are data; what stands beside them decides whether they are a wish ("available") or its opposite ("not available").
import { keysOf, phrasesOf, placesOf } from './phrases.ts';
import { freeWord, nextWord, type Sheet, type Span, standsAlone, take } from './sheet.ts';

export type Order = 'cheapest' | 'dearest' | 'newest';

export interface Preferences {
  order: Order | null;
  inStock: boolean;
  onSale: boolean;
  /** "ارزان", "budget": no bound and no order, but low prices are liked. */
  prefersCheap: boolean;
}

type Preference = Order | 'in stock' | 'on sale' | 'low prices';

const AS: Record<Preference, string> = {
  cheapest: 'the cheapest first',
  dearest: 'the dearest first',
  newest: 'the newest first',
  'in stock': 'in stock',
  'on sale': 'on sale',
  'low prices': 'a preference for low prices',
};

const ORDERS = phrasesOf<Preference>([
  ['ارزان_ترین, ارزون_ترین, ارزان_ترین_ها, ارزون_ترین_ها, ارزون_ترینا, ارزان_ترین قیمت, ارزون_ترین قیمت', 'cheapest'],
  ['کمترین قیمت, کم ترین قیمت, با کمترین قیمت, پایین_ترین قیمت, با پایین_ترین قیمت, نازل_ترین قیمت', 'cheapest'],
  ['کم_قیمت_ترین, کم قیمت_ترین, قیمت کمترین', 'cheapest'],
  ['cheapest, the cheapest, lowest price, lowest priced, the lowest price, least expensive, lowest cost', 'cheapest'],
  ['en ucuz, en ucuzu, en ucuzları, en düşük fiyat, en düşük fiyatlı, en uygun fiyatlı', 'cheapest'],
  ['الأرخص, أرخص, أقل سعر, بأقل سعر, الأقل سعرا, بأرخص سعر, أرخص سعر, بارخص', 'cheapest'],
  ['گران_ترین, گرون_ترین, گران_ترین_ها, گرون_ترین_ها, گران_قیمت_ترین, گران قیمت_ترین', 'dearest'],
  ['بیشترین قیمت, بالاترین قیمت, بالا_ترین قیمت, با بالاترین قیمت', 'dearest'],
  ['most expensive, the most expensive, highest price, highest priced, the highest price, priciest', 'dearest'],
  ['en pahalı, en pahalısı, en yüksek fiyat, en yüksek fiyatlı', 'dearest'],
  ['الأغلى, أغلى, أعلى سعر, بأعلى سعر, الأعلى سعرا', 'dearest'],
  ['جدید_ترین, جدید_ترین_ها, جدیدترین مدل, آخرین مدل, جدیدا اومده, تازه_ترین', 'newest'],
  ['newest, the newest, latest, the latest, most recent, the most recent', 'newest'],
  ['en yeni, en yenisi, en yenileri, en son çıkan', 'newest'],
  ['الأحدث, أحدث, أجدد, الأجدد', 'newest'],
  ['میوه تازه_ترین', null],
]);

const OTHERS = phrasesOf<Preference>([
  ['موجود, موجوده, موجودن, موجود باشه, موجود باشد, موجود دارید, موجود دارین, موجود داری, موجود هست', 'in stock'],
  [
    'موجودی داره, موجودی دارد, موجودی دارید, موجودی دارین, موجودی داری, فقط موجود, فقط موجود_ها, موجود در انبار',
    'in stock',
  ],
  ['in stock, available, currently available, in_stock only, available now', 'in stock'],
  ['stokta, stokta var, stokta olan, stokta olanlar, stoktaki, stokta bulunan', 'in stock'],
  ['متوفر, متوفرة, المتوفر, المتوفرة, متوفرین, متاح, متاحة', 'in stock'],
  ['موجود زنده, موجود فضایی, موجود افسانه ای, out of stock, available in', null],

  ['تخفیف_دار, تخفیف_خورده, تخفیف_خورده_ها, تخفیف_دارها, با تخفیف, دارای تخفیف, تخفیف داره, تخفیفی', 'on sale'],
  ['تخفیف دارد, تخفیف دارند, تخفیف دارن, شامل تخفیف, حراج, حراجی, حراج شده, در حراج, تو حراج', 'on sale'],
  ['on sale, discounted, with discount, with a discount, at a discount, on discount, on clearance', 'on sale'],
  ['indirimli, indirimde, indirimdeki, indirimde olan, indirime giren', 'on sale'],
  ['عروض, العروض, مخفض, مخفضة, المخفضة, تخفيض, تخفيضات, التخفيضات, علیه خصم, علیها خصم, بخصم, مع خصم', 'on sale'],
  ['کد تخفیف, کارت تخفیف, بن تخفیف, عروض و, علم عروض, کتاب عروض, عروض تقدیمیه, عروض ازیا', null],

  ['ارزان, ارزون, ارزان_قیمت, ارزون_قیمت, کم_قیمت, ارزان_تر, ارزون_تر, اقتصادی, مقرون_به_صرفه, به_صرفه', 'low prices'],
  [
    'مقرون به صرفه, قیمت مناسب, با قیمت مناسب, خوش_قیمت, قیمت پایین, با قیمت پایین, قیمت خوب, با قیمت خوب',
    'low prices',
  ],
  [
    'گران نباشه, گرون نباشه, گران نباشد, خیلی گران نباشه, خیلی گرون نباشه, خیلی گران نباشد, زیاد گرون نباشه',
    'low prices',
  ],
  ['زیاد گران نباشه, نه خیلی گران, نه خیلی گرون, نه چندان گران, نه زیاد گرون, نه زیاد گران', 'low prices'],
  ['cheap, cheaper, budget, affordable, inexpensive, low cost, low price, low priced, budget friendly', 'low prices'],
  ['not expensive, not too expensive, not very expensive, not that expensive, not so expensive', 'low prices'],
  [
    'ucuz, daha ucuz, uygun fiyatlı, hesaplı, ekonomik, pahalı olmayan, pahalı olmasın, çok pahalı olmasın',
    'low prices',
  ],
  ['رخيص, رخيصة, الرخيص, الرخيصة, سعر مناسب, بسعر مناسب, بأسعار مناسبة, غیر غالی, لیس غالیا', 'low prices'],
  ['علوم اقتصادی, کتاب اقتصادی, مجله اقتصادی, budget planner, budget book, budget binder, budget notebook', null],
  ['قیمت مناسب چنده', null],
]);

/** Takes the words of preferences out. Of several orders the first holds, and the others stay in the question. */
export function readPreferences(sheet: Sheet): Preferences {
  const found = new Set<Preference>();
  let order: Order | null = null;
  for (const { meaning, ...span } of placesOf(sheet, ORDERS)) {
    if (!isWish(sheet, span) || (order !== null && order !== meaning)) continue;
    if (meaning === 'cheapest' || meaning === 'dearest' || meaning === 'newest') order = meaning;
    take(sheet, span, AS[meaning]);
  }
  for (const { meaning, ...span } of placesOf(sheet, OTHERS)) {
    if (!isWish(sheet, span)) continue;
    found.add(meaning);
    take(sheet, span, AS[meaning]);
  }
  return {
    order,
    inStock: found.has('in stock'),
    onSale: found.has('on sale'),
    prefersCheap: found.has('low prices'),
  };
}

const DENIED_BEFORE = keysOf('not no بدون غیر نا without isnt never غير');
const DENIED_AFTER = keysOf('نباشه نباشد نیست نیستن نمیخوام نمیخواهم نشده değil yok olmayan olmasın');

function isWish(sheet: Sheet, span: Span): boolean {
  const denied =
    DENIED_BEFORE.has(freeWord(sheet, span.from - 1)?.key ?? '') ||
    DENIED_AFTER.has(nextWord(sheet, span.to)?.key ?? '');
  return !denied && standsAlone(sheet, span);
}
