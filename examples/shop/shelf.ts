// The shop's database in memory: items, terms, the row of ids, and the clock everything is dated by.
import { wholeSecond } from './clock.ts';
import { type Item, STATUSES, type Status } from './item.ts';
import { noTerms, type Terms } from './terms.ts';

export interface Shelf {
  items: Map<number, Item>;
  /** Variation ids by parent, in the order they were made. */
  children: Map<number, number[]>;
  terms: Terms;
  /** Posts, variations and pictures share one row of ids. */
  nextId(): number;
  /** Milliseconds UTC, whole seconds. */
  now(): number;
}

const FIRST_ID = 101;

export function emptyShelf(clock: () => number): Shelf {
  let last = FIRST_ID - 1;
  return {
    items: new Map(),
    children: new Map(),
    terms: noTerms(),
    nextId: () => ++last,
    now: () => wholeSecond(clock()),
  };
}

/** `status=any`: everything but the trash. */
export const ANY_STATUS: readonly Status[] = STATUSES.filter((status) => status !== 'trash');

/** A variable product's variations that are not in the trash; disabled (private) ones are among them. */
export function variationsOf(shelf: Shelf, parentId: number): Item[] {
  return allVariationsOf(shelf, parentId).filter((item) => item.status !== 'trash');
}

export function allVariationsOf(shelf: Shelf, parentId: number): Item[] {
  return (shelf.children.get(parentId) ?? []).flatMap((id) => shelf.items.get(id) ?? []);
}

export function parentOf(shelf: Shelf, item: Item): Item | undefined {
  return item.parent_id === 0 ? undefined : shelf.items.get(item.parent_id);
}

export function itemBySku(shelf: Shelf, sku: string): Item | undefined {
  for (const item of shelf.items.values()) if (item.sku === sku) return item;
  return undefined;
}

/** Puts a new item in; a variation also among its parent's children. */
export function shelve(shelf: Shelf, item: Item): void {
  shelf.items.set(item.id, item);
  if (item.type !== 'variation') return;
  shelf.children.set(item.parent_id, [...(shelf.children.get(item.parent_id) ?? []), item.id]);
}

/** Takes an item out for good; a variable product takes its variations along. */
export function unshelve(shelf: Shelf, item: Item): void {
  shelf.items.delete(item.id);
  for (const child of shelf.children.get(item.id) ?? []) shelf.items.delete(child);
  shelf.children.delete(item.id);
  const siblings = shelf.children.get(item.parent_id);
  if (siblings) {
    shelf.children.set(
      item.parent_id,
      siblings.filter((id) => id !== item.id),
    );
  }
}
