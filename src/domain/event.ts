// One delivery received: its life from `pending` to its outcome, and when a failed one is tried again.

export const EVENT_STATUSES = ['pending', 'processing', 'done', 'skipped', 'failed', 'dead', 'rejected'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** How many times a failed event or chunk is tried again before it is dead. */
export const MAX_RETRIES = 3;

const FIRST_DELAY_MS = 5_000;
const GROWTH = 6;

/**
 * Milliseconds until try number `attempts + 1`: 5 s, 30 s, 3 min, each spread by ±20 % so that a burst of failures
 * does not come back as a burst. `random` is in [0, 1).
 */
export function retryDelay(attempts: number, random: number): number {
  const base = FIRST_DELAY_MS * GROWTH ** (attempts - 1);
  return Math.round(base * (0.8 + 0.4 * random));
}

/** The standing of something that has just failed for the `attempts`-th time. */
export function afterFailure(
  attempts: number,
  now: number,
  random: number,
): { status: 'failed' | 'dead'; dueAt: number } {
  if (attempts > MAX_RETRIES) return { status: 'dead', dueAt: now };
  return { status: 'failed', dueAt: now + retryDelay(attempts, random) };
}
