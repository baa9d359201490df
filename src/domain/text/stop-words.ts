// Words of a question that carry no wish: greetings, verbs of asking, particles. They are left out of questions only,
// never out of products, and never so that nothing is left.
import { tokenise } from './fold.ts';

const PERSIAN = `سلام درود من ما شما یه یک یکی یدونه دونه میخوام می‌خوام میخواهم می‌خواهم میخواستم می‌خواستم میخاستم میخام
میخوایم می‌خوایم میخواد می‌خواد خواستم خوام بدونم دنبال دنبالش هستم هستیم دارین دارید داری دارم داره دارند داشته چی چه چیزی
برای برا واسه واسم برام برامون برای‌مان رو را که از به با در و تا ام هست هستش است موجوده موجود لطفا ممنون مرسی معرفی کنید کن کنین
کنی پیشنهاد می‌کنید میکنید می‌کنین میکنین بدید بدین بده بدی بخرم بخریم خرید قیمت قیمتش چنده چند کدومه کدوم کدام خوب خوبی
بهترین خیلی باشه باشن باشد نه هم این اون آن ها های هایی ای اثر مدل مناسب چیه خوبه میشه می‌شه میتونم می‌تونم بگیرم لازم دارم نیاز
لطفاً آقا خانم جان عزیز آیا شاید یا اگه اگر فقط میگردم می‌گردم گشتم بفرستید ارسال میکنم می‌کنم خواهش سفارش بدم ولی اما کدوما
کدوماش حتما ممکنه همون چون چونکه وقتی چیز چیزایی وسیله وسیله‌ای خودم الان`;
const ENGLISH = `a an the for of and in with to on i im me my we our you your is are do does have has any some what which
looking need want would like please show find buy hello hi can could it its that this there from at be or get give something`;
const ARABIC = `اريد أريد ابحث أبحث عن هل لديكم عندكم من في على مع هذا هذه لو سمحت مرحبا اي ما هو هي سعر كم`;
const TURKISH = `bir ve ile icin için var mi mı mu mü ariyorum arıyorum istiyorum lazim lazım bana en iyi merhaba selam
fiyati fiyatı ne kadar hangi bu`;

const STOP_WORDS = new Set([PERSIAN, ENGLISH, ARABIC, TURKISH].flatMap(tokenise));

/** Is the word nothing to look for, unless it is part of a name ("در باز کن", "ام اس آی")? */
export function isStopWord(token: string): boolean {
  return STOP_WORDS.has(token);
}
