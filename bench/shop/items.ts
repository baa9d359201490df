// A made-up catalogue of any size, the same each time: items as WooCommerce's listings give them, with the fields that a
// pull asks for. Words follow Zipf's law, so that the index meets few words often and many seldom, as in a real shop.
import { randomNumbers } from '../random.ts';

const VOCABULARY = 30_000;
const SYLLABLES = 'ka lo mi ren ta sol ve du ner pi os ga ble ti ra mon se li cu do'.split(' ');
/** Made from scratch; a larger catalogue tells them again as other editions, under other numbers and names. */
const TEXTS = 20_000;
const FIRST_ID = 100;

function textMaker() {
  const chance = randomNumbers(1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T;
  const word = () => Array.from({ length: 2 + Math.floor(chance() * 3) }, () => pick(SYLLABLES)).join('');
  const vocabulary = Array.from({ length: VOCABULARY }, word);
  const zipf = () => vocabulary[Math.floor(Math.exp(chance() * Math.log(VOCABULARY))) - 1] ?? 'ka';
  const words = (count: number) => Array.from({ length: count }, zipf).join(' ');
  return { chance, pick, words };
}

function texts(): string[] {
  const { chance, pick, words } = textMaker();
  const brands = Array.from({ length: 500 }, () => words(1));
  const categories = Array.from({ length: 400 }, () => words(2));
  const term = (name: string, id: number) => ({ id, name, slug: name.replaceAll(' ', '-') });
  return Array.from({ length: TEXTS }, (_, at) => {
    const brand = pick(brands);
    const moment = '2026-01-01T00:00:00';
    const attribute = (name: string, options: string[], position: number) => ({
      ...{ id: position + 1, name, position, visible: true, variation: false, options },
    });
    return JSON.stringify({
      name: `${brand} ${words(4)} ${Math.floor(chance() * 999)}`,
      ...{ type: 'simple', status: 'publish', catalog_visibility: 'visible', parent_id: 0 },
      permalink: `https://shop.example/product/${words(1)}-${at}/`,
      short_description: `<p>${words(12)}</p>`,
      description: `<p>${words(30)}</p>\n<ul><li>${words(10)}</li><li>${words(10)}</li></ul>\n<p>${words(12)}</p>`,
      ...{ virtual: false, downloadable: false, global_unique_id: '', variations: [], menu_order: 0 },
      stock_status: chance() < 0.8 ? 'instock' : 'outofstock',
      stock_quantity: Math.floor(chance() * 50),
      categories: [term(pick(categories), at % 400)],
      brands: [term(brand, at % 500)],
      tags: [term(words(1), 5)],
      attributes: [
        attribute('Color', [words(1), words(1)], 0),
        attribute('Size', ['S', 'M', 'L'], 1),
        attribute('Material', [words(2)], 2),
      ],
      images: [1, 2, 3].map((n) => ({
        ...{ id: at * 10 + n, name: `picture-${at}-${n}`, alt: '' },
        ...{ date_created: moment, date_created_gmt: moment, date_modified: moment, date_modified_gmt: moment },
        src: `https://shop.example/wp-content/uploads/2026/01/picture-${at}-${n}.jpg`,
      })),
      ...{ date_on_sale_from_gmt: null, date_on_sale_to_gmt: null, date_created_gmt: moment },
    }).slice(1);
  });
}

/** How one in five items comes back after a change of prices. */
const CHANGED_SHARE = 5;

/** The catalogue as a listing writes it: `page(offset, size, changed)` is one page of JSON. */
export function catalogue(size: number): (offset: number, count: number, changed: boolean) => string {
  const all = texts();
  const textOf = (at: number) => {
    const [text = '', edition] = [all[at % TEXTS], Math.floor(at / TEXTS)];
    return edition === 0
      ? text
      : text.replace('"name":"', `"name":"${SYLLABLES[edition % SYLLABLES.length]}${edition} `);
  };
  const item = (at: number, changed: boolean) => {
    const isChanged = changed && at % CHANGED_SHARE === 0;
    const price = `${10 + ((at * 7919) % 1000)}.${isChanged ? '50' : '90'}`;
    const prices = `"price":"${price}","regular_price":"${price}","sale_price":"","on_sale":false`;
    const modified = `"date_modified_gmt":"2026-0${isChanged ? 3 : 2}-01T00:00:00"`;
    return `{"id":${FIRST_ID + at},"sku":"SKU-${at}",${prices},${modified},${textOf(at)}`;
  };
  return (offset, count, changed) => {
    const last = Math.max(offset, Math.min(offset + count, size));
    return `[${Array.from({ length: last - offset }, (_, at) => item(offset + at, changed)).join(',')}]`;
  };
}
