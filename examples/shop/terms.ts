// Categories, tags, brands and global attributes: the words products are filed under. Slugs are unique in their kind.
import { slugOf } from './slug.ts';

export const TAXONOMIES = ['categories', 'tags', 'brands'] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

export interface Term {
  id: number;
  name: string;
  slug: string;
  parent: number;
}

export interface GlobalAttribute {
  id: number;
  name: string;
  slug: string;
}

export interface Terms {
  categories: Map<number, Term>;
  tags: Map<number, Term>;
  brands: Map<number, Term>;
  attributes: Map<number, GlobalAttribute>;
}

export function noTerms(): Terms {
  return { categories: new Map(), tags: new Map(), brands: new Map(), attributes: new Map() };
}

export function termBySlug(terms: ReadonlyMap<number, Term>, slug: string): Term | undefined {
  for (const term of terms.values()) if (term.slug === slug) return term;
  return undefined;
}

/** WordPress numbers the terms of all taxonomies in one row. */
function nextTermId(terms: Terms): number {
  return 15 + TAXONOMIES.reduce((sum, taxonomy) => sum + terms[taxonomy].size, 0);
}

/** The term of that name or slug, made when there is none. */
export function fileUnder(terms: Terms, taxonomy: Taxonomy, name: string, slug = slugOf(name), parent = 0): Term {
  const known = termBySlug(terms[taxonomy], slug);
  if (known) return known;
  const term = { id: nextTermId(terms), name, slug, parent };
  terms[taxonomy].set(term.id, term);
  return term;
}

/** A category with everything below it. */
export function withDescendants(categories: ReadonlyMap<number, Term>, id: number): Set<number> {
  const family = new Set([id]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const term of categories.values()) if (family.has(term.parent)) family.add(term.id);
  }
  return family;
}

/** A term with everything above it. */
export function withAncestors(categories: ReadonlyMap<number, Term>, id: number): number[] {
  const line: number[] = [];
  for (let at = id; at !== 0; at = categories.get(at)?.parent ?? 0) line.push(at);
  return line;
}
