// How people say what must not be, in four languages, as data.
import { keysOf, phrasesOf } from './phrases.ts';

/**
 * What stands before the thing. An attribute ("بدون سیم", "without sugar") describes the product wanted, so its words
 * stay in the question; an exclusion ("غیر از سامسونگ") only says what to leave out.
 */
export const BEFORE_THING = phrasesOf<'attribute' | 'exclusion'>([
  ['بدون, بدون نیاز به, بدونه, فاقد, عاری از', 'attribute'],
  ['without, without any', 'attribute'],
  ['خالي من, خالية من, بلا, من دون', 'attribute'],
  [
    'به_جز, بجز, بغیر, به غیر از, به_غیر, بغیر از, غیر از, غیر_از, غیر, به_غیراز, به استثنای, به_جای, بجز از, جز',
    'exclusion',
  ],
  ['not, but not, except, except for, excluding, other than, anything but, everything but, apart from', 'exclusion'],
  ['instead of, rather than, don t want, dont want, do not want, and not, aside from', 'exclusion'],
  ['ما_عدا, عدا, الا, إلا, باستثناء, لیس, ولیس, لا أرید, بدلا من, بدل', 'exclusion'],

  ['بدون این, بدون اینکه, بدون آن, بدون توجه, بدون محدودیت, بدون مشکل, بدون دردسر, بدون شک, بدون شرح, بدون هیچ', null],
  ['غیر قابل, غیر فعال, غیر مستقیم, غیر رسمی, غیر اصل, غیر اصلی, غیر اورجینال, غیر ایرانی, غیر خطی, غیر همنام', null],
  ['not only, not sure, not just, not for, not working, not yet, not so, not to, not in, not on, not available', null],
  ['not too, not very, not that, not more, not less, why not, if not, or not, not a problem, not bad, not at', null],
  ['is not, are not, does not, did not, will not, can not, has not, whether or not, without doubt', null],
  ['do without, go without', null],
]);

/** "خیلی بزرگ نباشه", "Nike olmasın": what stands behind the thing; all of it leaves the question. */
export const BEHIND_THING = phrasesOf<'exclusion' | 'attribute'>([
  ['نباشه, نباشد, نباشن, نباشند, نباشه لطفا, نمی_خوام, نمی_خواهم, نمی_خوایم, نمی_خواهیم, نداشته باشه', 'exclusion'],
  ['نداشته باشد, رو نمی_خوام, را نمی_خواهم, رو نمی_خواهم, نمیخام, نمی_خاهم', 'exclusion'],
  ['دوست ندارم, دوست نداریم, رو دوست ندارم, رو دوست نداریم, را دوست ندارم', 'exclusion'],
  ['hariç, haricinde, dışında, olmasın, olmayan, istemiyorum, istemem, değil, yerine', 'exclusion'],
  ['içermeyen, içermesin', 'attribute'],
  ['değil mi', null],
]);

/** "not too big": what only says how much, between the negation and the thing. */
export const DEGREES = keysOf('خیلی زیاد چندان اونقدر آنقدر انقدر اینقدر');

/** Words that name the kind of the thing and are left out of it: "برندش سامسونگ نباشه", "not a Nike". */
export const DETERMINERS = keysOf(
  'a an the any brand brands مارک مارکش برند برندش شرکت مدل مدلش رنگش جنسش هیچ هر هرگونه هرنوع مارکا markası marka',
);

/** What may stand before "نباشه" without being the thing: "بد نباشه", "چیزی نمیخوام". */
export const NO_THINGS = keysOf('بد بدک مهم مشکلی چیزی چیز دیگه دیگر این اینو اون اونو کم هم ای نیازی کافی لازم');

/** Ingredients before a free "free": "sugar free", but not "nike free" or "buy one get one free". */
export const INGREDIENTS = keysOf(`
  sugar gluten fat oil alcohol lactose dairy milk caffeine cruelty fragrance scent perfume odor odour paraben parabens
  sulfate sulfates sulphate bpa nut nuts peanut egg soy wheat grain salt sodium chemical silicone latex lead nickel wire
  cord cable lint dust acid aluminium aluminum phthalate talc msg gmo meat calorie carb cholesterol frizz wrinkle rust
  preservative ammonia peroxide fluoride plastic bpa`);

/** "-free" that takes nothing away. */
export const FREE_OF_NOTHING = keysOf('hands hand duty toll tax royalty worry care interest trouble hassle post');

/** Words that end a name: joints, verbs and the small talk of a question. */
export const ENDS_NAME = keysOf(`
  که با برای واسه در از و یا ولی اما هم به رو را تا داری دارین دارید دارن دارند داریم باشه باشد هست هستش چی چیه چه
  میخوام میخواهم میخوایم میخواستم معرفی کن کنید کنین بده بدین بدید لطفا خوب خوبه پیشنهاد بگو بگید نشون نشان مرسی ممنون
  ارزان ارزون گران گرون چند چنده قیمت موجود دیگه دیگر باشن نه فقط ترجیحا
  for with and or but please in on that which do you have show me to from by at of i is are thanks only under over cheap expensive
  için ile ve veya ya var olan lütfen lazım istiyorum ama bir
  مع او و في من على الى لكن فقط ارید`);

/** Adjectives that follow a name without being part of it. */
export const NEVER_IN_NAME = keysOf(`
  مردانه مردونه زنانه زنونه بچگانه بچگونه دخترانه دخترونه پسرانه پسرونه گیمینگ مجلسی اسپرت ورزشی جدید قدیمی بزرگ کوچک
  کوچیک سبک سنگین اصل اورجینال ایرانی خارجی چینی بلند کوتاه
  مشکی سیاه سفید قرمز آبی سبز زرد صورتی طوسی خاکستری قهوهای سرمهای نارنجی بنفش طلایی نقرهای کرم
  black white red blue green grey gray pink brown siyah beyaz kırmızı mavi أسود أبيض أحمر أزرق`);

/** Names of two or three words, which a first word alone would not exclude. */
export const LONG_NAMES = phrasesOf<true>([
  ['پارس خزر, ال جی, اچ پی, تی سی ال, جی پلاس, جی بی ال, ام اس آی, ال سی وایکیکی, جنرال الکتریک, ایکس ویژن', true],
  ['نیو بالانس, آندر آرمور, بلک اند دکر, وسترن دیجیتال, تی پی لینک, دی لینک, ای دیتا, وان پلاس, پاناسونیک', true],
  ['سیم کارت, کارت گرافیک, کارت حافظه, کارت خوان, روغن پالم, مواد نگهدارنده, مواد شیمیایی, ماده نگهدارنده', true],
  ['رنگ مصنوعی, شکر افزوده, قند افزوده, چربی ترانس, طعم دهنده, اسید بوریک, بوی بد, خط و خش, دست دوم, بند ناف', true],
  ['new balance, under armour, calvin klein, tommy hilfiger, hugo boss, ralph lauren, dr martens, dr. martens', true],
  [
    'western digital, black decker, black and decker, general electric, tp link, one plus, lc waikiki, north face',
    true,
  ],
  ['the north face, louis vuitton, le creuset, pars khazar, added sugar, noise cancelling, palm oil, sim card', true],
  ['touch screen, graphics card, second hand', true],
]);
