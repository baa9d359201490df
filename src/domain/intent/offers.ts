// What one phrase says about the price: a range, a bound before or behind an amount, a budget, or an amount alone, which
// means about as much.
import { type Amount, type Asked, amountAt, isMoney, spoken } from './amounts.ts';
import { inStoreMoney, type Money } from './currency.ts';
import { keysOf } from './phrases.ts';
import { AFTER, BEFORE, type Bound, PRICE_WORDS, TURNS_ROUND } from './price-words.ts';
import { alike, type Offer, offerOf, rangeAt } from './ranges.ts';
import { freeWord, nextWord, type Sheet } from './sheet.ts';

/** The offer whose phrase begins at the place. */
export function offerAt(sheet: Sheet, from: number, money: Money): Offer | null {
  if (freeWord(sheet, from) === null) return null;
  const price = PRICE_WORDS.at(sheet, from);
  const at = price?.to ?? from;
  const asked: Asked = { money, from, announced: price !== null, bare: 'no', least: false };
  return (
    rangeAt(sheet, at, asked) ??
    boundBehind(sheet, at, asked) ??
    boundBefore(sheet, at, asked) ??
    (price?.meaning === 'budget' ? bounded(sheet, at, { kind: 'max', bare: 'yes' }, asked) : null) ??
    amountAlone(sheet, at, asked)
  );
}

function boundBefore(sheet: Sheet, at: number, asked: Asked): Offer | null {
  const bound = BEFORE.at(sheet, at);
  if (bound?.meaning == null) return null;
  const range = bound.meaning.kind === 'around' ? rangeAt(sheet, bound.to, asked) : null;
  return range ?? bothBounds(sheet, bound.to, bound.meaning, asked) ?? bounded(sheet, bound.to, bound.meaning, asked);
}

/** "بالای ۳۰ و زیر ۵۰ میلیون": the first amount waits for the magnitude and the unit of the second. */
function bothBounds(sheet: Sheet, at: number, { kind }: Bound, asked: Asked): Offer | null {
  const first = amountAt(sheet, at, asked.money);
  if (first === null || kind === 'around' || first.zeros > 0 || first.unit !== null) return null;
  const next = JOINTS.has(nextWord(sheet, first.to)?.key ?? '') ? first.to + 1 : first.to;
  const other = BEFORE.at(sheet, next);
  const opposite = other?.meaning?.kind === (kind === 'max' ? 'min' : 'max');
  const second = other !== null && opposite ? amountAt(sheet, other.to, asked.money) : null;
  if (second === null || (second.zeros === 0 && second.unit === null)) return null;
  return offerOf(sheet, alike(first, second, asked), asked, second.to);
}

const JOINTS = keysOf('و and ve');

function bounded(sheet: Sheet, at: number, { kind, bare }: Bound, asked: Asked): Offer | null {
  const amount = amountAt(sheet, at, asked.money);
  if (amount === null || !isMoney(sheet, amount, { ...asked, bare, least: kind === 'min' })) return null;
  const again = AFTER.at(sheet, amount.to);
  const to = again?.meaning?.kind === kind && nextWord(sheet, amount.to) !== null ? again.to : amount.to;
  return turned(sheet, offered({ ...amount, to }, kind, asked));
}

/** "از ۵۰ میلیون به بالا", "500 TL'den az". */
function boundBehind(sheet: Sheet, at: number, asked: Asked): Offer | null {
  const begin = FROM.has(freeWord(sheet, at)?.key ?? '') ? at + 1 : at;
  const amount = amountAt(sheet, begin, asked.money);
  const bound = amount === null || nextWord(sheet, amount.to) === null ? null : AFTER.at(sheet, amount.to);
  if (amount === null || bound?.meaning == null) return null;
  const { kind, bare } = bound.meaning;
  const ends = { ...amount, to: bound.to };
  if (!isMoney(sheet, ends, { ...asked, bare, least: kind === 'min' })) return null;
  return turned(sheet, offered(ends, kind, asked));
}

const FROM = keysOf('از from من');

/** "گوشی ۱۰ میلیونی", "$500 laptop", but not "کارت هدیه ۵۰۰ هزار تومانی". */
function amountAlone(sheet: Sheet, at: number, asked: Asked): Offer | null {
  const amount = amountAt(sheet, at, asked.money);
  if (amount === null || !isMoney(sheet, amount, asked) || isFaceValue(sheet, at, amount.to)) return null;
  const millions = asked.money.iranian && amount.zeros >= 6 && !amount.metres;
  const sure = amount.unit !== null && !amount.doubtful;
  return sure || millions ? offered(amount, 'around', { ...asked, announced: false }) : null;
}

const VALUABLES = keysOf(`کارت گیفت شارژ کوپن بن اعتبار ووچر card cards voucher coupon credit topup
  kart kartı بطاقة قسيمة رصيد سکه اسکناس bill coin`);

/** Cards and coins are called by their worth. */
function isFaceValue(sheet: Sheet, from: number, to: number): boolean {
  return [from - 3, from - 2, from - 1, to, to + 1].some((at) => VALUABLES.has(sheet.words[at]?.key ?? ''));
}

/** "Around" is a fifth to either side. */
function offered(amount: Amount, kind: Bound['kind'], asked: Asked): Offer | null {
  const high = inStoreMoney(spoken(amount, asked), amount.unit, asked.money);
  const low =
    amount.low === null
      ? high
      : inStoreMoney(spoken({ ...amount, value: amount.low }, asked), amount.unit, asked.money);
  if (high === null || low === null) return null;
  const { to } = amount;
  if (kind === 'max') return { min: null, max: high, to };
  if (kind === 'min') return { min: low, max: null, to };
  return amount.low === null ? { min: (high * 4n) / 5n, max: (high * 6n) / 5n, to } : { min: low, max: high, to };
}

/** "بیشتر از ۵۰ میلیون نباشه" asks for the opposite of what it began with. */
function turned(sheet: Sheet, offer: Offer | null): Offer | null {
  const verb = offer === null ? null : nextWord(sheet, offer.to);
  if (offer === null || verb === null || !TURNS_ROUND.has(verb.key)) return offer;
  const to = offer.to + 1;
  return offer.min === null || offer.max === null ? { min: offer.max, max: offer.min, to } : { ...offer, to };
}
