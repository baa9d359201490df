// One row of the shop: a product or a variation as WooCommerce stores it. What is worked out when it is shown
// (price ranges, stock of a variation, links) is not in here. Names are those of the REST fields.

export const STATUSES = ['draft', 'pending', 'private', 'publish', 'future', 'trash'] as const;
export type Status = (typeof STATUSES)[number];

export const TYPES = ['simple', 'grouped', 'external', 'variable'] as const;
export type ItemType = (typeof TYPES)[number] | 'variation';

/** An attribute of a product, or (with one option) what a variation picks of it. Id 0 is local to the product. */
export interface Attribute {
  id: number;
  name: string;
  visible: boolean;
  variation: boolean;
  options: string[];
}

interface Image {
  id: number;
  src: string;
  alt: string;
}

interface Meta {
  id: number;
  key: string;
  value: unknown;
}

export interface Item {
  id: number;
  type: ItemType;
  parent_id: number;
  name: string;
  slug: string;
  status: Status;
  /** What the status was before it went to the trash. */
  trashedFrom: Status | null;
  /** Milliseconds UTC, whole seconds; likewise `modified` and the sale window. */
  created: number;
  modified: number;
  saleFrom: number | null;
  saleTo: number | null;
  /** The price asked, fixed at the last save or scheduled sale action; not used for variable and grouped products. */
  price: string;
  regular_price: string;
  sale_price: string;
  description: string;
  short_description: string;
  sku: string;
  global_unique_id: string;
  featured: boolean;
  catalog_visibility: string;
  virtual: boolean;
  downloadable: boolean;
  downloads: { id: string; name: string; file: string }[];
  external_url: string;
  button_text: string;
  manage_stock: boolean;
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
  sold_individually: boolean;
  weight: string;
  dimensions: { length: string; width: string; height: string };
  categories: number[];
  brands: number[];
  tags: number[];
  images: Image[];
  attributes: Attribute[];
  grouped_products: number[];
  upsell_ids: number[];
  cross_sell_ids: number[];
  menu_order: number;
  total_sales: number;
  purchase_note: string;
  post_password: string;
  meta_data: Meta[];
}

export function blankItem(id: number, type: ItemType, at: number): Item {
  return {
    ...{ id, type, parent_id: 0, name: '', slug: '', status: 'publish', trashedFrom: null, created: at, modified: at },
    ...{ saleFrom: null, saleTo: null, price: '', regular_price: '', sale_price: '', description: '' },
    ...{ short_description: '', sku: '', global_unique_id: '', featured: false, catalog_visibility: 'visible' },
    ...{ virtual: false, downloadable: false, downloads: [], external_url: '', button_text: '' },
    ...{ manage_stock: false, stock_quantity: null, stock_status: 'instock', backorders: 'no' },
    ...{ sold_individually: false, weight: '', dimensions: { length: '', width: '', height: '' } },
    ...{ categories: [], brands: [], tags: [], images: [], attributes: [], grouped_products: [], upsell_ids: [] },
    ...{ cross_sell_ids: [], menu_order: 0, total_sales: 0, purchase_note: '', post_password: '', meta_data: [] },
  };
}
