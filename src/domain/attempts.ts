// How often one address may fail to show who it is: enough for a mistake, too seldom to guess, to fill the log or to keep
// a server busy. By the generic cell rate algorithm (ITU-T I.371), which keeps one number an address.
import ipaddr from 'ipaddr.js';

export interface Attempts {
  /** Counts a failure at a moment; 0, or how many milliseconds to wait when there were too many: then it is not counted. */
  fail(address: string, now: number): number;
}

/** So many at once, and then one in so many milliseconds. */
export const AT_ONCE = 60;
export const ONE_IN_MS = 10_000;
const MOST_ADDRESSES = 10_000;
/** Who comes when there is no room for more addresses is counted together. */
const THE_REST = 'the rest';

export function countAttempts(mostAddresses = MOST_ADDRESSES): Attempts {
  /** By address, when all its failures are made up for. */
  const madeUpAt = new Map<string, number>();
  let nextSweep = 0;

  function sweep(now: number): void {
    if (now < nextSweep) return;
    nextSweep = now + ONE_IN_MS;
    for (const [address, at] of madeUpAt) if (at <= now) madeUpAt.delete(address);
  }

  return {
    fail: (address, now) => {
      const known = networkOf(address);
      if (!madeUpAt.has(known) && madeUpAt.size >= mostAddresses) sweep(now);
      const key = madeUpAt.has(known) || madeUpAt.size < mostAddresses ? known : THE_REST;
      const from = Math.max(now, madeUpAt.get(key) ?? 0);
      const tooEarly = from - now - (AT_ONCE - 1) * ONE_IN_MS;
      if (tooEarly > 0) return tooEarly;
      madeUpAt.set(key, from + ONE_IN_MS);
      return 0;
    },
  };
}

/** An IPv6 address stands for its network of 64 bits, which is what one customer of a provider has at least. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString();
}
