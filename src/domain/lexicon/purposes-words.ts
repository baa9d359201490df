// Words of purposes that people write in too many ways for a stem: short nouns with spoken endings (موهامو), words that
// say the same (تمیز, پاک), and verbs, which Persian turns around inside. A trigger names such a family by its first word.
import { tokenise } from '../text/fold.ts';

/** Name, then how else it is written. A family is met only as it stands here: کف is not کفش, and گوش is not گوشت. */
const FAMILIES = `
# body
مو: موی موها موهای موهایم موهایی موهام موهامو موهات موهاتو موهاش موهاشو موهامون موهارو مویم
سر: سرم سرمو سرش سرشو سرمون
گوش: گوشم گوشمو گوشام گوشامو گوشها گوشهای گوشهام گوشش
چشم: چشمم چشممو چشمام چشمامو چشما چشمها چشمهای چشمهام چشمان چشمش چشای چشام چشامو
لب: لبم لبمو لبام لبامو لبها لبهای لبهام لبهامو لبش
دست: دستم دستمو دستام دستامو دستها دستهای دستهام دستهامو دستان دستش دستت
پا: پای پام پامو پاهام پاهامو پاها پاهای پاهایم پاش پاهاش
کف: کفه
شکم: شکمم شکممو شکمش
کمر: کمرم کمرمو کمرش
زانو: زانوم زانوهام زانوی زانوهای زانوش
گردن: گردنم گردنمو گردنش
صورت: صورتم صورتمو صورتش پوست پوستم پوستمو پوستش
دندان: دندون دندانم دندونم دندونام دندونامو دندانها دندانهای دندانهام دندونای دندونها دندوناش
# people, pets, places, belongings
بچه: بچم بچمو بچها بچهها بچهای بچههای بچهام بچش کودک کودکم کودکان کوچولو نوزاد نوزادم پسرم دخترم فرزندم نینی
نوزاد: نوزادم نوزادان نینی شیرخوار بچه بچم بچمو
گربه: گربم گربمو گربهها گربش پیشی
سگ: سگم سگمو سگا سگها سگش هاپو
خانه: خونه خونم خونمو خونمون منزل اپارتمان
ماشین: ماشینم ماشینمو ماشینو ماشینمون خودرو خودروم اتومبیل
گوشی: گوشیم گوشیمو گوشیش گوشیمون گوشیو موبایل موبایلم موبایلمو
لپتاپ: لپ لپتاپم لپتاپمو لپتاپش
طبیعت: کمپ کمپینگ جنگل کوه بیابان بیابون کویر
سفر: مسافرت مسافرتی سفری مسافرتم سفرم سفرمو سفرمون
مهمان: مهمون مهمونا مهمونها مهمانان مهمانها مهمانی مهمونی
# weather, states
سرما: سرد سرده سردم سردمه سردش سردشه سردی زمستان زمستون زمستانی زمستونی برف برفی یخبندان
باران: بارون بارانیه بارونیه بارندگی
گرما: تابستان تابستون گرمه گرممه
گرم: گرمه داغ داغه گرمش گرمم
خنک: سرد خنکه خنکش
تمیز: پاک تمیزی تمیزکاری نظافت پاکسازی پاکیزه تمیزکننده زدودن
نظم: مرتب منظم مرتبش مرتبشون نظمدهی ساماندهی جمع
درد: دردم دردش
بو: بوی بوش بوشو
خرد: خورد ریز
خشکی: خشکه خشکم خشکن
لک: لکه لکها لکهای لکههای لکای لکش
نگه: نگهداری نگهداشتن نگهداره نگهداشتنش نگهدارم نگهش بمونه بماند میمونه میماند موندن ماندن بمانند بمونن
اندازه: سنجش سنجیدن بسنجم اندازش
خارش: خاریدن میخاره میخارد بخاره خارشم
بلند: بلندتر بلندی
# verbs that go with nouns
کردن: کرد کردنش کردنشون کنم کنه کنی کند کنیم کنین کنید کنن کنند کن کنمش کنش بکنم بکنه بکنیم میکنه میکنم میکند میکنن میکنند
  نکنه نشه نشود شه بشه شدن شود بشود میشه میشود شن بشن شدنش
درست: ساختن بسازم بسازه بسازیم میسازه
دادن: بدم بده بدیم بدهم میدم میده دادنش
رفتن: برم بره بریم برن میرم میره میریم میرن رفتنم میرود
دویدن: بدوم بدوه بدویم میدوم میدوه میدود
خواب: خوابم خوابیدن بخوابم بخوابه بخوابیم میخوابم میخوابه میخوابیم بخوابد خوابش خوابمون نخوابه
ورزش: تمرین ورزشی ورزشم
اهنگ: موسیقی موزیک ترانه اهنگام اهنگها
عکس: عکسام عکسها عکسهای عکسامو عکاسی
فیلم: فیلمبرداری فیلمها فیلما فیلمو فیلمارو ویدیو ویدئو
برداشتن: بردارم برداره برداریم برمیدارم برمیداره
افتادن: بیفته بیافته نیفته میفته میافته افته نیفتن
غذا: غذام غذامو غذای غذاها غذاهای ناهار نهار ناهارم ناهارمو نهارمو غذاش
# English
phone: phones mobile smartphone cellphone iphone
laptop: laptops notebook macbook
baby: babies infant infants newborn toddler
kid: kids child children toddler toddlers
car: cars vehicle suv
clean: cleaning wash washing
keep: keeps keeping stay stays staying
hot: warm
cold: cool chilled chilly freezing
clothes: clothing laundry shirts garments
stop: stopping prevent preventing avoid reduce against
remove: removing removes removal rid removed
pain: ache aches aching sore hurts hurt
hang: hanging hangs hung
wear: wearing
sleep: sleeping asleep
`;

