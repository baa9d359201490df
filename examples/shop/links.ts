// Addresses: of items in the shop front, of resources in the API, and the `_links` that go with each of them.
import type { Item } from './item.ts';
import { parentOf, type Shelf } from './shelf.ts';
import { slugOf } from './slug.ts';

const EDITABLE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export type Links = Record<string, { href: string; targetHints?: { allow: string[] } }[]>;

export function apiUrl(home: string, path: string): string {
  return `${home}/wp-json/wc/v3/${path}`;
}

/** `self`, `collection`, and `up` where there is something above. */
export function linksOf(home: string, collection: string, id: number | string, up?: string, allow = EDITABLE): Links {
  const links: Links = {
    self: [{ href: apiUrl(home, `${collection}/${id}`), targetHints: { allow } }],
    collection: [{ href: apiUrl(home, collection) }],
  };
  if (up !== undefined) links.up = [{ href: apiUrl(home, up) }];
  return links;
}

export function permalink(shelf: Shelf, item: Item, home: string): string {
  if (item.type === 'variation') return variationPermalink(shelf, item, home);
  const unlisted = item.slug === '' || item.status === 'future' || item.status === 'trash' || item.status === 'draft';
  return unlisted ? `${home}/?post_type=product&p=${item.id}` : `${home}/product/${item.slug}/`;
}

function variationPermalink(shelf: Shelf, item: Item, home: string): string {
  const parent = parentOf(shelf, item);
  if (!parent) return `${home}/?post_type=product&p=${item.id}`;
  const picks = item.attributes.map(({ id, name, options: [option = ''] }) => {
    const taxonomy = id === 0 ? undefined : shelf.terms.attributes.get(id)?.slug;
    if (taxonomy) return `attribute_${taxonomy}=${escapeAgain(slugOf(option))}`;
    return `attribute_${escapeAgain(slugOf(name))}=${encodeURIComponent(option)}`;
  });
  const base = permalink(shelf, parent, home);
  return picks.length === 0 ? base : `${base}${base.includes('?') ? '&' : '?'}${picks.join('&')}`;
}

function escapeAgain(slug: string): string {
  return slug.replace(/%/g, '%25');
}
