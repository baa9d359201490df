// A product that does not exist, as `GET /products/{id}` of WooCommerce 11 would show it: all 71 fields, in their order.
// Its name, its SKU and its text say that nobody can buy it.

export interface SampleFacts {
  id: number;
  /** 0 for a product; for a variation the product it belongs to. */
  parentId: number;
  isNew: boolean;
  /** The shop's address without a slash at the end. */
  shopUrl: string;
  /** Milliseconds UTC. */
  now: number;
}

const DAY_MS = 86_400_000;
const TEXT =
  '<p>Made up by <code>pilito trigger</code>. It goes away with <code>pilito trigger product.deleted</code>.</p>\n';

export function sampleProduct({ id, parentId, isNew, shopUrl, now }: SampleFacts): Record<string, unknown> {
  const isVariation = parentId !== 0;
  const slug = `pilito-test-${parentId || id}`;
  const name = `Pilito test product ${parentId || id} (کالای آزمایشی)${isVariation ? ' - 42' : ''}`;
  // Another price every second, so that something is seen to change.
  const price = isNew ? '1000' : String(1001 + (Math.floor(now / 1000) % 999));
  return {
    id,
    name,
    slug: isVariation ? `${slug}-42` : slug,
    permalink: `${shopUrl}/product/${slug}/${isVariation ? '?attribute_size=42' : ''}`,
    ...dates('created', isNew ? now : now - DAY_MS),
    ...dates('modified', now),
    ...{ type: isVariation ? 'variation' : 'simple', status: 'publish', featured: false },
    ...{ catalog_visibility: 'visible', description: isVariation ? '' : TEXT, short_description: '' },
    ...{ sku: `PILITO-TEST-${id}`, price, regular_price: price, sale_price: '' },
    ...{ date_on_sale_from: null, date_on_sale_from_gmt: null, date_on_sale_to: null, date_on_sale_to_gmt: null },
    ...{ on_sale: false, purchasable: true, total_sales: 0, virtual: false, downloadable: false, downloads: [] },
    ...{ download_limit: -1, download_expiry: -1, external_url: '', button_text: '' },
    ...{ tax_status: 'taxable', tax_class: '', manage_stock: true, stock_quantity: 1, backorders: 'no' },
    ...{ backorders_allowed: false, backordered: false, low_stock_amount: null, sold_individually: false },
    ...{ weight: '', dimensions: { length: '', width: '', height: '' } },
    ...{ shipping_required: true, shipping_taxable: true, shipping_class: '', shipping_class_id: 0 },
    ...{ reviews_allowed: !isVariation, average_rating: '0.00', rating_count: 0, upsell_ids: [], cross_sell_ids: [] },
    ...{ parent_id: parentId, purchase_note: '' },
    categories: isVariation ? [] : [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
    ...{ brands: [], tags: [], images: [] },
    attributes: isVariation ? [{ id: 0, name: 'Size', slug: 'size', option: '42' }] : [],
    ...{ default_attributes: [], variations: [], grouped_products: [], menu_order: 0 },
    price_html: `<span class="woocommerce-Price-amount amount"><bdi>${price}</bdi></span>`,
    ...{ related_ids: [], meta_data: [], stock_status: 'instock', has_options: false, post_password: '' },
    global_unique_id: '',
    _links: linksOf(shopUrl, id, parentId),
  };
}

/** A shop in the zone UTC. */
function dates(what: 'created' | 'modified', at: number): Record<string, string> {
  const text = new Date(at).toISOString().slice(0, 19);
  return { [`date_${what}`]: text, [`date_${what}_gmt`]: text };
}

function linksOf(shopUrl: string, id: number, parentId: number): Record<string, unknown> {
  const products = `${shopUrl}/wp-json/wc/v3/products`;
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    self: [{ href: `${products}/${id}`, targetHints: { allow } }],
    collection: [{ href: products }],
    ...(parentId === 0 ? {} : { up: [{ href: `${products}/${parentId}` }] }),
  };
}
