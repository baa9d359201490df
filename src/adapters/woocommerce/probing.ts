// What the steps of a look at a shop share: whom to ask, by which means, and how long to wait for it.
import { PilitoError } from '../../domain/errors.ts';
import type { ShopPlace } from '../../ports/checkup.ts';
import type { Transport } from './transport.ts';

export interface Probing {
  place: ShopPlace;
  transport: Transport;
  userAgent: string;
  now: () => number;
  nonce: () => string;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  patience: number;
  signal: AbortSignal;
}

/** A step's failure as an error of ours; the caller's own wish to stop goes through. */
export function asPilitoError(error: unknown, { signal, place }: Probing): PilitoError {
  signal.throwIfAborted();
  if (error instanceof PilitoError) return error;
  const late = error instanceof Error && error.name === 'TimeoutError';
  const what = late ? 'did not answer in time' : 'could not be asked';
  return new PilitoError('shop_unreachable', `${new URL(place.url).host} ${what}.`, { cause: error });
}
