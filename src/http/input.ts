// Reading what a client sent: query parameters are text, bodies are JSON, and both become values through a schema
// or an error that names the field. Empty parameters count as absent, as forms send them. What `meta` says is how the
// API's description shows a value that is text on its way.
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { parseMoment } from '../domain/duration.ts';
import { type ErrorCode, PilitoError } from '../domain/errors.ts';
import { readMoney } from '../domain/money.ts';
import { checkShape } from '../domain/shape.ts';

const LONGEST_TEXT = 300;

/** What stands after the field's name when it is absent or of another type. */
const expected = (what: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'is missing' : `must be ${what}`),
});

export const text = (longest = LONGEST_TEXT) =>
  z.string(expected('one text')).max(longest, `must have at most ${longest} characters`);

export const word = text();

export const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true, false, 1 or 0')
  .transform((given) => given === 'true' || given === '1')
  .meta({ type: 'boolean' });

/** An amount as an exact decimal string. */
export const money = word
  .transform((given, context) => {
    const amount = readMoney(given);
    if (amount !== null) return amount;
    context.addIssue('must be an amount such as 45000000 or 18.50');
    return z.NEVER;
  })
  .meta({ examples: ['45000000', '18.50'] });

export const whole = (low: number, high = Number.MAX_SAFE_INTEGER) =>
  z
    .string(expected('a whole number'))
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(low, `must be at least ${low}`).max(high, `must be at most ${high}`))
    .meta({ type: 'integer', minimum: low, maximum: Math.min(high, 999_999_999) });

export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}`);

/** ISO date or a duration ago; the "+" of an offset arrives as a space when it was not escaped. */
export const momentAt = (now: number) =>
  word.transform((given) => parseMoment(given.replace(/(T.*) (?=\d\d:?\d\d$)/i, '$1+'), now));

export function readQuery<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.infer<Schema> {
  const given = z.record(z.string(), z.unknown()).parse(request.query);
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  return checked(schema, present, 'invalid_usage', 'parameter');
}

export function readBody<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.infer<Schema> {
  return checked(schema, request.body, 'invalid_body', 'field');
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code: ErrorCode,
  kind: string,
): z.infer<Schema> {
  const parsed = checkShape(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw new PilitoError(code, `The ${kind} "${issue.keys[0]}" is not known.`);
  const [first] = issue?.path ?? [];
  if (first === undefined) throw new PilitoError(code, 'The body must be a JSON object.');
  throw new PilitoError(code, `The ${kind} "${String(first)}" ${issue?.message ?? 'is not right'}.`);
}

const numbered = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});
const named = z.object({ id: z.string().min(1) });

/** The number in the path; anything else names nothing. */
export function idOf(request: FastifyRequest): number {
  const parsed = numbered.safeParse(request.params);
  if (parsed.success) return parsed.data.id;
  throw new PilitoError('not_found', 'Ids here are numbers.');
}

export function textIdOf(request: FastifyRequest): string {
  return named.parse(request.params).id;
}
