// A number in digits and the marks inside it: which are a decimal point and which part thousands. Shops and customers
// of four languages use the same marks for both, so what follows the number has a say.

/** One, in billionths. All amounts of this room are whole counts of them, so that nothing meets a float. */
export const ONE = 1_000_000_000n;

const TENS = Array.from({ length: 19 }, (_, zeros) => 10n ** BigInt(zeros));

/** Ten to the power; powers are slow to work out, and questions ask for few. */
export function tenTo(zeros: number): bigint {
  return TENS[zeros] ?? 10n ** BigInt(zeros);
}

/** How a number in digits is to be read. */
export interface Manner {
  /** A magnitude follows it: "1.500 milyon" is one and a half, "1.500 TL" a thousand and a half. */
  scaled: boolean;
  /** Tomans follow it: "۲/۵ تومن" has a decimal point, as before a magnitude; elsewhere a stroke is none. */
  tomans: boolean;
  /** The store's currency has three decimals, as the Kuwaiti dinar has. */
  mills: boolean;
}

// Longer ones are codes, not prices.
const MAX_LENGTH = 24;
const MAX_DIGITS = 15;
const GROUPS = /^\d{1,3}(?:([.,،'’])\d{3})(?:\1\d{3})*$/;
const GROUPS_AND_DECIMALS = /^\d{1,3}(?:\.\d{3})+,\d{1,2}$/;
const DECIMALS = /^(\d+)([.,/])(\d{1,3})$/;

/** The number, in billionths, of folded digits with marks between them; null for dates, addresses and the like. */
export function readLiteral(text: string, manner: Manner): bigint | null {
  if (text.length > MAX_LENGTH) return null;
  if (/^\d+$/.test(text)) return exactly(text, '');
  if (GROUPS_AND_DECIMALS.test(text)) {
    const [whole = '', decimals = ''] = text.split(',');
    return exactly(whole.replaceAll('.', ''), decimals);
  }
  const [, whole = '', mark, decimals = ''] = DECIMALS.exec(text) ?? [];
  if (GROUPS.test(text) && !isDecimal(whole, mark, manner)) return exactly(text.replace(/\D/g, ''), '');
  if (mark === undefined || (mark === '/' && !manner.scaled && !manner.tomans)) return null;
  return exactly(whole, decimals);
}

function isDecimal(whole: string, mark: string | undefined, { scaled, mills }: Manner): boolean {
  if (mark === undefined) return false;
  return scaled || /^0/.test(whole) || (mills && mark === '.');
}

function exactly(whole: string, decimals: string): bigint | null {
  if (whole.length > MAX_DIGITS) return null;
  return BigInt(whole) * ONE + BigInt(decimals.padEnd(9, '0'));
}

/** The amount as a decimal string, without zeros at its end. */
export function decimalOf(amount: bigint): string {
  const digits = amount.toString().padStart(10, '0');
  const decimals = digits.slice(-9).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -9) : `${digits.slice(0, -9)}.${decimals}`;
}
