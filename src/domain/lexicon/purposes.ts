// The table of purposes in one piece, and names whose words only look like a purpose. General knowledge of shopping:
// what only one shop's customers say belongs into that shop's own synonyms.
import { ARABIC_PURPOSES, TURKISH_PURPOSES } from './purposes-arabic-turkish.ts';
import { CARE_PURPOSES } from './purposes-care.ts';
import { DIGITAL_PURPOSES } from './purposes-digital.ts';
import { ENGLISH_PURPOSES } from './purposes-english.ts';
import { FASHION_PURPOSES } from './purposes-fashion.ts';
import { HOME_PURPOSES } from './purposes-home.ts';
import { KIDS_PURPOSES } from './purposes-kids.ts';
import { KITCHEN_PURPOSES } from './purposes-kitchen.ts';
import { LEISURE_PURPOSES } from './purposes-leisure.ts';
import { WORK_PURPOSES } from './purposes-work.ts';

/** Lines "words | other words => product, product"; the words of one trigger must all be asked. */
export const PURPOSES = [
  KITCHEN_PURPOSES,
  HOME_PURPOSES,
  CARE_PURPOSES,
  KIDS_PURPOSES,
  LEISURE_PURPOSES,
  WORK_PURPOSES,
  DIGITAL_PURPOSES,
  FASHION_PURPOSES,
  ENGLISH_PURPOSES,
  ARABIC_PURPOSES,
  TURKISH_PURPOSES,
].join('\n');

/** Names that are no target above; with the targets of several words, their words make no trigger. */
export const NAMES = `
ماشین لباسشویی, ماشین لباس شویی, ماشین ظرفشویی, ماشین اصلاح, ماشین حساب, ماشین کنترلی, ماشین اسباب بازی, ماشین شارژی
پاک کن, گوش پاک کن, خشک کن, نرم کننده, سفید کننده, پاک کننده, خوشبو کننده, مرطوب کننده, تمیز کننده, خنک کننده
تخت خواب, کیسه خواب, لباس خواب, بخور سرد, بخور گرم, کیسه آب گرم, یخ در بهشت, آب گرم کن, آب سرد کن
موی مصنوعی, شیر خشک, چای خشک کن, دست دوم, دست ساز, سر شیر, سر رسید, پشت بام, کف گیر, زیر پوش
سیب زمینی, تخم مرغ, بادام زمینی, گوجه فرنگی, زیر زمین, آب نبات
سر کار, پشت سر, سر جا, کف پوش, پا دری, لب تاب, گل سر, بند رخت, دم کنی, چشم نظر, گرم کن, شلوار گرمکن, چای ساز, آب سرد
ضد چروک, ضد لک, ضد خش, ضد آب, ضد لرزش, ضد عرق, ضد بو, ضد باکتری
wrinkle free, wrinkle resistant, anti wrinkle, stain resistant, scratch resistant, slip resistant, acne prone, dry skin
hair clip, hair clips, water bottle, cold brew, hot dog, hot chocolate, hot wheels, hot sauce, hot water bottle, cold cream
dry shampoo, body wash, face wash, phone charger, baby wipes, car toy, toy car, remote control car, running shoes
`;
