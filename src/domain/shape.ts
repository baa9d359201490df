// Checking what came from outside. zod measures lengths before it knows that something is a text or a list, and throws
// over an object whose `length` turns into no number: that is no more than a wrong value.
import * as z from 'zod';

/** As `schema.safeParse`, which it never throws in place of; the issue of such an object has no path. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return z.never('is not right').safeParse(value);
  }
}
