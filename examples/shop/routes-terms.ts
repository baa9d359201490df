// Categories, tags, brands and attributes over REST, read only.
import { PAGING_RULES } from './filters.ts';
import { linksOf } from './links.ts';
import { pageOf, pageUrl, pagingHeaders, pickFields } from './paging.ts';
import { checkParams, idsOf, isTrue, type Params, textOf } from './params.ts';
import type { Json } from './parts-json.ts';
import { invalidId } from './rest-error.ts';
import { type Answer, answer, type Call, type House, type Route } from './router.ts';
import type { Shelf } from './shelf.ts';
import { type GlobalAttribute, TAXONOMIES, type Taxonomy, type Term, withAncestors } from './terms.ts';

/** How many published products are filed under each term. */
function counts(shelf: Shelf, taxonomy: Taxonomy): Map<number, number> {
  const found = new Map<number, number>();
  for (const item of shelf.items.values()) {
    if (item.status === 'publish') for (const id of item[taxonomy]) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}

function termJson(taxonomy: Taxonomy, term: Term, count: number, home: string): Json {
  const { id, name, slug, parent } = term;
  const collection = `products/${taxonomy}`;
  const _links = linksOf(home, collection, id, parent === 0 ? undefined : `${collection}/${parent}`);
  if (taxonomy === 'tags') return { id, name, slug, description: '', count, _links };
  return { id, name, slug, parent, description: '', display: 'default', image: null, menu_order: 0, count, _links };
}

/** With `hide_empty` a category stays for its children's sake, but is not counted: the total is too small. */
function selectTerms(shelf: Shelf, taxonomy: Taxonomy, params: Params): { terms: Term[]; total: number } {
  const count = counts(shelf, taxonomy);
  const [include, exclude] = [idsOf(params.include), idsOf(params.exclude)];
  const matching = [...shelf.terms[taxonomy].values()]
    .filter(({ id }) => (include.length === 0 || include.includes(id)) && !exclude.includes(id))
    .filter(({ parent }) => params.parent === undefined || parent === Number(params.parent))
    .filter(({ slug }) => params.slug === undefined || slug === textOf(params.slug).toLowerCase())
    .filter(({ name }) => name.toLowerCase().includes(textOf(params.search).toLowerCase()));
  if (!isTrue(params.hide_empty)) return { terms: ordered(matching, params), total: matching.length };
  const filled = matching.filter(({ id }) => count.has(id));
  const kept = new Set(filled.flatMap(({ id }) => withAncestors(shelf.terms[taxonomy], id)));
  return {
    terms: ordered(
      matching.filter(({ id }) => kept.has(id)),
      params,
    ),
    total: filled.length,
  };
}

function ordered(terms: Term[], params: Params): Term[] {
  const key = params.orderby === 'id' ? ({ id }: Term) => id : ({ name }: Term) => name.toLowerCase();
  const sign = params.order === 'desc' ? -1 : 1;
  return terms.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.id - b.id));
}

function listTerms(house: House, call: Call, taxonomy: Taxonomy): Answer {
  checkParams(call.params, PAGING_RULES);
  const { terms, total } = selectTerms(house.shelf, taxonomy, call.params);
  const page = pageOf(terms, call.params, total);
  const count = counts(house.shelf, taxonomy);
  const items = page.items.map((term) => termJson(taxonomy, term, count.get(term.id) ?? 0, call.home));
  const base = `${call.home}/wp-json/wc/v3/products/${taxonomy}`;
  return answer(
    items.map((json) => pickFields(json, call.params)),
    pagingHeaders(page, (number) => pageUrl(base, call.pairs, number)),
  );
}

function attributeJson({ id, name, slug }: GlobalAttribute, home: string): Json {
  const _links = linksOf(home, 'products/attributes', id);
  return { id, name, slug, type: 'select', order_by: 'menu_order', has_archives: false, _links };
}

export const TERM_ROUTES: readonly Route[] = [
  ...TAXONOMIES.flatMap((taxonomy): Route[] => [
    {
      path: `/wc/v3/products/${taxonomy}`,
      handlers: { GET: (house, call) => listTerms(house, call, taxonomy) },
    },
    {
      path: `/wc/v3/products/${taxonomy}/(?P<id>[\\d]+)`,
      handlers: {
        GET: (house, call, { id = 0 }) => {
          const term = house.shelf.terms[taxonomy].get(id);
          if (!term) throw invalidId('term', 404);
          return answer(termJson(taxonomy, term, counts(house.shelf, taxonomy).get(id) ?? 0, call.home));
        },
      },
    },
  ]),
  {
    path: '/wc/v3/products/attributes',
    handlers: {
      GET: (house, call) => {
        const all = [...house.shelf.terms.attributes.values()].map((one) => attributeJson(one, call.home));
        return answer(
          all.map((json) => pickFields(json, call.params)),
          [['X-WP-Total', String(all.length)], ...([['X-WP-TotalPages', '1']] satisfies [string, string][])],
        );
      },
    },
  },
];
