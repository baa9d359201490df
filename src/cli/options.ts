// How the values of options are read. Each reader refuses with a sentence that commander puts behind the option's name.
import { InvalidArgumentError } from 'commander';
import { parseDuration, parseMoment } from '../domain/duration.ts';
import { PilitoError } from '../domain/errors.ts';
import { readMoney } from '../domain/money.ts';

/** A whole number from `low` to `high`. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`);
  };
}

/** A decimal string; digits of any script are understood. */
export function price(text: string): string {
  const money = readMoney(text);
  if (money !== null && !money.startsWith('-')) return money;
  throw new InvalidArgumentError('Give an amount such as 450000 or 18.50.');
}

/** Milliseconds. */
export function duration(text: string): number {
  return said(() => parseDuration(text));
}

/** A moment in the past, by date or by how long ago; milliseconds since 1970 (UTC). */
export function moment(text: string): number {
  return said(() => parseMoment(text, Date.now()));
}

/** A moment in the future, by date or by how far off; milliseconds since 1970 (UTC). */
export function deadline(text: string): number {
  const now = Date.now();
  const at = said(() => (/^\d+\s*[a-z]+$/.test(text.trim()) ? now + parseDuration(text) : parseMoment(text, now)));
  if (at > now) return at;
  throw new InvalidArgumentError('Give a time in the future, such as 90d.');
}

/** Values of an option that may be given many times, or once with commas. */
export function listed(text: string, before: readonly string[] = []): string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return [...before, ...entries.filter((entry) => entry !== '')];
}

/** A text that says something: an unset shell variable is refused instead of taken as empty. */
export function nonEmpty(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It is empty.');
}

function said<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof PilitoError) throw new InvalidArgumentError(error.hint ?? error.message);
    throw error;
  }
}
