// "The largest television", "the laptop with most RAM": an order by a measure that shops write into names and
// attributes. Which words ask for it, and how much of it a product says it has.
import { foldText } from '../text/fold.ts';

export type Measure = 'size' | 'memory' | 'RAM' | 'capacity' | 'power' | 'battery' | 'weight';

export interface MeasureWish {
  measure: Measure;
  most: boolean;
  /** The question without the words that asked for it. */
  rest: string;
  /** Those words. */
  words: string;
}

const MOST = 'بیشترین|بالاترین|بزرگ ?ترین|most|highest|largest|biggest|maximum|en yüksek|en fazla|اكثر|(?<!علی )اكبر';
const LEAST = 'کمترین|پایین ?ترین|کوچک ?ترین|least|lowest|smallest|minimum|en düşük|en az';

/** What may stand behind "most" and "least". */
const NAMED: readonly (readonly [Measure, string])[] = [
  ['RAM', 'رم|ram'],
  ['memory', 'حافظه(?: داخلی)?|storage|memory|hafiza'],
  ['battery', 'باتری|باطری|battery|pil'],
  ['power', 'توان|قدرت|power|wattage|guc'],
  ['capacity', 'ظرفیت|حجم|capacity|volume|kapasite'],
  ['weight', 'وزن|weight|agirlik'],
  ['size', 'سایز|اندازه|size|screen|صفحه(?: نمایش)?|ekran'],
];
/** Superlatives that say the measure themselves. */
const ALONE: readonly (readonly [Measure, boolean, string])[] = [
  ['size', true, 'بزرگ ?ترین|biggest|largest|en buyuk|(?<!علی )اكبر'],
  ['size', false, 'کوچک ?ترین|smallest|en kucuk|(?<!علی )اصغر'],
  ['weight', true, 'سنگین ?ترین|heaviest|en agir'],
  ['weight', false, 'سبک ?ترین|lightest|en hafif|اخف'],
  ['power', true, 'قوی ?ترین|پر ?قدرت ?ترین|most powerful|en guclu|اقوی'],
  ['capacity', true, 'پر ?ظرفیت ?ترین|جادار ?ترین|پر ?حجم ?ترین|roomiest'],
  ['memory', true, 'پر ?حافظه ?ترین'],
];

/** A form of a superlative may end in ی: "بزرگترین تلویزیونی که دارین". */
const PATTERNS: readonly (readonly [Measure, boolean, RegExp])[] = [
  ...NAMED.flatMap(([measure, names]) => [
    [measure, true, worded(`(?:${foldText(MOST)})(?: مقدار| میزان)? (?:${foldText(names)})`)] as const,
    [measure, false, worded(`(?:${foldText(LEAST)})(?: مقدار| میزان)? (?:${foldText(names)})`)] as const,
  ]),
  ...ALONE.map(([measure, most, words]) => [measure, most, worded(foldText(words))] as const),
];

/** Without one of these no pattern can match, and most questions have none. */
const SUPERLATIVE = /ترین|st(?![\p{L}])|most|least|imum|en |اکبر|اکثر|اصغر|اخف|اقوی/u;

function worded(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:با|with) )?(?:the )?(?:${words})(?![\\p{L}\\p{N}])`, 'u');
}

/** The measure that a question orders by; null when it names none. */
export function measureWish(question: string): MeasureWish | null {
  const written = foldText(question).replace(/\s+/g, ' ');
  // One space for one non-joiner: places in both are the same.
  const text = written.replace(/\u200c/g, ' ');
  if (!SUPERLATIVE.test(text)) return null;
  for (const [measure, most, pattern] of PATTERNS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return { measure, most, rest: without(written, found), words: found[0].trim() };
  }
  return null;
}

/** What is left of a text when a part of it is taken out. */
export function without(text: string, { index, 0: part }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + part.length)}`.replace(/\s+/g, ' ').trim();
}

export type Unit = 'inch' | 'cm' | 'litre' | 'foot' | 'person' | 'GB' | 'mAh' | 'W' | 'kg';