/** Infinitive: stems of the past / stems of the present / forms that follow no rule. */
const VERBS = `
شستن: شست / شور شوی / شستشو شستشوی شست
بریدن: برید / بر / برش
پختن: پخت / پز / پخت
بستن: بست / بند /
دوختن: دوخت / دوز / دوخت خیاطی
نوشتن: نوشت / نویس / نوشتار
نشستن: نشست / شین نشین / نشسته
پوشیدن: پوشید / پوش / تنم
پوشاندن: پوشاند پوشوند / پوشان پوشون / پوشش
لرزیدن: لرزید / لرز / لرزش لرزشگیر
خواندن: خواند خوند / خوان خون / مطالعه
چسباندن: چسباند چسبوند چسبید / چسبان چسبون چسب /
ریختن: ریخت / ریز / ریزش
تراشیدن: تراشید / تراش /
ساییدن: سایید سابید / ساب / کوبیدن
کوبیدن: کوبید / کوب /
زدن: زد / زن /
گذاشتن: گذاشت ذاشت چید / گذار ذار زار چین / جا
کشیدن: کشید / کش /
بردن: برد / بر / حمل جابجایی جابجا
خوردن: خورد / خور /
پریدن: پرید / پر /
دیدن: دید / بین / تماشا تماشای
شنیدن: شنید / شنو /
شکستن: شکست / شکن / شکسته شکست
گرفتن: گرفت / گیر / گرفته گرفتگی
جویدن: جوید / جو /
نوشیدن: نوشید / نوش /
بافتن: بافت / باف / بافتنی
کاشتن: کاشت / کار / کاشت
سوختن: سوخت / سوز / سوختگی سوخته
کشتن: کشت / کش /
جوشیدن: جوشید جوشاند جوشوند / جوش جوشان جوشون / جوشیده
اوردن: اورد / یار / بیاد بیارم بیاره میاره
پاشیدن: پاشید / پاش /
پیچیدن: پیچید / پیچ /
شمردن: شمرد شمارد / شمار شمر / شمارش
مالیدن: مالید / مال /
`;

/** Makes verbs of what stands before it, and says nothing by itself. */
export const LIGHT_VERB = 'کردن';

const PREFIXES = ['ب', 'می', 'ن', 'نمی'];
const PERSONS = ['م', 'ی', 'ه', 'د', 'یم', 'ین', 'ید', 'ن', 'ند'];
/** Behind a person: it, him. */
const OBJECTS = ['', 'ش'];

/** Every form of every family, folded, and the families it belongs to. */
export function wordFamilies(): Map<string, string[]> {
  const families = new Map<string, string[]>();
  for (const [name, ...forms] of [...listed(FAMILIES).map(familyOf), ...listed(VERBS).map(verbOf)]) {
    const alone = [name];
    for (const form of new Set([name, ...forms])) {
      const others = families.get(form);
      families.set(form, others ? [...others, name] : alone);
    }
  }
  return families;
}

/** The lines of a table; one that begins with a space goes on with the line before. */
function listed(table: string): string[] {
  const lines = table.replaceAll('\n ', ' ').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

type Family = [name: string, ...forms: string[]];

function familyOf(line: string): Family {
  const [name = '', ...forms] = tokenise(line);
  return [name, ...forms];
}

function verbOf(line: string): Family {
  const [name = '', rest = ''] = line.split(':');
  const [past = [], present = [], others = []] = rest.split('/').map(tokenise);
  return [tokenise(name)[0] ?? '', ...past.flatMap(pastForms), ...present.flatMap(presentForms), ...others];
}

function pastForms(root: string): string[] {
  return [`${root}ن`, `${root}نش`, `${root}نی`];
}

/** Only with a prefix: شوره (dandruff) is no form of شستن. */
function presentForms(root: string): string[] {
  return PREFIXES.flatMap((prefix) =>
    PERSONS.flatMap((person) => OBJECTS.map((object) => prefix + root + person + object)),
  );
}
