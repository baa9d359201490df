// What people do in the shop's admin, and which webhooks each of it fires. What is
// not announced here is not announced by the real shop either.

import { priceToStore } from './facts.ts';
import { applyFields, type Fields } from './fields.ts';
import { blankItem, type Item, type ItemType, TYPES } from './item.ts';
import { invalidId, RestError } from './rest-error.ts';
import { allVariationsOf, parentOf, type Shelf, shelve, unshelve, variationsOf } from './shelf.ts';
import { freeSlug } from './slug.ts';

/** Called with a topic (`product.updated`, `action.woocommerce_…`) and the id it is about; null for an object. */
export type Announce = (topic: string, id: number | null) => void;

export interface Editor {
  create(fields: Fields): Item;
  update(id: number, fields: Fields): Item;
  createVariation(parentId: number, fields: Fields): Item;
  updateVariation(id: number, fields: Fields): Item;
  trash(id: number): Item;
  restore(id: number): Item;
  remove(id: number): Item;
  runScheduled(): number[];
}

export function createEditor(shelf: Shelf, announce: Announce): Editor {
  function find(id: number, status = 404): Item {
    const item = shelf.items.get(id);
    if (!item) throw invalidId('product', status);
    return item;
  }

  function touch(item: Item): void {
    item.modified = shelf.now();
    const parent = parentOf(shelf, item);
    if (parent) parent.modified = shelf.now();
  }

  function save(item: Item): void {
    const listed = item.status === 'publish' || item.status === 'private' || item.status === 'future';
    if (item.slug === '' && listed) item.slug = freeSlug(fullName(item), (slug) => slugTaken(shelf, slug));
    item.price = priceToStore(item, shelf.now());
    touch(item);
  }

  function fullName(item: Item): string {
    const picks = item.attributes.flatMap(({ options }) => options);
    return item.type === 'variation' ? `${parentOf(shelf, item)?.name} ${picks.join(' ')}` : item.name;
  }

  function add(item: Item, fields: Fields): Item {
    applyFields(shelf, item, fields);
    shelve(shelf, item);
    save(item);
    if (item.status === 'publish' && item.created > shelf.now()) item.status = 'future';
    if (item.status === 'future') item.modified = item.created;
    if (item.status === 'publish') announce('product.published', item.id);
    if (item.type !== 'variation') announce('action.woocommerce_new_product', item.id);
    announce('product.created', item.id);
    return item;
  }

  function change(item: Item, fields: Fields): Item {
    const before = item.status;
    applyFields(shelf, item, fields);
    if (before === 'trash' && item.status !== 'trash') leaveTrash(item);
    save(item);
    if (before !== 'publish' && item.status === 'publish') announce('product.published', item.id);
    if (fields.stock_quantity !== undefined && item.type !== 'variation') {
      announce('action.woocommerce_product_set_stock', null);
    }
    announce(`action.woocommerce_update_product${item.type === 'variation' ? '_variation' : ''}`, item.id);
    announce('product.updated', item.id);
    return item;
  }

  function bin(item: Item): void {
    item.trashedFrom = item.status;
    item.status = 'trash';
    const wished = item.slug;
    item.slug = `${wished}__trashed`;
    const marks = { _wp_trash_meta_status: item.trashedFrom, _wp_trash_meta_time: String(shelf.now() / 1000) };
    for (const [key, value] of Object.entries({ ...marks, _wp_desired_post_slug: wished })) {
      item.meta_data.push({ id: shelf.nextId(), key, value });
    }
    touch(item);
    announce('product.deleted', item.id);
  }

  function unbin(item: Item): void {
    item.status = item.trashedFrom ?? 'draft';
    leaveTrash(item);
    touch(item);
    if (item.status === 'publish') announce('product.published', item.id);
  }

  return {
    create(fields) {
      const type: ItemType = TYPES.find((one) => one === fields.type) ?? 'simple';
      return add(blankItem(shelf.nextId(), type, shelf.now()), fields);
    },
    update: (id, fields) => change(find(id, 400), fields),
    createVariation(parentId, fields) {
      find(parentId);
      return add({ ...blankItem(shelf.nextId(), 'variation', shelf.now()), parent_id: parentId }, fields);
    },
    updateVariation(id, fields) {
      const item = find(id, 400);
      if (item.type !== 'variation') throw invalidId('product_variation', 400);
      return change(item, fields);
    },
    trash(id) {
      const item = find(id);
      if (item.status === 'trash') throw alreadyTrashed();
      for (const child of variationsOf(shelf, id)) bin(child);
      bin(item);
      return item;
    },
    restore(id) {
      const item = find(id);
      if (item.status !== 'trash') return item;
      unbin(item);
      for (const child of allVariationsOf(shelf, id).filter(({ status }) => status === 'trash')) {
        unbin(child);
        announce('product.restored', child.id);
      }
      announce('product.updated', id);
      announce('product.restored', id);
      return item;
    },
    remove(id) {
      const item = find(id);
      for (const child of allVariationsOf(shelf, id)) announce('action.woocommerce_delete_product_variation', child.id);
      announce(`action.woocommerce_delete_product${item.type === 'variation' ? '_variation' : ''}`, id);
      if (item.type === 'variation') touch(item);
      unshelve(shelf, item);
      return item;
    },
    runScheduled: () => [...shelf.items.values()].flatMap((item) => (runFor(item) ? [item.id] : [])),
  };

  /** Publishing on time leaves date_modified alone; a sale that starts or ends does not. */
  function runFor(item: Item): boolean {
    if (item.status === 'future' && item.created <= shelf.now()) {
      item.status = 'publish';
      announce('product.published', item.id);
      return true;
    }
    const price = priceToStore(item, shelf.now());
    if (price === item.price) return false;
    item.price = price;
    touch(item);
    announce('product.updated', item.id);
    return true;
  }
}

function leaveTrash(item: Item): void {
  item.trashedFrom = null;
  item.slug = item.slug.replace(/__trashed$/, '');
  item.meta_data = item.meta_data.filter(({ key }) => !/^_wp_(?:trash_meta|desired)/.test(key));
}

function slugTaken(shelf: Shelf, slug: string): boolean {
  for (const item of shelf.items.values()) if (item.slug === slug) return true;
  return false;
}

function alreadyTrashed(): RestError {
  const message = 'The product has already been deleted.';
  return new RestError('woocommerce_rest_already_trashed', message, 410);
}
