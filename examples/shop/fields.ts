// Writing: takes the fields of a POST or PUT, as WooCommerce's REST API understands them, onto an item.
import { readMoment } from './clock.ts';
import { type Attribute, type Item, STATUSES, TYPES } from './item.ts';
import { escapeTitle, storedPrice } from './markup.ts';
import { invalidParams, type Problem, RestError } from './rest-error.ts';
import { itemBySku, type Shelf } from './shelf.ts';
import { fileUnder, TAXONOMIES, type Taxonomy } from './terms.ts';

export type Fields = Readonly<Record<string, unknown>>;

const TEXTS = [
  ...(['description', 'short_description', 'sku', 'global_unique_id', 'catalog_visibility', 'external_url'] as const),
  ...(['button_text', 'stock_status', 'backorders', 'weight', 'purchase_note', 'post_password'] as const),
];
const FLAGS = ['featured', 'virtual', 'downloadable', 'manage_stock', 'sold_individually'] as const;
const ID_LISTS = ['grouped_products', 'upsell_ids', 'cross_sell_ids'] as const;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** 400 rest_invalid_param for fields of the wrong type, as the route's schema has it. */
export function checkFields(fields: Fields): void {
  const problems = new Map<string, Problem>();
  const checkTexts = (names: readonly string[]): void => {
    for (const name of names) {
      if (fields[name] !== undefined && typeof fields[name] !== 'string') problems.set(name, wrongType(name, 'string'));
    }
  };
  checkTexts(['name']);
  for (const [name, allowed] of [['type', TYPES] as const, ['status', STATUSES] as const]) {
    const value = fields[name];
    if (value !== undefined && !allowed.some((one) => one === value)) problems.set(name, notOneOf(name, allowed));
  }
  checkTexts(['regular_price', 'sale_price', ...TEXTS]);
  if (problems.size > 0) throw invalidParams(problems);
}

function wrongType(param: string, type: string): Problem {
  return { code: 'rest_invalid_type', message: `${param} is not of type ${type}.`, data: { param } };
}

export function notOneOf(name: string, allowed: readonly string[]): Problem {
  const list = `${allowed.slice(0, -1).join(', ')}, and ${allowed.at(-1)}`;
  return { code: 'rest_not_in_enum', message: `${name} is not one of ${list}.`, data: null };
}

export function applyFields(shelf: Shelf, item: Item, fields: Fields): void {
  checkSku(shelf, item, fields.sku);
  const type = TYPES.find((one) => one === fields.type);
  if (type && item.type !== 'variation') item.type = type;
  item.status = STATUSES.find((one) => one === fields.status) ?? item.status;
  item.name = typeof fields.name === 'string' ? escapeTitle(fields.name) : item.name;
  for (const name of TEXTS) item[name] = text(fields[name]) ?? item[name];
  for (const name of FLAGS) if (typeof fields[name] === 'boolean') item[name] = fields[name];
  for (const name of ID_LISTS) if (Array.isArray(fields[name])) item[name] = fields[name].map(Number);
  applyNumbers(item, fields);
  applyPrices(item, fields);
  for (const taxonomy of TAXONOMIES) applyTerms(shelf, item, taxonomy, fields[taxonomy]);
  applyLists(shelf, item, fields);
}

function checkSku(shelf: Shelf, item: Item, sku: unknown): void {
  if (typeof sku !== 'string' || sku === '') return;
  const owner = itemBySku(shelf, sku);
  if (owner === undefined || owner.id === item.id) return;
  if (owner.status === 'trash') {
    const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
    throw new RestError('woocommerce_rest_product_not_created', message, 400);
  }
  const unique_sku = `${sku}-1`;
  throw new RestError('product_invalid_sku', 'Invalid or duplicated SKU.', 400, { resource_id: owner.id, unique_sku });
}

function applyNumbers(item: Item, fields: Fields): void {
  if (typeof fields.menu_order === 'number') item.menu_order = fields.menu_order;
  if (typeof fields.total_sales === 'number') item.total_sales = fields.total_sales;
  if (fields.stock_quantity === null) item.stock_quantity = null;
  else if (fields.stock_quantity !== undefined) item.stock_quantity = Math.trunc(Number(fields.stock_quantity));
  if (isRecord(fields.dimensions)) {
    const { length, width, height } = fields.dimensions;
    item.dimensions = { length: text(length) ?? '', width: text(width) ?? '', height: text(height) ?? '' };
  }
}

function applyPrices(item: Item, fields: Fields): void {
  if (typeof fields.regular_price === 'string') item.regular_price = storedPrice(fields.regular_price);
  if (typeof fields.sale_price === 'string') item.sale_price = storedPrice(fields.sale_price);
  item.saleFrom = moment(fields, 'date_on_sale_from', item.saleFrom);
  item.saleTo = moment(fields, 'date_on_sale_to', item.saleTo);
  item.created = moment(fields, 'date_created', item.created) ?? item.created;
}

/** A date field by its local or its `_gmt` name; null clears it, absent leaves what was there. */
function moment(fields: Fields, name: string, was: number | null): number | null {
  for (const [key, gmt] of [[`${name}_gmt`, true] as const, [name, false] as const]) {
    const value = fields[key];
    if (value === null || value === '') return null;
    if (typeof value === 'string') return readMoment(value, gmt) ?? was;
  }
  return was;
}

function applyTerms(shelf: Shelf, item: Item, taxonomy: Taxonomy, value: unknown): void {
  if (!Array.isArray(value)) return;
  item[taxonomy] = records(value).flatMap((term) => {
    if (typeof term.id === 'number') return shelf.terms[taxonomy].has(term.id) ? [term.id] : [];
    const name = text(term.name) ?? text(term.slug);
    return name === undefined ? [] : [fileUnder(shelf.terms, taxonomy, escapeTitle(name), text(term.slug)).id];
  });
}

function applyLists(shelf: Shelf, item: Item, fields: Fields): void {
  if (Array.isArray(fields.attributes)) {
    item.attributes = records(fields.attributes).map((one) => attribute(shelf, one));
  }
  const pictures = Array.isArray(fields.images) ? fields.images : [fields.image].filter(isRecord);
  if (Array.isArray(fields.images) || isRecord(fields.image)) {
    item.images = records(pictures).map((one) => ({
      ...{ id: typeof one.id === 'number' ? one.id : shelf.nextId() },
      ...{ src: text(one.src) ?? '', alt: text(one.alt) ?? '' },
    }));
  }
  for (const one of records(fields.meta_data)) setMeta(shelf, item, text(one.key) ?? '', one.value);
  if (!Array.isArray(fields.downloads)) return;
  item.downloads = records(fields.downloads).map((one) => ({
    ...{ id: text(one.id) ?? `file-${item.id}`, name: text(one.name) ?? '', file: text(one.file) ?? '' },
  }));
}

function setMeta(shelf: Shelf, item: Item, key: string, value: unknown): void {
  const known = item.meta_data.find((meta) => meta.key === key);
  if (known) known.value = value;
  else item.meta_data.push({ id: shelf.nextId(), key, value });
}

function attribute(shelf: Shelf, one: Record<string, unknown>): Attribute {
  const known = typeof one.id === 'number' ? shelf.terms.attributes.get(one.id) : undefined;
  const single = text(one.option);
  const options = Array.isArray(one.options) ? one.options.map(String) : single === undefined ? [] : [single];
  const { visible, variation } = one;
  const name = known?.name ?? text(one.name) ?? '';
  return { id: known?.id ?? 0, name, visible: visible !== false, variation: variation === true, options };
}
