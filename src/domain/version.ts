// Which of two things said about one product is newer. The rule of the house: the source's modification time
// first, then the order of arrival; a tombstone is lifted only by something newer. Whatever the order in which
// the same things are judged, the same one wins.

export interface Version {
  /** The shop's modification time, milliseconds UTC; where it gave none, when we heard. */
  modifiedAt: number;
  /** When we received it (a pull: when its page was asked for), milliseconds UTC. */
  arrivedAt: number;
  /** Order among arrivals of one millisecond: the event's number, 0 for a pull. */
  sequence: number;
}

/** What the catalogue knows of a product's place in time. */
export interface Known extends Version {
  deleted: boolean;
  /** A tombstone for which the source gave no time of its own. */
  undated: boolean;
  /** The last time the source itself confirmed the product alive (see `Arrival.confirms`); 0 if never. */
  aliveAt: number;
}

export interface Arrival {
  /** Null when the source does not say. */
  modifiedAt: number | null;
  arrivedAt: number;
  sequence: number;
  /** It proves the product alive on arrival: read from the shop just now, or told as a restore or publication. */
  confirms: boolean;
}

export type Verdict = 'apply' | 'restore' | 'stale';

export function versionOf(arrival: Arrival): Version {
  return {
    modifiedAt: arrival.modifiedAt ?? arrival.arrivedAt,
    arrivedAt: arrival.arrivedAt,
    sequence: arrival.sequence,
  };
}

function compare(a: Version, b: Version): number {
  return a.modifiedAt - b.modifiedAt || a.arrivedAt - b.arrivedAt || a.sequence - b.sequence;
}

/** A deletion wins a tie: nothing follows it under one time, unless the source confirmed the product afterwards. */
function outlives(aliveAt: number, modifiedAt: number, tombstone: Version & { undated: boolean }): boolean {
  if (modifiedAt > tombstone.modifiedAt) return true;
  return aliveAt > tombstone.arrivedAt && (tombstone.undated || modifiedAt === tombstone.modifiedAt);
}

/** What to do with a report of a living product. */
export function judgeReport(known: Known | null, arrival: Arrival): Verdict {
  if (known === null) return 'apply';
  const version = versionOf(arrival);
  if (known.deleted) {
    return outlives(arrival.confirms ? arrival.arrivedAt : 0, version.modifiedAt, known) ? 'restore' : 'stale';
  }
  return compare(version, known) >= 0 ? 'apply' : 'stale';
}

/** What to do with the news that a product is gone. */
export function judgeDelete(known: Known | null, arrival: Arrival): 'apply' | 'stale' {
  if (known === null || known.deleted) return 'apply';
  const tombstone = { ...versionOf(arrival), undated: arrival.modifiedAt === null };
  return outlives(known.aliveAt, known.modifiedAt, tombstone) ? 'stale' : 'apply';
}
