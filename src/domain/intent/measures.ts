// Words that make the number before them a measure, or the number after them an age, a size or a model, as data: what
// keeps "زیر ۵۰ اینچ", "for kids under 5" and "iphone 13" from being prices.
import { keysOf } from './phrases.ts';
import type { Word } from './words.ts';

const MEASURES = keysOf(`
  میلیمتر میلی سانت سانتی سانتیمتر سانتیمتری متر متری کیلومتر کیلومتری مترمربع اینچ اینچی فوت
  گرم گرمی کیلو کیلوگرم کیلوگرمی کیلویی میلیگرم تن تنی پوند مثقال قیراط سی
  لیتر لیتری میلیلیتر میلیلیتری سیسی وات واتی کیلووات ولت ولتی آمپر آمپری میلیآمپر میلیآمپری هرتز هرتزی مگاهرتز گیگاهرتز
  گیگ گیگی گیگابایت گیگابایتی ترا ترابایت ترابایتی مگ مگابایت مگاپیکسل مگاپیکسلی پیکسل پیکسلی نقطه 
  سال ساله سالگی ماه ماهه ماهگی هفته روز روزه ساعت ساعته دقیقه ثانیه
  نفر نفره نفری تکه تیکه عدد عددی تایی دونه دانه بسته جلد صفحه برگ قطعه نسخه مرحله دندانه
  درجه درصد کالری اسب بخار بیتییو کاناله شات ضلع طبقه پله لایه شعله کاربره کاربر دنده قلم
  mm cm m km nm inch inches in ft feet foot yd yards mg mcg g gr gram grams kg kilo kilos lb lbs oz ounce ounces
  ml cl l lt liter liters litre litres gallon gallons quart cups w kw watt watts v volt volts mah ah amp amps a
  gb tb mb kb gig gigs ghz mhz hz khz mp megapixel megapixels px pixel pixels dpi fps nits lumens lm lux db
  year years yr yrs yo month months mo week weeks day days hour hours hr hrs minute minutes mins second seconds sec
  people person persons players player pieces piece pcs pc pack packs count ct items pages page users user
  degrees degree percent calories kcal cal carbs carat karat stars star x mph kmh rpm psi bar btu cc hp bhp
  miles mile sq square meters metres meter metre steps spf iu gsm threads thread reviews ratings
  kişilik adet parça yaş yaşında santim metre kilo gram litre inç ay yıl saat beden numara
  سنوات سنة سنه عام عاما شهر اشهر شهور بوصة بوصه سم ملم مل غرام جرام كغ كجم كيلو لتر واط امبير غيغا جيجا جيجابايت
  قطعة قطعه قطع شخص اشخاص حبة يوم ايام ساعات مقاس درجة درجه`);

// What is counted in thousands and millions. Others come after an amount of money too: "زیر ۲۰ میلیون ساعت مچی".
const LARGE = keysOf(`
  پیکسل پیکسلی مگاپیکسل میلی آمپر آمپری میلیآمپر میلیآمپری وات واتی لومن نقطه دور کیلومتر متر تکه قطعه بیتییو هرتز نفر
  mah px pixel pixels megapixels dpi rpm lumens km miles steps people users threads reviews ratings btu w watt watts hz
  adet kişilik بكسل قطعة شخص`);

// Of these a space makes another word: "under 50 in black".
const ONLY_GLUED = keysOf('in a x c l');

// A sign right behind the number: inches, percent, degrees, feet, "×50".
const MEASURE_SIGNS = new Set(['"', '″', '”', '%', '٪', '°', '′', '×', '*', '+', '#']);

const COUNTED = keysOf(`
  age aged ages kids kid children child toddlers toddler babies baby infants boys girls adults teens players
  size sizes model series gen generation version chapter volume vol no number part season grade level
  سن بچه بچههای کودک کودکان نوزاد افراد سایز سایزهای اندازه شماره مدل سری نسل جلد نسخه کلاس پایه
  yaş çocuk beden numara مقاس عمر اطفال للاطفال`);

const AGED = keysOf('women men woman man seniors ladies mens womens people خانمهای آقایان');

/** Does the word make the number before it a measure? `large`: the number has a magnitude. */
export function isMeasure({ key, glued }: Pick<Word, 'key' | 'glued'>, large: boolean): boolean {
  if (large) return LARGE.has(key);
  return MEASURES.has(key) && (glued || !ONLY_GLUED.has(key));
}

// Product lines that a number goes on with: "آیفون ۱۳ تا ۵۰ میلیون" is no range.
const LINES = keysOf(`iphone آیفون ایفون galaxy گلکسی note نوت redmi ردمی poco پوکو series مدل model پژو peugeot pro پرو
  playstation پلیاستیشن استیشن xbox ایکسباکس windows ویندوز core i3 i5 i7 i9 rtx gtx ryzen رایزن watch واچ pixel پیکسل air ایر
  reno a s m x g mi realme`);

/** Is a number after the word a part of its name, a size or an age, rather than the lower end of a range? */
export function namesNumber(key: string): boolean {
  return LINES.has(key) || COUNTED.has(key);
}

export function isMeasureSign(character: string): boolean {
  return MEASURE_SIGNS.has(character);
}

/** After the word a bare number is no price. `least`: it is a lower bound, as the age of grown-ups is. */
export function countsOtherThings(key: string, least: boolean): boolean {
  return COUNTED.has(key) || (least && AGED.has(key));
}
