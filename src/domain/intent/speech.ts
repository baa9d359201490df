// Which way of speaking a question has, as far as money needs it: Persians count in Tomans whatever the shop shows, and
// ریال is Iranian in Persian and Saudi in Arabic. Both are written with the same letters, so small words decide.
import { keysOf } from './phrases.ts';
import type { Sheet } from './sheet.ts';

export type Speech = 'Persian' | 'Arabic' | 'other';

const PERSIAN_LETTERS = /[پچژگ]/u;
const ARABIC_LETTERS = /[ةإ]/u;
const PERSIAN_WORDS = keysOf(`از زیر تا برای با را رو که بالای بین کمتر بیشتر حداکثر حداقل حدود میلیون هزار تومان تومن
  میخوام دارید دارین داری خوب ارزان ارزون مردانه زنانه`);
const ARABIC_WORDS = keysOf(`اقل اکثر فوق عن علی فی هل الی ارید ابحث سعر بسعر الف ملیون هاتف جوال حذاء قمیص فستان رجالی
  نسائی دولار متوفر مقاس لابتوب عطر حقیبة ساعة سماعات الارخص ارخص احدث`);

export function speechOf(sheet: Sheet): Speech {
  let [persian, arabic] = [0, 0];
  for (const { start, end, key, kind } of sheet.words) {
    if (kind !== 'letters' || !/\p{Script=Arabic}/u.test(key)) continue;
    const text = sheet.question.slice(start, end);
    if (PERSIAN_LETTERS.test(text) || PERSIAN_WORDS.has(key)) persian++;
    else if (ARABIC_LETTERS.test(text) || ARABIC_WORDS.has(key)) arabic++;
    else persian += 0.1;
  }
  if (persian + arabic === 0) return 'other';
  return arabic > persian ? 'Arabic' : 'Persian';
}
