// Money is a decimal string. This room reads it from what shops send, compares and subtracts it exactly,
// and gives it a key that sorts like the number, so that SQLite can filter and order without a float.

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

// More digits are no price, and the sort key counts them in three places.
const MAX_DIGITS = 999;

/**
 * A price as a plain decimal string ("45000000", "18.50"), or null when the text is no number.
 * Digits of any script, exponents and signs are understood; trailing zeros after the point are kept.
 */
export function readMoney(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? readMoney(String(value)) : null;
  if (typeof value !== 'string') return null;
  const match = DECIMAL.exec(latinDigits(value.trim()));
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent] = match;
  if (whole === '' && fraction === '') return null;
  const shifted = shift(whole, fraction, Number(exponent ?? 0));
  if (Math.max(shifted.whole.length, shifted.fraction.length) > MAX_DIGITS) return null;
  const integer = shifted.whole.replace(/^0+(?=\d)/, '') || '0';
  const text = shifted.fraction === '' ? integer : `${integer}.${shifted.fraction}`;
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text;
}

function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace('٫', '.');
}

function shift(whole: string, fraction: string, by: number): { whole: string; fraction: string } {
  if (by === 0) return { whole, fraction };
  const digits = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return { whole: '0', fraction: '0'.repeat(-point) + digits };
  if (point >= digits.length) return { whole: digits + '0'.repeat(point - digits.length), fraction: '' };
  return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

interface Scaled {
  units: bigint;
  scale: number;
}

function scaled(money: string): Scaled {
  const [whole = '0', fraction = ''] = money.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const [x, y] = [scaled(a), scaled(b)];
  const scale = Math.max(x.scale, y.scale);
  return [x.units * 10n ** BigInt(scale - x.scale), y.units * 10n ** BigInt(scale - y.scale), scale];
}

/** Negative, zero or positive, like the comparison of the two numbers. */
export function compareMoney(a: string, b: string): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** a − b, exact, with as many decimals as the longer of the two. */
export function subtractMoney(a: string, b: string): string {
  const [x, y, scale] = aligned(a, b);
  return unscaled(x - y, scale);
}

/**
 * The mean of some prices, each as often as `counts` says (once), rounded half up to two decimals (none when all are
 * whole numbers).
 */
export function averageMoney(prices: readonly string[], counts = prices.map(() => 1)): string | null {
  if (prices.length === 0) return null;
  const scale = prices.some((price) => price.includes('.')) ? 2 : 0;
  const fine = prices.reduce((most, price) => Math.max(most, scaled(price).scale), scale);
  let [sum, many] = [0n, 0n];
  for (const [at, price] of prices.entries()) {
    const { units, scale: own } = scaled(price);
    const times = BigInt(counts[at] ?? 0);
    sum += times * units * 10n ** BigInt(fine - own);
    many += times;
  }
  const divisor = many * 10n ** BigInt(fine - scale);
  return unscaled((2n * sum + divisor) / (2n * divisor), scale);
}

function unscaled(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * A text key whose byte order is the order of the amounts: how many whole digits (three places), then the digits.
 * "18.5" → "00218.5", "45000000" → "00845000000". Negative amounts, which no shop asks for, sort first as "-".
 */
export function moneySortKey(money: string): string {
  if (money.startsWith('-')) return '-';
  const [whole = '0', fraction = ''] = money.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  const digits = `${String(whole.length).padStart(3, '0')}${whole}`;
  return trimmed === '' ? digits : `${digits}.${trimmed}`;
}

/** The amount a sort key stands for; trailing zeros after the point are gone. */
export function moneyOfSortKey(key: string): string {
  return key.slice(3);
}
