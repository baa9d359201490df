// Where a walk through a listing goes next, given the page just read. Pure: the whole of the drift problem stands in
// this one function. Listings are sorted by id, because an edit leaves an id where it is; but a deletion moves all that
// follows one place forward (trap 13). So each page begins with the last item of the page before: where that seam does
// not join, something went away, and the walk steps back until it joins again. An item that comes back at a place
// already passed is not seen; it was modified after the walk began, and the next incremental pull brings it.

/** Where a walk stands: how many items lie before it, and the greatest id delivered. `paged`: see `advance`. */
export interface Position {
  offset: number;
  last: number;
  paged: boolean;
}

/** One request: `page` says the same as `offset`, for servers that do not know the latter. */
export interface Spot {
  offset: number;
  page: number;
  size: number;
}

export interface Course {
  position: Position;
  /** Ids delivered by this walk. */
  seen: Set<number>;
  /** The shop's own count, when it last gave one. */
  total: number | null;
  lastPage: number;
  /** Full pages in a row that brought nothing new. */
  repeats: number;
  /** Times stepping back brought nothing new. */
  climbs: number;
  steppedBack: boolean;
  /** Seams that had to be taken as they were: something may have been missed. */
  gaps: number;
}

/** `deliver` and `end` are to be delivered; `endless` is a server that gives the same page for ever. */
export type Verdict = 'deliver' | 'step_back' | 'end' | 'endless';

export const START: Position = { offset: 0, last: 0, paged: false };

/** Times a seam may fail to join although nothing new was found behind it, before it is taken as it is. */
const MAX_CLIMBS = 2;

export function setOut(position: Position): Course {
  return { position, seen: new Set(), total: null, lastPage: 0, repeats: 0, climbs: 0, steppedBack: false, gaps: 0 };
}

export function spotAt({ offset, paged }: Position, size: number): Spot {
  const page = Math.floor(offset / size) + 1;
  return { offset: paged ? (page - 1) * size : offset, page, size };
}

/** The requests that will come after this one, if pages are full and the shop's count is right; at most `count`. */
export function spotsAfter(spot: Spot, { position, total }: Course, count: number): Spot[] {
  const step = position.paged ? spot.size : spot.size - 1;
  const ahead = Array.from({ length: Math.max(0, count) }, (_, i) => spot.offset + step * (i + 1));
  return ahead
    .filter((offset) => total !== null && offset + (position.paged ? 0 : 1) < total)
    .map((offset) => spotAt({ ...position, offset }, spot.size));
}

/**
 * Takes in the ids of a page (0 for an item without one) and moves on. The end is what pages say, the shop's count
 * only helps: pages may be short in the middle, where WordPress leaves out what it cannot load, and counts may lie.
 * A server that ignores `offset` gives itself away by answering the same page twice: from there on the walk is
 * `paged`, by page number and without seams.
 */
export function advance(course: Course, spot: Spot, ids: readonly number[], total: number | null): Verdict {
  const { position, seen } = course;
  const { paged } = position;
  course.total = total || course.total;
  const joins = paged || spot.offset === 0 || (ids[0] ?? Infinity) <= position.last;
  if (!joins && course.climbs < MAX_CLIMBS) {
    course.position = { ...position, offset: Math.max(0, spot.offset - (spot.size - 1)) };
    course.steppedBack = true;
    return 'step_back';
  }
  if (!joins) course.gaps++;
  const fresh = ids.filter((id) => id !== 0 && !seen.has(id)).length;
  for (const id of ids) if (id !== 0) seen.add(id);
  const isFull = ids.length >= spot.size;
  const stuck = fresh === 0 && !course.steppedBack;
  const samePage = stuck && !paged && spot.page === course.lastPage;
  const more = expectsMore(course.total, spot.offset + ids.length, fresh);
  course.climbs = fresh > 0 ? 0 : course.climbs + (course.steppedBack ? 1 : 0);
  course.repeats = stuck && isFull ? course.repeats + 1 : 0;
  course.lastPage = spot.page;
  course.steppedBack = false;
  if (course.repeats >= 2) return 'endless';
  if (samePage && (isFull || more)) {
    course.position = { ...position, offset: spot.page * spot.size, paged: true };
    return 'deliver';
  }
  const done = paged ? fresh === 0 || seen.size === course.total : stuck || !more;
  if (ids.length === 0 || (!isFull && done)) return 'end';
  const step = paged ? spot.size : Math.max(1, ids.length - 1);
  course.position = { offset: spot.offset + step, last: Math.max(position.last, ...ids), paged };
  return 'deliver';
}

/** Without a count that can be true, a page with something new is a reason to ask for one more. */
function expectsMore(total: number | null, covered: number, fresh: number): boolean {
  return total === null || total < covered ? fresh > 0 : total > covered;
}
