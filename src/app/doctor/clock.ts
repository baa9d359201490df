// What is to be said of this machine's clock: against the shops' own, and against what was written down before. Pure.
import { formatDuration } from '../../domain/format.ts';
import { type Finding, tellOf } from './finding.ts';

export interface ClockLook {
  /** Milliseconds UTC. */
  now: number;
  /** The newest moment in the event log; null for an empty one. */
  newestMoment: number | null;
  /** By store: its clock minus ours, milliseconds. */
  skews: { store: string; ms: number }[];
}

/** Before this no pilito was written. */
const EARLIEST = Date.UTC(2025, 0, 1);
/** Signatures of the plugin are good for so long, and those of WooCommerce's keys over http for three times that. */
const TOLERANCE_MS = 5 * 60_000;
const SET_CLOCK = 'sudo timedatectl set-ntp true';
const WHY =
  'Signed deliveries of the plugin are refused from 5 minutes on, keys shown over http from 15; and which state of a product is newer is told by its time.';

/** Nothing when there is nothing to compare it with. */
export function judgeClock({ now, newestMoment, skews }: ClockLook): Finding[] {
  const tell = tellOf('clock', 'clock');
  if (now < EARLIEST) {
    const advice = { why: WHY, next: SET_CLOCK };
    return [tell.problem('sane', `This machine believes that it is ${new Date(now).toISOString()}.`, advice)];
  }
  if (newestMoment !== null && newestMoment - now > TOLERANCE_MS) {
    const ahead = formatDuration(newestMoment - now);
    return [
      tell.problem('sane', `The newest delivery is ${ahead} ahead of this machine's clock.`, {
        why: `The clock is behind, or was ahead when it came. ${WHY}`,
        next: SET_CLOCK,
      }),
    ];
  }
  if (skews.length === 0) return [];
  return [judgeSkews(skews)];
}

/** One shop may be wrong by itself; when all are off the same way, it is us. */
function judgeSkews(skews: ClockLook['skews']): Finding {
  const tell = tellOf('clock', 'clock');
  const off = skews.filter(({ ms }) => Math.abs(ms) > TOLERANCE_MS);
  const worst = off.toSorted((a, b) => Math.abs(b.ms) - Math.abs(a.ms))[0];
  if (worst === undefined) {
    const widest = Math.max(...skews.map(({ ms }) => Math.abs(ms)));
    const close = widest < 2_000 ? 'within two seconds' : `within ${formatDuration(widest)}`;
    return tell.ok('skew', `This machine and ${skews.length === 1 ? 'the shop' : 'the shops'} agree ${close}`);
  }
  const direction = worst.ms > 0 ? 'ahead of' : 'behind';
  const what = `The clock of ${worst.store} is ${formatDuration(Math.abs(worst.ms))} ${direction} this machine's`;
  const alike = off.every(({ ms }) => ms > 0 === worst.ms > 0);
  if (off.length === skews.length && skews.length > 1 && alike) {
    const side = worst.ms > 0 ? 'behind' : 'ahead';
    return tell.problem('skew', `This machine is ${side}: ${off.map(({ store }) => store).join(', ')} say so.`, {
      why: WHY,
      next: SET_CLOCK,
    });
  }
  return tell.warning('skew', `${what}.`, {
    why: WHY,
    next: `Set the one that is wrong; here: ${SET_CLOCK}`,
  });
}
