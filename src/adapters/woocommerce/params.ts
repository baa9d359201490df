// The words of WooCommerce's listings, said the same way by everyone who asks for one.
import type { PullPlan } from '../../ports/source.ts';
import type { Spot } from './course.ts';
import type { Params } from './route.ts';

/** A plan that may ask for other fields than those a product is read from. */
export interface ListingPlan extends PullPlan {
  /** Names, with commas between. */
  fields?: string;
  /** Of whoever reads; items are marked where it is given. */
  version?: string;
}

/** A place in a listing sorted by id. `page` stands beside `offset`, which wins where it is known. */
export function pageParams({ offset, page, size }: Spot): Params {
  return [
    ['orderby', 'id'],
    ['order', 'asc'],
    ['per_page', size],
    ['offset', offset],
    ['page', page],
  ];
}

/**
 * Only what changed after the plan's moment (the shop compares with ">", by the second). UTC without a zone and
 * `dates_are_gmt`: with a "Z" WordPress turns it into the site's local time first and compares that with the UTC
 * column, and in Iran three and a half hours of changes are lost without a word (trap 1).
 */
export function sinceParams({ modifiedAfter }: Pick<PullPlan, 'modifiedAfter'>): Params {
  if (modifiedAfter === null) return [];
  return [
    ['modified_after', new Date(modifiedAfter).toISOString().slice(0, 19)],
    ['dates_are_gmt', 'true'],
  ];
}
