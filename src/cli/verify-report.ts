// What `pilito verify` says: the drift of one store as JSON and as a table, with the reasons in words for people and as
// codes for scripts.
import { isoTime, isoTimeOrNull } from '../app/moments.ts';
import type { VerifyReport } from '../app/verify.ts';
import type { Drift, DriftReason, FlightReason } from '../app/verify-drift.ts';
import type { Healed } from '../app/verify-heal.ts';
import { counted, formatBytes, formatDuration } from './format.ts';
import type { Output } from './output.ts';

/** Rows of the table; --json has all. */
const MOST_ROWS = 20;

/** What is counted. */
export const OF_BOTH = ['product or variation', 'products and variations'] as const;

const BY = { manifest: 'by its manifest', listings: 'by its listings' };

/** Short, for 80 columns; the reasons by name stand in docs/operations.md. */
const REASONS: Record<DriftReason, (drift: Drift) => string> = {
  unknown: () => 'never seen',
  deleted_here: () => 'deleted here',
  newer_in_shop: () => 'changed',
  newer_here: () => 'older there',
  other_status: ({ shop, here }) => `${shop?.status} there, ${here?.status} here`,
  in_trash: () => 'in its trash',
  gone: () => 'gone',
};

const FLIGHTS: Record<FlightReason, string> = {
  pending_event: 'an event of it waits for the worker',
  just_changed: 'it changed within the last minute',
  just_arrived: 'it arrived here meanwhile',
};

/** `known`: the titles of those rows that have one here. */
export async function printVerification(
  output: Output,
  report: VerifyReport,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const { healed, notices, inFlight } = report;
  for (const notice of notices) output.notice(`${report.store}: ${notice}`);
  if (healed !== null && healed.hidden > 0) output.notice(`${report.store}: ${hiddenText(healed.hidden)}`);
  if (healed !== null && healed.heldBack !== null) output.warning(`${report.store}: ${healed.heldBack}`);
  if (output.json) return output.document(verificationJson(report));
  output.line(summaryOf(report));
  const shown = shownOf(report);
  if (shown.length > 0) {
    const titles = ['DRIFT', 'ID', 'WHY', 'SHOP (UTC)', 'HERE (UTC)'].map((title) => ({ title }));
    const rows = shown.map((drift) => [
      ...[drift.kind, drift.externalId, REASONS[drift.reason](drift), ...datesOf(drift)],
      known.get(drift.externalId) ?? '',
    ]);
    await output.table([...titles, { title: 'PRODUCT', yields: true }], rows);
  }
  const more = report.drift.length - shown.length;
  if (more > 0) output.line(`and ${more} more; --json has all.`);
  if (inFlight.length > 0) output.line(flightText(inFlight));
  if (healed !== null) for (const line of healedLines(healed)) output.text(line);
}

/** What the table shows: some of each kind, so that many of one do not hide the others. */
export function shownOf({ drift }: Pick<VerifyReport, 'drift'>): Drift[] {
  const kinds = (['missing', 'stale', 'extra'] as const).map((kind) => drift.filter((one) => one.kind === kind));
  const share = Math.floor(MOST_ROWS / kinds.length);
  let room = MOST_ROWS - kinds.reduce((sum, list) => sum + Math.min(list.length, share), 0);
  return kinds.flatMap((list) => {
    const extra = Math.min(Math.max(0, list.length - share), room);
    room -= extra;
    return list.slice(0, share + extra);
  });
}

export function verificationJson(report: VerifyReport) {
  const { store, checked, by, drift, inFlight, healed, totals, durationMs } = report;
  const of = (kind: Drift['kind']) => drift.filter((one) => one.kind === kind).map(driftJson);
  return {
    store,
    checked,
    by,
    missing: of('missing'),
    stale: of('stale'),
    extra: of('extra'),
    in_flight: inFlight.map(({ drift: one, why }) => ({ ...driftJson(one), drift: one.kind, in_flight: why })),
    healed: healed === null ? null : healedJson(healed),
    requests: totals.requests,
    retries: totals.retries,
    bytes: totals.bytes,
    duration_ms: durationMs,
  };
}

function driftJson({ externalId, reason, shop, here }: Drift) {
  return {
    external_id: externalId,
    parent_external_id: shop?.parentExternalId ?? null,
    reason,
    shop: shop === null ? null : { modified_at: isoTimeOrNull(shop.modifiedAt), status: shop.status },
    here: here === null ? null : { modified_at: isoTimeOrNull(here.modifiedAt), status: here.status ?? 'deleted' },
  };
}

function healedJson({ counts, left, heldBack, hidden }: Healed) {
  const { created, updated, unchanged, deleted } = counts;
  const still = left.map(({ drift, why }) => ({ ...driftJson(drift), drift: drift.kind, detail: why }));
  return { created, updated, unchanged, deleted, hidden, left: still, held_back: heldBack };
}

function summaryOf({ store, checked, by, drift, durationMs, totals }: VerifyReport): string {
  const cost = `${counted(totals.requests, 'request')}, ${formatBytes(totals.bytes)}, ${formatDuration(durationMs)}`;
  return `${store}: ${counted(checked, ...OF_BOTH)} compared ${BY[by]} (${cost}): ${driftText(drift)}`;
}

function driftText(drift: readonly Drift[]): string {
  const count = (kind: Drift['kind']) => drift.filter((one) => one.kind === kind).length;
  if (drift.length === 0) return 'no drift';
  return `${count('missing')} missing, ${count('stale')} stale, ${count('extra')} extra`;
}

function flightText(inFlight: VerifyReport['inFlight']): string {
  const [first] = inFlight;
  const some = inFlight.slice(0, 5).map(({ drift }) => drift.externalId);
  const ids = `${some.join(', ')}${inFlight.length > some.length ? ', …' : ''}`;
  const why = first && inFlight.every((one) => one.why === first.why) ? `: ${FLIGHTS[first.why]}` : '';
  return `${inFlight.length} in flight, which is no drift (${ids})${why}.`;
}

function healedLines({ counts, left }: Healed): string[] {
  const { created, updated, unchanged, deleted } = counts;
  const done = `healed: ${created} created, ${updated} updated, ${unchanged} unchanged, ${deleted} deleted`;
  const still = left.slice(0, MOST_ROWS).map(({ drift, why }) => `left: ${drift.kind} ${drift.externalId}: ${why}`);
  const more = left.length - still.length;
  return [done, ...still, ...(more > 0 ? [`and ${more} more left; --json has all.`] : [])];
}

function hiddenText(hidden: number): string {
  const which = hidden === 1 ? '1 product' : `${hidden} products`;
  return `${which} of the shop's manifest cannot be had from its REST API: gone by now, or hidden by a plugin.`;
}

/** "2026-11-22 09:30" of both sides, with seconds where only they tell them apart. */
function datesOf({ shop, here }: Drift): [string, string] {
  const [there, ours] = [shop, here].map((side) =>
    side?.modifiedAt ? isoTime(side.modifiedAt).replace('T', ' ') : '-',
  );
  const length = there?.slice(0, 16) === ours?.slice(0, 16) ? 19 : 16;
  return [there?.slice(0, length) ?? '-', ours?.slice(0, length) ?? '-'];
}
