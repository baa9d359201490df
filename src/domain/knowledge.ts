// What of a product becomes knowledge: the texts that are embedded and shown.
// Price, stock, links, pictures and codes are no knowledge: they are facts read when a question is answered, so that
// changing them re-embeds nothing.
import type { Attribute, ProductState } from './product.ts';
import { foldText } from './text/fold.ts';
import { lettersIn } from './text/letters.ts';
import { passagesOf } from './text/passages.ts';

/** Version of how chunks are written; part of every fingerprint. Raise it when the same product gives other chunks. */
export const TEXT_FORMAT = 1;

const CHUNK_LENGTH = 1_200;
const NAME_LENGTH = 200;
const MAX_CHUNKS = 40;

/**
 * At most 40 texts of at most 1,200 UTF-16 units, each beginning with the product's name. `variations` are those that
 * may be found through this product.
 */
export function chunksOf(product: ProductState, variations: readonly ProductState[]): string[] {
  return cutChunks(product, mergedAttributes(product, variations), proseOf(product, variations));
}

/** The product's attributes, with the options that only its variations name. */
function mergedAttributes(product: ProductState, variations: readonly ProductState[]): Attribute[] {
  const merged = new Map<string, { attribute: Attribute; known: Set<string> }>();
  const add = (attribute: Attribute, forVariations: boolean) => {
    const key = foldText(attribute.name).trim();
    const entry = merged.get(key) ?? { attribute: { ...attribute, options: [], forVariations }, known: new Set() };
    merged.set(key, entry);
    for (const option of attribute.options) {
      const folded = foldText(option).trim();
      if (folded === '' || entry.known.has(folded)) continue;
      entry.known.add(folded);
      entry.attribute.options.push(option.trim());
    }
  };
  for (const attribute of product.attributes) add(attribute, attribute.forVariations);
  for (const variation of variations) for (const attribute of variation.attributes) add(attribute, true);
  return [...merged.values()].map(({ attribute }) => attribute).filter(({ options }) => options.length > 0);
}

/** Short description, description and the variations' own; a text that stands in another is said once. */
function proseOf(product: ProductState, variations: readonly ProductState[]): string[] {
  const description = product.description.trim();
  const told: string[] = [];
  const isNew = (text: string) => {
    const folded = comparable(text);
    if (folded === '') return false;
    if (told.length === 0) told.push(comparable(description));
    if (told.some((other) => other.includes(folded))) return false;
    told.push(folded);
    return true;
  };
  const short = [product.shortDescription].filter(isNew);
  const extra = variations.map((variation) => variation.description).filter(isNew);
  return [...short, description, ...extra].map((text) => text.trim()).filter((text) => text !== '');
}

function comparable(text: string): string {
  return foldText(text).replace(RAGGED, ' ').trim();
}

/** Spaces that are not a single one already. */
const RAGGED = /\s\s+|[^\S ]/g;

const LABELS = {
  fa: {
    brand: 'برند',
    category: 'دسته',
    tag: 'برچسب',
    choice: 'قابل انتخاب',
    comma: '، ',
    downloadable: 'قابل دانلود',
    virtual: 'بدون ارسال فیزیکی',
  },
  en: {
    brand: 'Brand',
    category: 'Category',
    tag: 'Tags',
    choice: 'to choose',
    comma: ', ',
    downloadable: 'Downloadable',
    virtual: 'Not shipped',
  },
};

function cutChunks(product: ProductState, attributes: readonly Attribute[], prose: readonly string[]): string[] {
  const title = product.title.replace(RAGGED, ' ').trim();
  const name = (passagesOf(title, NAME_LENGTH)[0] ?? '').trim();
  const names = [...product.categories, ...product.tags, ...attributes.map((attribute) => attribute.name)];
  const label = LABELS[isPersian([title, ...names, ...prose]) ? 'fa' : 'en'];
  const line = (of: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${of}: ${values.join(label.comma)}`];
  const paragraphs = [
    ...(name === title ? [] : [title]),
    ...line(label.brand, product.brands),
    ...line(label.category, product.categories),
    ...line(label.tag, product.tags),
    ...attributes.flatMap(({ name: of, options, forVariations }) =>
      line(forVariations ? `${of} (${label.choice})` : of, options),
    ),
    ...(product.downloadable ? [label.downloadable] : product.virtual ? [label.virtual] : []),
    ...prose,
  ];
  const passages = passagesOf(paragraphs.join('\n'), CHUNK_LENGTH - name.length - 1)
    .map((passage) => passage.trim())
    .filter((passage) => passage !== '')
    .slice(0, MAX_CHUNKS);
  if (passages.length === 0) return name === '' ? [] : [name];
  return passages.map((passage) => (name === '' ? passage : `${name}\n${passage}`));
}

const SAMPLE_LENGTH = 2_000;

/** A third of the letters is enough: Persian titles are full of Latin brand names and models. */
function isPersian(texts: readonly string[]): boolean {
  const sample = texts.join('\n').slice(0, SAMPLE_LENGTH);
  const { arabic, all } = lettersIn(sample);
  return arabic * 3 > all;
}
