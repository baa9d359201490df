// Requests that fail to show who they are, counted by address. What is right always gets in, whoever shares its address:
// only those that are refused anyway are told to wait, and their deliveries are no longer logged.
import type { Clock } from '../app/app.ts';
import { countAttempts } from '../domain/attempts.ts';
import { PilitoError } from '../domain/errors.ts';

export interface Strangers {
  /** Counts a failure for this reason; throws `rate_limited` once the address has had too many. */
  fail(address: string, reason: string): void;
}

export function watchStrangers({ now }: Clock): Strangers {
  const attempts = countAttempts();
  return {
    fail: (address, reason) => {
      const retryAfterMs = attempts.fail(address, now());
      if (retryAfterMs === 0) return;
      throw new PilitoError('rate_limited', `Too many failed attempts from this address. ${reason}`, { retryAfterMs });
    },
  };
}
