// Orders, stock, sales and a liking for low prices: the words that say them, and the same words where they do not.
import { expect, it } from 'vitest';
import { readIntent } from '../../../../src/domain/intent/intent.ts';

const read = (question: string) => readIntent(question, { currency: null });

it.each<[string, 'cheapest' | 'dearest' | 'newest', string]>([
  ['ارزان‌ترین یخچال', 'cheapest', 'یخچال'],
  ['ارزان ترین یخچال', 'cheapest', 'یخچال'],
  ['ارزون‌ترین یخچال', 'cheapest', 'یخچال'],
  ['ارزونترین یخچال', 'cheapest', 'یخچال'],
  ['یخچال با کمترین قیمت', 'cheapest', 'یخچال'],
  ['the cheapest fridge', 'cheapest', 'fridge'],
  ['fridge, lowest price', 'cheapest', 'fridge'],
  ['En Ucuz buzdolabı', 'cheapest', 'buzdolabı'],
  ['أرخص ثلاجة', 'cheapest', 'ثلاجة'],
  ['الثلاجة الأرخص', 'cheapest', 'الثلاجة'],
  ['گران‌ترین فرش', 'dearest', 'فرش'],
  ['گرونترین فرش', 'dearest', 'فرش'],
  ['most expensive rug', 'dearest', 'rug'],
  ['en pahalı halı', 'dearest', 'halı'],
  ['جدیدترین ساعت', 'newest', 'ساعت'],
  ['newest watch', 'newest', 'watch'],
  ['en yeni saat', 'newest', 'saat'],
  ['أحدث ساعة', 'newest', 'ساعة'],
])('%s: %s first', (question, order, rest) => {
  expect(read(question)).toMatchObject({ order, rest });
});

it.each(['تازه‌کار', 'یخچال جدید', 'en uzun halı', 'گران', 'new balance', 'latestone'])(
  'gives no order for "%s"',
  (question) => {
    expect(read(question)).toMatchObject({ order: null, rest: question });
  },
);

it('takes one order; a second one stays', () => {
  expect(read('cheapest newest watch')).toMatchObject({ order: 'cheapest', rest: 'newest watch' });
});

it.each<[string, string]>([
  ['سلام قهوه جوش موجوده؟', 'سلام قهوه جوش'],
  ['قهوه جوش موجود', 'قهوه جوش'],
  ['قهوه جوش موجودی داره', 'قهوه جوش'],
  ['kettle in stock', 'kettle'],
  ['is the kettle available?', 'is the kettle'],
  ['stokta olan su ısıtıcı', 'su ısıtıcı'],
  ['غلاية متوفرة', 'غلاية'],
])('%s: in stock', (question, rest) => {
  expect(read(question)).toMatchObject({ inStock: true, rest });
});

it.each(['ناموجود', 'نرم افزار موجودی انبار', 'موجود نیست', 'kettle out of stock', 'not available', 'stock pot'])(
  'asks for no stock in "%s"',
  (question) => {
    expect(read(question)).toMatchObject({ inStock: false, rest: question });
  },
);

it.each<[string, string]>([
  ['کفش تخفیف‌دار', 'کفش'],
  ['کفش تخفیف دار', 'کفش'],
  ['کفش تخفیف خورده', 'کفش'],
  ['کفش با تخفیف', 'کفش'],
  ['حراجی کفش', 'کفش'],
  ['shoes on sale', 'shoes'],
  ['discounted shoes', 'shoes'],
  ['indirimli ayakkabı', 'ayakkabı'],
  ['عروض أحذية', 'أحذية'],
])('%s: on sale', (question, rest) => {
  expect(read(question)).toMatchObject({ onSale: true, rest });
});

it.each(['کد تخفیف', 'کفش بدون تخفیف', 'shoes for sale', 'sale', 'کتاب عروض و قافیه'])(
  'asks for no sale in "%s"',
  (question) => {
    expect(read(question)).toMatchObject({ onSale: false, rest: question });
  },
);

it.each<[string, string]>([
  ['صندلی ارزان', 'صندلی'],
  ['صندلی ارزون', 'صندلی'],
  ['صندلی اقتصادی', 'صندلی'],
  ['صندلی مقرون به صرفه', 'صندلی'],
  ['صندلی که خیلی گرون نباشه', 'صندلی'],
  ['cheap chair', 'chair'],
  ['budget chair', 'chair'],
  ['chair not too expensive', 'chair'],
  ['ucuz sandalye', 'sandalye'],
  ['كرسي رخيص', 'كرسي'],
])('%s: low prices are liked, without an order', (question, rest) => {
  expect(read(question)).toMatchObject({ prefersCheap: true, order: null, minPrice: null, maxPrice: null, rest });
});

it.each(['گرانول', 'budget planner', 'not cheap', 'کتاب اقتصادی', 'cheapside'])(
  'likes no low prices in "%s"',
  (question) => {
    expect(read(question)).toMatchObject({ prefersCheap: false, rest: question });
  },
);
