// `pilito products`: the catalogue as pilito knows it, with the filters of the HTTP route.
import { type Command, Option } from 'commander';
import type { App } from '../../app/app.ts';
import { productJson, productStatsJson } from '../../app/product-view.ts';
import { getStore } from '../../app/stores.ts';
import { PilitoError } from '../../domain/errors.ts';
import type { ProductFilter, ProductRow } from '../../ports/products.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty, price, wholeNumber } from '../options.ts';

interface FilterOptions {
  search?: string;
  store?: string;
  source?: string;
  type?: string;
  category?: string;
  brand?: string;
  active?: boolean;
  inStock?: boolean;
  hasDiscount?: boolean;
  minPrice?: string;
  maxPrice?: string;
  currency?: string;
}

interface ListOptions extends FilterOptions {
  ordering: string;
  limit: number;
  page: number;
}

const MOST_ROWS = 1_000;
const ORDERS = ['created_at', 'updated_at', 'price', 'title'].flatMap((field) => [field, `-${field}`]);

export default function products(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito products list --in-stock', 'pilito products show woo_777'));
  withFilters(noun.command('list').description('products, page by page'))
    .addOption(new Option('--ordering <field>', 'in which order').choices(ORDERS).default('-updated_at'))
    .option('--limit <n>', 'rows of a page', wholeNumber(1, MOST_ROWS), 20)
    .option('--page <n>', 'which page', wholeNumber(1, MOST_ROWS * MOST_ROWS), 1)
    .addHelpText(
      'after',
      examples(
        'pilito products list --store shoes --max-price 900000',
        'pilito products list --ordering=-price --json',
      ),
    )
    .action(act(list));
  noun
    .command('show')
    .description('one product, with everything that is known of it')
    .argument('<id>', 'its external id (woo_777) or the number of its row')
    .option('--store <slug>', 'the store, where several have this external id', nonEmpty)
    .addHelpText('after', examples('pilito products show woo_777 --store shoes', 'pilito products show 12 --json'))
    .action(act(show));
  withFilters(noun.command('stats').description('how many, in which categories, at which prices'))
    .addHelpText('after', examples('pilito products stats --store shoes'))
    .action(act(stats));
}

function withFilters(command: Command): Command {
  return command
    .option('--search <text>', 'with these words in the title or a code', nonEmpty)
    .option('--store <slug>', 'of one store', nonEmpty)
    .option('--source <name>', 'from one source, such as woocommerce', nonEmpty)
    .option('--type <type>', 'of one type, such as simple or variable', nonEmpty)
    .option('--category <name>', 'of one category', nonEmpty)
    .option('--brand <name>', 'of one brand', nonEmpty)
    .option('--active', 'that customers can find')
    .option('--no-active', 'that customers cannot find')
    .option('--in-stock', 'that can be had now')
    .option('--no-in-stock', 'that are sold out')
    .option('--has-discount', 'that cost less than usual')
    .option('--no-has-discount', 'that do not')
    .option('--min-price <amount>', 'cost at least', price)
    .option('--max-price <amount>', 'cost at most', price)
    .option('--currency <code>', 'in one currency', nonEmpty);
}

async function filterOf(app: Pick<App, 'db'>, options: FilterOptions): Promise<ProductFilter> {
  const { source: externalSource, type: productType, active: isActive, ...same } = options;
  if (options.store !== undefined) await getStore(app, options.store);
  return { externalSource, productType, isActive, ...same };
}

async function list({ output, withApp }: Context, { limit, page, ...options }: ListOptions): Promise<void> {
  await withApp(async (app) => {
    const now = app.clock.now();
    const { ordering, ...filters } = options;
    const paging = { limit, offset: (page - 1) * limit };
    const { count, rows } = await app.db.products.list({ ...(await filterOf(app, filters)), ordering }, paging, now);
    const results = rows.map((row) => productJson(row, now));
    if (output.json) return output.document({ count, results });
    if (rows.length === 0) return output.notice('No product.');
    await output.table(
      [
        { title: 'ID' },
        { title: 'TITLE' },
        { title: 'PRICE', align: 'right' },
        { title: 'STOCK' },
        { title: 'CATEGORY' },
      ],
      results.map((product) => [
        product.external_id,
        product.title,
        product.price === null ? '-' : `${product.price} ${product.currency ?? ''}`.trim(),
        product.in_stock ? String(product.stock_quantity ?? 'yes') : 'sold out',
        product.category ?? '-',
      ]),
    );
    output.notice(`${paging.offset + 1} to ${paging.offset + rows.length} of ${count}.`);
  });
}

async function show({ output, withApp }: Context, id: string, { store }: { store?: string }): Promise<void> {
  await withApp(async (app) => {
    const product = productJson(await theProduct(app, id, store), app.clock.now());
    if (output.json) return output.document(product);
    await output.facts(Object.entries(product).map(([name, value]) => [name, told(value)]));
  });
}

function told(value: unknown): string {
  if (value === null || value === '') return '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** By row number, or by external id in the named store, else in the only store that has it. */
export async function theProduct({ db }: Pick<App, 'db'>, id: string, slug: string | undefined): Promise<ProductRow> {
  const stores = slug === undefined ? await db.stores.list() : [await getStore({ db }, slug)];
  const byNumber = /^\d{1,15}$/.test(id) ? await db.products.find(Number(id)) : null;
  if (byNumber && stores.some((store) => store.slug === byNumber.store)) return byNumber;
  const everywhere = await Promise.all(stores.map((store) => db.products.findByExternalId(store.slug, id)));
  const found = everywhere.filter((row) => row !== null);
  const [first] = found;
  if (first && found.length === 1) return first;
  if (first) {
    throw new PilitoError('invalid_usage', `Several stores have a product ${id}.`, {
      hint: `Name one with --store: ${found.map((row) => row.store).join(', ')}.`,
    });
  }
  throw new PilitoError('not_found', `There is no product ${id}.`, { hint: 'See: pilito products list' });
}

async function stats({ output, withApp }: Context, options: FilterOptions): Promise<void> {
  await withApp(async (app) => {
    const found = productStatsJson(await app.db.products.stats(await filterOf(app, options), app.clock.now()));
    if (output.json) return output.document(found);
    const { by_source, by_category, price_range, currency, ...numbers } = found;
    const { min, max, average } = price_range;
    const nested = (counts: Record<string, number>) =>
      Object.entries(counts).map(([name, count]): [string, string] => [`  ${name}`, String(count)]);
    await output.facts([
      ...Object.entries(numbers).map(([name, count]): [string, string] => [name.replaceAll('_', ' '), String(count)]),
      ['prices', min === null ? '-' : `${min} to ${max}, on average ${average} ${currency ?? ''}`.trim()],
      ['sources', ''],
      ...nested(by_source),
      ['categories', ''],
      ...nested(by_category),
    ]);
  });
}
