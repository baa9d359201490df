// What is to be said of how a store's changes come in: webhooks, the last delivery, the last pull, dead events. Pure.
import { counted } from '../../domain/format.ts';
import type { DeliveryLook } from '../../ports/checkup.ts';
import type { PullSummaryRow } from '../../ports/pulls.ts';
import { type Finding, type Teller, tellOf } from './finding.ts';
import { ago } from './store-reach.ts';
import { judgeWebhooks, type WebhooksLook } from './store-webhooks.ts';

export interface NewsLook extends WebhooksLook {
  now: number;
  delivery: DeliveryLook | null;
  lastPull: PullSummaryRow | null;
  /** What was said before leaves no way to pull: then nobody is told to. */
  stuck: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Without deliveries, pulls are all there is. */
const PULL_ALONE_MS = DAY_MS;
const PULL_BESIDE_MS = 8 * DAY_MS;
/** After so long without a delivery, nobody seems to deliver. */
const SILENCE_MS = 7 * DAY_MS;

export function judgeNews(look: NewsLook): Finding[] {
  const tell = tellOf('store', look.store.slug);
  return [
    ...judgeWebhooks(tell, look),
    ...judgeDelivery(tell, look),
    ...judgePull(tell, look),
    ...judgeDead(tell, look),
  ];
}

function judgeDelivery(tell: Teller, { store, delivery, now }: NewsLook): Finding[] {
  const last = delivery?.last ?? null;
  if (last === null) return [];
  const when = ago(now - last.at);
  if (last.status === 'rejected') {
    return [
      tell.problem('delivery', `The last delivery, ${when}, was refused: ${last.error ?? 'no reason is known'}`, {
        why: 'Changes of the shop do not come in.',
        next: `pilito events list --store ${store.slug} --status rejected`,
      }),
    ];
  }
  return [tell.ok('delivery', `The last delivery came ${when} (${last.type})`)];
}

function judgePull(tell: Teller, { store, lastPull, delivery, now, stuck }: NewsLook): Finding[] {
  if (store.url === null || !store.hasCredentials || (stuck && lastPull === null)) return [];
  const pull = `pilito pull ${store.slug}`;
  if (lastPull === null) {
    return [
      tell.warning('pull', 'The shop was never pulled.', { why: 'Only what was delivered is known.', next: pull }),
    ];
  }
  const { status, mode, startedAt, finishedAt } = lastPull;
  if (status === 'running') return [tell.ok('pull', `A pull (${mode}) runs, begun ${ago(now - startedAt)}`)];
  const age = now - (finishedAt ?? startedAt);
  if (status === 'failed') {
    return [
      tell.warning('pull', `The last pull, ${ago(age)}, broke off.`, {
        why: 'What it did not reach may be old; the next one goes on where it ended.',
        next: pull,
      }),
    ];
  }
  if (status === 'partial') {
    return [
      tell.warning('pull', `The last pull, ${ago(age)}, left something out.`, {
        why: 'It said what, and why; running it again says so once more.',
        next: `${pull} --full`,
      }),
    ];
  }
  const told = delivery?.last != null && now - delivery.last.at < SILENCE_MS;
  const what = `The last pull (${mode}) ended ${ago(age)}`;
  if (age <= (told ? PULL_BESIDE_MS : PULL_ALONE_MS)) return [tell.ok('pull', what)];
  return [
    tell.warning('pull', `${what}.`, {
      why: told ? 'Deliveries get lost now and then; only a pull finds out.' : 'Nothing else tells of changes.',
      next: `${pull}; and let cron do it: */10 * * * * pilito pull --quiet && pilito worker --once --quiet`,
    }),
  ];
}

function judgeDead(tell: Teller, { store, delivery }: NewsLook): Finding[] {
  const dead = delivery?.dead ?? 0;
  if (dead === 0) return delivery === null ? [] : [tell.ok('events', 'No event is dead')];
  return [
    tell.warning(
      'events',
      `${counted(dead, 'event')} could not be applied and ${dead === 1 ? 'was' : 'were'} given up.`,
      {
        why: 'The products they tell of may be old; the list says why.',
        next: `pilito events replay --store ${store.slug} --status dead`,
      },
    ),
  ];
}
