// What drift is: judging what a shop says it has against what is held, product by product. Pure. A pull reads in doubt;
// this room only calls drift what both sides' own words prove.
import type { HeldVersion } from '../ports/products.ts';
import type { ManifestLine } from '../ports/source.ts';

/** What was changed so lately may be on its way here. */
const ON_ITS_WAY_MS = 60_000;

export type DriftKind = 'missing' | 'stale' | 'extra';

/** Codes, because scripts read them: docs/operations.md says what each one means. */
export type DriftReason =
  | 'unknown'
  | 'deleted_here'
  | 'newer_in_shop'
  | 'newer_here'
  | 'other_status'
  | 'in_trash'
  | 'gone';

export type FlightReason = 'pending_event' | 'just_changed' | 'just_arrived';

/** One product or variation that the shop and the catalogue do not agree on. */
export interface Drift {
  kind: DriftKind;
  reason: DriftReason;
  externalId: string;
  /** As the shop has it; null for what is gone. */
  shop: Pick<ManifestLine, 'modifiedAt' | 'status' | 'parentExternalId'> | null;
  /** What is held, tombstones too; null for what was never seen. */
  here: HeldVersion | null;
}

/** Of what is alive in the shop; null where both agree. `startedAt`: when looking began, milliseconds UTC, our clock. */
export function judge(line: ManifestLine, here: HeldVersion | null, startedAt: number): Drift | null {
  const reason = reasonOf(line, here, startedAt);
  if (reason === null) return null;
  const kind = reason === 'unknown' || reason === 'deleted_here' ? 'missing' : 'stale';
  return { kind, reason, externalId: line.externalId, shop: line, here };
}

function reasonOf(line: ManifestLine, here: HeldVersion | null, startedAt: number): DriftReason | null {
  if (here === null) return 'unknown';
  // Dated as the shop dates it: a pull looked for it in this very state, and was not shown it.
  const hidden = here.modifiedAt !== null && here.modifiedAt === line.modifiedAt;
  if (here.status === null) return hidden ? null : 'deleted_here';
  const ahead = line.modifiedAt === null || here.modifiedAt === null ? 0 : line.modifiedAt - here.modifiedAt;
  if (ahead > 0) return 'newer_in_shop';
  if (here.status !== line.status) return 'other_status';
  // A report without a time of its own is dated by its arrival, and one that came meanwhile may well be newer.
  const ownDate = here.modifiedAt !== here.arrivedAt && here.arrivedAt < startedAt;
  return ahead < 0 && ownDate ? 'newer_here' : null;
}

/** Of what is held and not alive in the shop. `trashed`: when it went into the trash; undefined for what is gone. */
export function judgeAbsent(here: HeldVersion, trashed: { modifiedAt: number | null } | undefined): Drift | null {
  if (here.status === null) return null;
  const shop = trashed === undefined ? null : { ...trashed, status: 'trash', parentExternalId: null };
  return { kind: 'extra', reason: shop === null ? 'gone' : 'in_trash', externalId: here.externalId, shop, here };
}

export interface Moment {
  /** When looking began, milliseconds UTC: by our clock, and by the shop's. */
  startedAt: number;
  shopClock: number;
  /** External ids of what events that have not ended are about, and of the parents of such variations. */
  waiting: ReadonlySet<string>;
}

/** Why a difference proves nothing yet; null for drift. */
export function flightOf({ externalId, shop, here }: Drift, moment: Moment): FlightReason | null {
  const { waiting, shopClock, startedAt } = moment;
  const parent = shop?.parentExternalId ?? null;
  if (waiting.has(externalId) || (parent !== null && waiting.has(parent))) return 'pending_event';
  if ((shop?.modifiedAt ?? 0) > shopClock - ON_ITS_WAY_MS) return 'just_changed';
  return here !== null && here.arrivedAt >= startedAt ? 'just_arrived' : null;
}
