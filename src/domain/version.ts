// Which of the things said about one product is newer. The rule of the house: the source's modification time first,
// then the order of arrival; a tombstone is lifted only by something newer. A product's place in time is a join of
// what was heard — the newest report, the newest tombstones, the last proof of life — so that the same news gives the
// same place in whatever order it arrives.

export interface Version {
  /** The shop's modification time, milliseconds UTC; where it gave none, when we heard. */
  modifiedAt: number;
  /** When we received it (a pull: when its page was asked for), milliseconds UTC. */
  arrivedAt: number;
  /** Order among arrivals of one millisecond: the event's number, 0 for a pull. */
  sequence: number;
}

export interface Place {
  /** The newest report, also of a product that is deleted; null while only deletions were heard. */
  report: Version | null;
  /** The last time the source itself proved the product alive (see `Arrival.confirms`); 0 if never. */
  aliveAt: number;
  /** The newest deletion that carried a time of its own. */
  dated: { modifiedAt: number; arrivedAt: number } | null;
  /** When the newest deletion without a time of its own arrived. */
  undatedAt: number | null;
}

export interface Arrival {
  /** Null when the source does not say. */
  modifiedAt: number | null;
  arrivedAt: number;
  sequence: number;
  /** It proves the product alive on arrival: read from the shop just now, or told as a restore or publication. */
  confirms: boolean;
}

export const NOWHERE: Place = { report: null, aliveAt: 0, dated: null, undatedAt: null };

function compare(a: Version, b: Version): number {
  return a.modifiedAt - b.modifiedAt || a.arrivedAt - b.arrivedAt || a.sequence - b.sequence;
}

/** The place after a report, and whether that report is the newest one. */
export function afterReport(place: Place, arrival: Arrival): { place: Place; newest: boolean } {
  const { modifiedAt, arrivedAt, sequence, confirms } = arrival;
  const version = { modifiedAt: modifiedAt ?? arrivedAt, arrivedAt, sequence };
  const newest = place.report === null || compare(version, place.report) >= 0;
  const aliveAt = confirms ? Math.max(place.aliveAt, arrivedAt) : place.aliveAt;
  return { place: { ...place, aliveAt, report: newest ? version : place.report }, newest };
}

/** The place after the news that the product is gone. */
export function afterDelete(place: Place, { modifiedAt, arrivedAt }: Arrival): Place {
  if (modifiedAt === null) return { ...place, undatedAt: Math.max(place.undatedAt ?? 0, arrivedAt) };
  const { dated } = place;
  const older = dated !== null && (dated.modifiedAt - modifiedAt || dated.arrivedAt - arrivedAt) > 0;
  return older ? place : { ...place, dated: { modifiedAt, arrivedAt } };
}

/**
 * A deletion wins a tie, because nothing follows it under one time, unless the product was proven alive afterwards.
 * A deletion without a time counts from its arrival, and any later proof of life refutes it.
 */
export function isDeleted({ report, aliveAt, dated, undatedAt }: Place): boolean {
  if (report === null) return dated !== null || undatedAt !== null;
  const tied = dated !== null && report.modifiedAt === dated.modifiedAt && aliveAt > dated.arrivedAt;
  if (dated !== null && report.modifiedAt <= dated.modifiedAt && !tied) return true;
  // A shop's clock may run ahead of ours: a report is no younger than its arrival.
  const told = Math.min(report.modifiedAt, report.arrivedAt);
  return undatedAt !== null && told <= undatedAt && aliveAt <= undatedAt;
}
