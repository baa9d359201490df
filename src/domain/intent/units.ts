// The words and signs for money, as data, and which store currencies each of them can mean.
import { phrasesOf } from './phrases.ts';
import { freeWord, nextWord, type Sheet } from './sheet.ts';
import { isAfterApostrophe } from './words.ts';

export type Unit = 'toman' | 'rial' | keyof typeof CURRENCIES;

/** Of money that is no Iranian: the ISO codes of the currencies that go by the name. */
export const CURRENCIES = {
  dollar: 'USD CAD AUD NZD SGD HKD TWD MXN',
  euro: 'EUR',
  pound: 'GBP EGP',
  lira: 'TRY LBP SYP',
  dirham: 'AED MAD',
  dinar: 'KWD BHD IQD JOD DZD TND LYD RSD',
  rupee: 'INR PKR LKR NPR',
  yen: 'JPY CNY',
  rouble: 'RUB',
  won: 'KRW',
  USD: 'USD',
  CAD: 'CAD',
  AUD: 'AUD',
  EUR: 'EUR',
  GBP: 'GBP',
  EGP: 'EGP',
  TRY: 'TRY',
  AED: 'AED',
  SAR: 'SAR',
  QAR: 'QAR',
  OMR: 'OMR',
  KWD: 'KWD',
  INR: 'INR',
} as const;

const UNITS = phrasesOf<Unit>([
  ['تومان, تومن, تومانی, تومنی, تومنه, تومانه, ت, toman, tomans, tooman, tomani, tomen, irt', 'toman'],
  ['ریال, ریالی, ریالات, rial, rials, riyal, riyals, ﷼, irr', 'rial'],
  [
    '$, دلار, دلاری, دولار, دولارا, dollar, dollars, bucks, dolar, dolara, dolardan, dolarin, us$, us dollars',
    'dollar',
  ],
  ['€, یورو, یورویی, euro, euros, avro, avroya, avrodan', 'euro'],
  ['£, پوند, جنیه, جنيها, pounds, pound, quid, sterlin', 'pound'],
  ['₺, لیر, لیره, ليرات, tl, lira, liraya, liradan, liranın, liralık, lirası', 'lira'],
  ['درهم, درهما, دراهم, dirham, dirhams, dhs', 'dirham'],
  ['دینار, دنانير, دينارا, dinar, dinars', 'dinar'],
  ['₹, روپیه, rupee, rupees', 'rupee'],
  ['¥, yen, yuan', 'yen'],
  ['₽, روبل, rouble, roubles, ruble, rubles', 'rouble'],
  ['₩', 'won'],
  ...Object.keys(CURRENCIES)
    .filter(isCode)
    .map((code): [string, Unit] => [code, code]),
]);

function isCode(name: string): name is Extract<keyof typeof CURRENCIES, Uppercase<string>> {
  return name in CURRENCIES && name === name.toUpperCase();
}

/** Words for money that are also a weight. */
const ALSO_WEIGHTS = new Set(['pound', 'pounds', 'پوند']);

export interface UnitAt {
  unit: Unit;
  /** Only a bound makes it money: "5 pounds" alone may be a weight. */
  doubtful: boolean;
  to: number;
}

/** The unit that stands behind a number, with the ending an apostrophe parts from it: "500 TL'ye". */
export function unitAfter(sheet: Sheet, at: number): UnitAt | null {
  const word = nextWord(sheet, at);
  if (word === null || isSignOfNext(sheet, at)) return null;
  const found = unitAt(sheet, at);
  const ending = found === null ? undefined : sheet.words[found.to];
  return found !== null && ending !== undefined && freeWord(sheet, found.to) !== null && isAfterApostrophe(ending)
    ? { ...found, to: found.to + 1 }
    : found;
}

/** The unit that stands before a number: "$50", "USD 50", "TL 500". */
export function unitBefore(sheet: Sheet, at: number): UnitAt | null {
  const found = unitAt(sheet, at);
  return found !== null && nextWord(sheet, found.to)?.kind === 'number' ? found : null;
}

function unitAt(sheet: Sheet, at: number): UnitAt | null {
  const found = UNITS.at(sheet, at);
  if (found?.meaning == null) return null;
  return { unit: found.meaning, doubtful: ALSO_WEIGHTS.has(sheet.words[at]?.key ?? ''), to: found.to };
}

/** In "storage bin $50" the sign belongs to the number after it. */
function isSignOfNext(sheet: Sheet, at: number): boolean {
  const [sign, next] = [sheet.words[at], sheet.words[at + 1]];
  return sign?.kind === 'sign' && !sign.glued && next?.kind === 'number' && next.glued;
}
