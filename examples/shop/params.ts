// Parameters as PHP and WordPress see them: `a[]=1&a[]=2` is a list, `1,2,3` is one too, and every declared parameter
// is checked before a route runs. Names that no route declares are ignored in silence.
import { clockFace } from './clock.ts';
import { notOneOf } from './fields.ts';
import { invalidParams, type Problem } from './rest-error.ts';

export type Params = Readonly<Record<string, unknown>>;

/** Query pairs as PHP's $_GET: bracketed names gather into lists, a repeated plain name keeps its last value. */
export function phpParams(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const list = /^([^[]+)\[\d*\]$/.exec(name)?.[1];
    if (list === undefined) params[name] = value;
    else params[list] = [...listOf(params[list]), value];
  }
  return params;
}

export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  return value
    .split(/[\s,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function idsOf(value: unknown): number[] {
  return listOf(value).map(Number);
}

export function integerOf(value: unknown, fallback: number): number {
  return value === undefined || value === '' ? fallback : Number(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

export type Rule = (name: string, value: unknown) => Problem | null;

function isInteger(value: unknown): boolean {
  return /^[+-]?\d+$/.test(String(value));
}

export function integer(low: number, high = Number.POSITIVE_INFINITY): Rule {
  return (name, value) => {
    if (!isInteger(value)) {
      return { code: 'rest_invalid_type', message: `${name} is not of type integer.`, data: { param: name } };
    }
    if (Number(value) >= low && Number(value) <= high) return null;
    const bounds =
      high === Number.POSITIVE_INFINITY
        ? `greater than or equal to ${low}`
        : `between ${low} (inclusive) and ${high} (inclusive)`;
    return { code: 'rest_out_of_bounds', message: `${name} must be ${bounds}`, data: null };
  };
}

export function oneOf(allowed: readonly string[]): Rule {
  return (name, value) => (allowed.some((one) => one === value) ? null : notOneOf(name, allowed));
}

export function someOf(allowed: readonly string[]): Rule {
  return (name, value) => {
    const stranger = listOf(value).findIndex((one) => !allowed.includes(one));
    return stranger === -1 ? null : notOneOf(`${name}[${stranger}]`, allowed);
  };
}

export const date: Rule = (_name, value) =>
  typeof value === 'string' && clockFace(value) !== null
    ? null
    : { code: 'rest_invalid_date', message: 'Invalid date.', data: null };

/** Throws 400 rest_invalid_param naming every parameter that breaks its rule. */
export function checkParams(params: Params, rules: Readonly<Record<string, Rule>>): void {
  const problems = new Map<string, Problem>();
  for (const [name, rule] of Object.entries(rules)) {
    const problem = params[name] === undefined ? null : rule(name, params[name]);
    if (problem) problems.set(name, problem);
  }
  if (problems.size > 0) throw invalidParams(problems);
}
