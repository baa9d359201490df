// What a pull is measured against, in a process of its own: programs that read the same pages and keep them as a
// programmer would who needs products in a table and their words in FTS5. `peer-process <kind> <shop> <file> <pages>` prints
// how many milliseconds it took.
import BetterSqlite3 from 'better-sqlite3';
import { request } from 'undici';
import { z } from 'zod';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { readItem } from '../../src/adapters/woocommerce/product.ts';
import { LISTING_FIELDS } from '../../src/adapters/woocommerce/schema.ts';

export type PeerKind = 'row' | 'page' | 'alone' | 'parse';

const PAGE = 100;
const AT_ONCE = 2;

const named = z.object({ name: z.string() });
const productSchema = z.object({
  id: z.number(),
  name: z.string(),
  type: z.string(),
  status: z.string(),
  permalink: z.string(),
  sku: z.string(),
  price: z.string(),
  regular_price: z.string(),
  sale_price: z.string(),
  on_sale: z.boolean(),
  stock_status: z.string(),
  stock_quantity: z.number().nullable(),
  short_description: z.string(),
  description: z.string(),
  categories: z.array(named),
  tags: z.array(named),
  brands: z.array(named),
  attributes: z.array(z.object({ name: z.string(), options: z.array(z.string()) })),
  images: z.array(z.object({ src: z.string() })),
  date_modified_gmt: z.string(),
});
type Product = z.infer<typeof productSchema>;

function addressOf(shop: string, page: number): string {
  return `${shop}/wp-json/wc/v3/products?orderby=id&order=asc&per_page=${PAGE}&page=${page}&_fields=${LISTING_FIELDS}`;
}

/** An upsert and the text index, which takes its words without markup. */
function keeper(file: string) {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.exec(`
    CREATE TABLE products (id INTEGER PRIMARY KEY, sku TEXT, status TEXT, price TEXT, stock_status TEXT,
      modified TEXT, data TEXT NOT NULL);
    CREATE INDEX products_sku ON products (sku);
    CREATE INDEX products_price ON products (status, price);
    CREATE VIRTUAL TABLE product_text USING fts5 (title, description, sku, categories, tokenize = 'unicode61');`);
  const put = db.prepare(`
    INSERT INTO products VALUES (@id, @sku, @status, @price, @stock_status, @date_modified_gmt, @data)
    ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, status = excluded.status, price = excluded.price,
      stock_status = excluded.stock_status, modified = excluded.modified, data = excluded.data`);
  const dropText = db.prepare('DELETE FROM product_text WHERE rowid = ?');
  const putText = db.prepare(
    'INSERT INTO product_text (rowid, title, description, sku, categories) VALUES (?, ?, ?, ?, ?)',
  );
  const keep = (product: Product) => {
    const { id, sku, status, price, stock_status, date_modified_gmt } = product;
    put.run({ id, sku, status, price, stock_status, date_modified_gmt, data: JSON.stringify(product) });
    dropText.run(id);
    const words = `${product.short_description} ${product.description}`.replace(/<[^>]*>/g, ' ');
    putText.run(id, product.name, words, sku, product.categories.map(({ name }) => name).join(' '));
  };
  const keepAll = db.transaction((products: readonly Product[]) => products.forEach(keep));
  return { keep, keepAll, close: () => db.close() };
}

/** One page after the other. */
async function import_(shop: string, file: string, each: 'row' | 'page'): Promise<void> {
  const { keep, keepAll, close } = keeper(file);
  for (let page = 1; ; page++) {
    const response = await fetch(addressOf(shop, page));
    const products = z.array(productSchema).parse(await response.json());
    if (products.length === 0) break;
    if (each === 'page') keepAll(products);
    else for (const product of products) keep(product);
  }
  close();
}

/** Reads and keeps what pilito does, with its own parts, but page after page and product after product. */
async function importAlone(shop: string, file: string, pages: number): Promise<void> {
  const db = openSqlite({ path: file });
  const secrets = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
  const settings = {
    slug: 'shop',
    name: 'shop',
    source: 'woocommerce',
    url: null,
    language: 'en',
    currency: 'EUR',
  } as const;
  const { id } = await db.stores.add({ ...settings, allowPrivateNetwork: true }, secrets, Date.now());
  for (let page = 1; page <= pages; page++) {
    const products: unknown = await (await fetch(addressOf(shop, page))).json();
    for (const product of z.array(z.unknown()).parse(products)) {
      const item = readItem(product);
      if (item.kind !== 'report') continue;
      const change = { kind: 'report', report: item.report, restores: false } as const;
      const arrival = { arrivedAt: Date.now(), sequence: 0, confirms: true };
      await db.products.apply(id, 'woocommerce', [{ change, arrival }], Date.now());
    }
  }
  await db.close();
}

/** What every reader must do at least: the bytes fetched, as many requests at once as a pull, and parsed. */
async function parse(shop: string): Promise<void> {
  let page = 0;
  let more = true;
  const reader = async () => {
    while (more) {
      const { body } = await request(addressOf(shop, ++page));
      const products: unknown = JSON.parse(await body.text());
      if (!Array.isArray(products) || products.length < PAGE) more = false;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}

const [kind = '', shop = '', file = '', pages = ''] = process.argv.slice(2);
const started = performance.now();
if (kind === 'parse') await parse(shop);
else if (kind === 'alone') await importAlone(shop, file, Number(pages));
else if (kind === 'row' || kind === 'page') await import_(shop, file, kind);
process.stdout.write(`${performance.now() - started}\n`);
