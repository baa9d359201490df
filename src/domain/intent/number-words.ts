// Numbers in words, as data: Persian whole, formal and spoken; English, Turkish and Arabic as far as prices need them.
import { foldText } from '../text/fold.ts';
import type { Unit } from './units.ts';

/** Does the language put a word between the parts of a number ("بیست و پنج"), or nothing ("twenty five")? */
export type Joining = 'with and' | 'side by side';

export interface NumberWord {
  value: number;
  joining: Joining;
}

const PERSIAN = `
1 یک یه واحد | 2 دو اثنین | 3 سه | 4 چهار چار | 5 پنج | 6 شش شیش | 7 هفت | 8 هشت | 9 نه | 10 ده | 11 یازده | 12 دوازده
13 سیزده | 14 چهارده چارده | 15 پانزده پونزده | 16 شانزده شونزده | 17 هفده هیفده | 18 هجده هیجده هژده | 19 نوزده
20 بیست عشرون عشرین | 30 سی ثلاثون ثلاثین | 40 چهل اربعون اربعین | 50 پنجاه خمسون خمسین | 60 شصت ستون ستین
70 هفتاد سبعون سبعین | 80 هشتاد ثمانون ثمانین | 90 نود تسعون تسعین | 100 صد یکصد مئة مائة | 200 دویست مئتین مائتین
300 سیصد ثلاثمائة | 400 چهارصد چارصد اربعمائة | 500 پانصد پونصد خمسمائة | 600 ششصد شیشصد | 700 هفتصد هفصد
800 هشتصد هشصد | 900 نهصد | 3 ثلاثة | 4 اربعة | 5 خمسة | 6 ستة | 7 سبعة | 8 ثمانية | 9 تسعة | 10 عشرة`;

const ENGLISH_AND_TURKISH = `
1 one bir | 2 two iki | 3 three üç | 4 four dört | 5 five beş | 6 six altı | 7 seven yedi | 8 eight sekiz | 9 nine dokuz
10 ten on | 11 eleven | 12 twelve | 13 thirteen | 14 fourteen | 15 fifteen | 16 sixteen | 17 seventeen | 18 eighteen
19 nineteen | 20 twenty yirmi | 30 thirty otuz | 40 forty kırk | 50 fifty elli | 60 sixty altmış | 70 seventy yetmiş
80 eighty seksen | 90 ninety doksan | 100 hundred yüz`;

const MAGNITUDES = `
3 هزار هزاری هزارتا thousand k bin binlik الف آلاف ألفا | 6 میلیون ملیون میلیونی ملیونی میلیونه million millions mn m
6 milyon milyonluk ملايين | 9 میلیارد ملیارد میلیاردی billion bn milyar`;

const TOMANS = 'تومان تومن تومانی تومنی';

function* entriesOf(text: string): Generator<[key: string, value: number]> {
  for (const entry of text.trim().split(/\n|\|/)) {
    const [value, ...words] = entry.trim().split(/\s+/);
    for (const word of words) yield [foldText(word), Number(value)];
  }
}

export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map([
  ...wordsJoined(ENGLISH_AND_TURKISH, 'side by side'),
  ...wordsJoined(PERSIAN, 'with and'),
]);

function wordsJoined(text: string, joining: Joining): [string, NumberWord][] {
  return [...entriesOf(text)].map(([key, value]) => [key, { value, joining }]);
}

export interface Magnitude {
  zeros: number;
  /** "میلیونتومان": the unit that is written into the same word. */
  unit: Unit | null;
}

export const MAGNITUDE_WORDS: ReadonlyMap<string, Magnitude> = new Map(
  [...entriesOf(MAGNITUDES)].flatMap(([key, zeros]): [string, Magnitude][] => [
    [key, { zeros, unit: null }],
    ...TOMANS.split(' ').map((toman): [string, Magnitude] => [key + toman, { zeros, unit: 'toman' }]),
  ]),
);

/** Multipliers that say one of themselves: "زیر هزار تومن", "a thousand", "bin lira". Nobody says "under million". */
export const STANDS_FOR_ONE = new Set(['هزار', 'bin', 'thousand', 'الف', ...TOMANS.split(' ').map((t) => `هزار${t}`)]);
