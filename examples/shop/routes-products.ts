// Products and variations over REST: lists, single items, edits, and the batch.
import { checkFields, type Fields, isRecord } from './fields.ts';
import { ITEM_RULES, selectProducts, selectVariations } from './filters.ts';
import type { Item } from './item.ts';
import { apiUrl } from './links.ts';
import { sortItems } from './order.ts';
import { pageOf, pageUrl, pagingHeaders, pickFields } from './paging.ts';
import { checkParams, isTrue } from './params.ts';
import type { Json } from './parts-json.ts';
import { productJson } from './product-json.ts';
import { invalidId, RestError } from './rest-error.ts';
import { type Answer, answer, type Call, editing, type Header, type House, type Ids, type Route } from './router.ts';
import { variationJson } from './variation-json.ts';

type Show = (item: Item) => Json;

const asProduct = (house: House, call: Call): Show => {
  return (item) => productJson(house.shelf, item, call.home);
};
const asVariation = (house: House, call: Call): Show => {
  return (item) => variationJson(house.shelf, item, call.home);
};

function list(house: House, call: Call, select: () => Item[], show: Show): Answer {
  checkParams(call.params, ITEM_RULES);
  const page = pageOf(sortItems(house.shelf, select(), call.params), call.params);
  const base = `${call.home}/wp-json${call.route.replace(/\/$/, '')}`;
  const headers = pagingHeaders(page, (number) => pageUrl(base, call.pairs, number));
  return answer(
    page.items.map((item) => pickFields(show(item), call.params)),
    headers,
  );
}

/** `_links` comes with a single item whatever `_fields` says. */
function one(json: Json, call: Call): Answer {
  return answer(pickFields(json, call.params, ['_links']));
}

function created(json: Json, collection: string, call: Call): Answer {
  const location: Header = ['Location', `${apiUrl(call.home, collection)}/${String(json.id)}`];
  return answer(json, [location], 201);
}

function product(house: House, id: number | undefined): Item {
  const item = house.shelf.items.get(id ?? 0);
  if (!item) throw invalidId('product', 404);
  return item;
}

function variation(house: House, ids: Ids): Item {
  const item = house.shelf.items.get(ids.id ?? 0);
  if (item?.type !== 'variation' || item.parent_id !== ids.product_id) throw invalidId('product_variation', 404);
  return item;
}

function write(house: House, id: number, fields: Fields): Item {
  checkFields(fields);
  return house.editor.update(id, fields);
}

/** Shown as it was: a force-deleted item is gone by the time its answer leaves. */
function discard(house: House, item: Item, force: boolean, show: Show): Json {
  if (!force) return show(house.editor.trash(item.id));
  const last = show(item);
  house.editor.remove(item.id);
  return last;
}

const MOST = 100;

/** Each entry of a batch stands alone: its error takes its place in the answer. */
function batch(call: Call, make: (fields: Fields) => Json, change: Edit, drop: (id: number) => Json): Answer {
  const part = (name: string): unknown[] => (Array.isArray(call.body[name]) ? call.body[name] : []);
  const [creates, updates, deletes] = [part('create'), part('update'), part('delete')];
  if (creates.length + updates.length + deletes.length > MOST) {
    const message = `Unable to accept more than ${MOST} items for this request.`;
    throw new RestError('woocommerce_rest_request_entity_too_large', message, 413);
  }
  const lines: [string, unknown[]][] = [
    ['create', creates.filter(isRecord).map((fields) => attempt(0, () => make(fields)))],
    [
      'update',
      updates.filter(isRecord).map((fields) => attempt(Number(fields.id), () => change(Number(fields.id), fields))),
    ],
    ['delete', deletes.map((id) => attempt(Number(id), () => drop(Number(id))))],
  ];
  return answer(Object.fromEntries(lines.filter(([, answers]) => answers.length > 0)));
}

type Edit = (id: number, fields: Fields) => Json;

function attempt(id: number, act: () => Json): Json {
  try {
    return act();
  } catch (error) {
    if (error instanceof RestError) return { id, error: error.body() };
    throw error;
  }
}

const PRODUCTS = '/wc/v3/products';
const OF_PRODUCT = `${PRODUCTS}/(?P<product_id>[\\d]+)/variations`;

export const PRODUCT_ROUTES: readonly Route[] = [
  {
    path: PRODUCTS,
    handlers: {
      GET: (house, call) => list(house, call, () => selectProducts(house.shelf, call.params), asProduct(house, call)),
      POST: (house, call) => {
        checkFields(call.body);
        return created(asProduct(house, call)(house.editor.create(call.body)), 'products', call);
      },
    },
  },
  {
    path: `${PRODUCTS}/(?P<id>[\\d]+)`,
    handlers: {
      GET: (house, call, { id }) => one(asProduct(house, call)(product(house, id)), call),
      ...editing((house, call, { id = 0 }) => one(asProduct(house, call)(write(house, id, call.body)), call)),
      DELETE: (house, call, { id }) =>
        one(discard(house, product(house, id), isTrue(call.params.force), asProduct(house, call)), call),
    },
  },
  {
    path: `${PRODUCTS}/batch`,
    handlers: editing((house, call) => {
      const show = asProduct(house, call);
      const make = (fields: Fields): Json => show(house.editor.create(fields));
      const change: Edit = (id, fields) => show(write(house, id, fields));
      return batch(call, make, change, (id) => discard(house, product(house, id), true, show));
    }),
  },
  {
    path: OF_PRODUCT,
    handlers: {
      GET: (house, call, { product_id = 0 }) => {
        return list(
          house,
          call,
          () => selectVariations(house.shelf, call.params, product_id),
          asVariation(house, call),
        );
      },
      POST: (house, call, { product_id = 0 }) => {
        checkFields(call.body);
        const item = house.editor.createVariation(product_id, call.body);
        return created(asVariation(house, call)(item), `products/${product_id}/variations`, call);
      },
    },
  },
  {
    path: `${OF_PRODUCT}/(?P<id>[\\d]+)`,
    handlers: {
      GET: (house, call, ids) => one(asVariation(house, call)(variation(house, ids)), call),
      ...editing((house, call, ids) => {
        return one(asVariation(house, call)(write(house, variation(house, ids).id, call.body)), call);
      }),
      DELETE: (house, call, ids) =>
        one(discard(house, variation(house, ids), isTrue(call.params.force), asVariation(house, call)), call),
    },
  },
  {
    path: `${OF_PRODUCT}/batch`,
    handlers: editing((house, call, { product_id = 0 }) => {
      const show = asVariation(house, call);
      const make = (fields: Fields): Json => show(house.editor.createVariation(product_id, fields));
      const change: Edit = (id, fields) => show(write(house, variation(house, { product_id, id }).id, fields));
      return batch(call, make, change, (id) => discard(house, variation(house, { product_id, id }), true, show));
    }),
  },
];

/** WooCommerce 10.3 and newer only. */
export const ALL_VARIATIONS_ROUTE: Route = {
  path: '/wc/v3/variations',
  handlers: {
    GET: (house, call) => {
      return list(house, call, () => selectVariations(house.shelf, call.params, null), asVariation(house, call));
    },
  },
};