/** Units with how much of them each word stands for, as patterns of folded text. */
export const UNIT_WORDS: readonly (readonly [Unit, number, string])[] = [
  ['inch', 1, 'اینچی?|inch(?:es)?|inc|["”″]'],
  ['cm', 1, 'سانتی ?متری?|سانت|cm'],
  ['litre', 1, 'لیتری?|litres?|liters?|lt|l'],
  ['litre', 0.001, 'میلی ?لیتری?|ml'],
  ['foot', 1, 'فوت|feet|foot|ft'],
  ['person', 1, 'نفره?|persons?|people|kisilik'],
  ['GB', 1, 'گیگ(?:ابایتی?)?|gb'],
  ['GB', 1024, 'ترا(?:بایتی?)?|tb'],
  ['mAh', 1, 'میلی ?آمپر(?: ?ساعتی?)?|mah'],
  ['W', 1, 'واتی?|watts?|w'],
  ['W', 1_000, 'کیلو ?وات|kw'],
  ['kg', 1, 'کیلو(?:گرمی?)?|kg'],
  ['kg', 0.001, 'گرمی?|grams?|gr'],
];
const AMOUNTS = UNIT_WORDS.map(
  ([unit, times, names]) =>
    [
      unit,
      times,
      new RegExp(`(?<![\\d.])(\\d{1,6}(?:\\.\\d{1,3})?)[ -]?(?:${foldText(names)})(?![\\p{L}\\p{N}])`, 'gu'),
    ] as const,
);
const OF: Record<Measure, readonly Unit[]> = {
  size: ['inch', 'litre', 'foot', 'cm', 'person'],
  memory: ['GB'],
  RAM: ['GB'],
  capacity: ['GB', 'litre', 'kg', 'mAh', 'person', 'foot'],
  power: ['W'],
  battery: ['mAh'],
  weight: ['kg'],
};
const NEAR_RAM = 14;

/** Amounts of a measure by unit, the largest of each, read from a product's name and attributes. */
export function amountsOf(measure: Measure, texts: readonly string[]): Map<Unit, number> {
  const amounts = new Map<Unit, number>();
  for (const text of texts.map((written) => foldText(written).replace(/\u200c/g, ' '))) {
    for (const [unit, times, pattern] of AMOUNTS.filter(([unit]) => OF[measure].includes(unit))) {
      for (const found of text.matchAll(pattern)) {
        if (unit === 'GB' && measure !== 'capacity' && isRam(text, found) !== (measure === 'RAM')) continue;
        amounts.set(unit, Math.max(amounts.get(unit) ?? 0, Number(found[1]) * times));
      }
    }
  }
  return amounts;
}

/** "رم 8 گیگ", "8GB Ram". The word belongs to the amount behind it where one follows, else to the one before. */
function isRam(text: string, { index, 0: found }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - NEAR_RAM), index);
  const after = text.slice(index + found.length, index + found.length + NEAR_RAM);
  return (
    /(?:رم|ram)[^\p{L}\d]*$/u.test(before) || /^[^\p{L}\d]*(?:ddr|(?:رم|ram)(?![\p{L}])(?![^\p{L}\d]*\d))/u.test(after)
  );
}

/**
 * The places of products in the order of a measure, in the unit that most of them tell; those that do not tell it keep
 * their order behind.
 */
export function byMeasure(products: readonly Map<Unit, number>[], most: boolean): number[] {
  const told = new Map<Unit, number>();
  for (const unit of products.flatMap((amounts) => [...amounts.keys()])) told.set(unit, (told.get(unit) ?? 0) + 1);
  const [unit] = [...told].sort((a, b) => b[1] - a[1])[0] ?? [];
  const amountOf = (at: number) => (unit === undefined ? undefined : products[at]?.get(unit));
  return products
    .map((_, at) => at)
    .sort((a, b) => {
      const [x, y] = [amountOf(a), amountOf(b)];
      if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
      return most ? y - x : x - y;
    });
}
