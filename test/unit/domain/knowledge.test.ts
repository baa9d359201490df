// What of a product is embedded and shown: everything that is said of it, none of its passing facts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/domain/knowledge.ts';
import { EMPTY_STATE, type ProductState } from '../../../src/domain/product.ts';

function product(state: Partial<ProductState>): ProductState {
  return { ...EMPTY_STATE, ...state };
}

const attribute = (name: string, options: string[], forVariations = false) => ({ name, options, forVariations });

const SHOE = product({
  type: 'variable',
  title: 'کفش ورزشی مردانه نایک',
  shortDescription: 'سبک و راحت',
  description: 'رویه از پارچه.\nزیره از لاستیک.',
  brands: ['Nike'],
  categories: ['کفش', 'ورزشی'],
  tags: ['دویدن'],
  attributes: [attribute('رنگ', ['آبی', 'مشکی'], true), attribute('جنس', ['پارچه'])],
  sku: 'NK-123',
});

describe('chunks', () => {
  it('of a Persian product speak Persian and keep the shop’s own words', () => {
    expect(chunksOf(SHOE, [])).toEqual([
      [
        'کفش ورزشی مردانه نایک',
        'برند: Nike',
        'دسته: کفش، ورزشی',
        'برچسب: دویدن',
        'رنگ (قابل انتخاب): آبی، مشکی',
        'جنس: پارچه',
        'سبک و راحت',
        'رویه از پارچه.',
        'زیره از لاستیک.',
      ].join('\n'),
    ]);
  });

  it('of an English product speak English', () => {
    const mouse = product({
      title: 'Wireless  mouse',
      brands: ['Logi'],
      categories: ['Mice'],
      tags: ['usb', 'office'],
      attributes: [attribute('Color', ['Black', 'White'])],
      description: 'Works.',
    });
    expect(chunksOf(mouse, [])).toEqual([
      'Wireless mouse\nBrand: Logi\nCategory: Mice\nTags: usb, office\nColor: Black, White\nWorks.',
    ]);
  });

  it.each([
    ['گوشی Samsung Galaxy S24 12/256', '', 'موبایل', 'برند'],
    ['Samsung Galaxy S24', 'گوشی هوشمند با دوربین خوب', '', 'برند'],
    ['Samsung Galaxy S24', 'A good phone. فارسی', 'Phones', 'Brand'],
    ['', '', '', 'Brand'],
  ])('take the language of "%s" "%s" in "%s": %s', (title, description, category, label) => {
    const state = product({ title, description, categories: [category], brands: ['S'] });
    expect(chunksOf(state, [])[0]).toContain(`${label}: S`);
  });

  it.each([
    [{ downloadable: true, virtual: true }, 'Downloadable'],
    [{ virtual: true }, 'Not shipped'],
  ])('say that %j', (state, note) => {
    expect(chunksOf(product({ title: 'A book', ...state }), [])).toEqual([`A book\n${note}`]);
  });

  it('name the choices that only variations name, each once', () => {
    const variations = [
      product({ attributes: [attribute('رنگ', ['آبي'])] }),
      product({ attributes: [attribute('رنگ', ['قرمز']), attribute('سایز', ['۴۲'])] }),
    ];
    const [chunk] = chunksOf(SHOE, variations);
    expect(chunk).toContain('رنگ (قابل انتخاب): آبی، مشکی، قرمز');
    expect(chunk).toContain('سایز (قابل انتخاب): ۴۲');
  });

  it('say a short description that stands in the description once, however it is spelt', () => {
    const [chunk] = chunksOf(
      product({ title: 'x', shortDescription: 'كفش  خوب', description: 'این کفش خوب است.' }),
      [],
    );
    expect(chunk).toBe('x\nاین کفش خوب است.');
  });

  it('tell what only a variation tells, once', () => {
    const variations = [
      product({ description: 'With a box.' }),
      product({ description: 'With a box.' }),
      product({ description: 'Good.' }),
    ];
    expect(chunksOf(product({ title: 'x', description: 'Good.' }), variations)).toEqual(['x\nGood.\nWith a box.']);
  });

  it('are none of a product without a word, and the name of one with nothing else', () => {
    expect(chunksOf(EMPTY_STATE, [])).toEqual([]);
    expect(chunksOf(product({ title: ' A lamp ' }), [])).toEqual(['A lamp']);
    expect(chunksOf(product({ description: 'Only words.' }), [])).toEqual(['Only words.']);
  });

  it('tell a very long name whole, once, and begin with its beginning', () => {
    const title = 'a long name '.repeat(30).trim();
    const chunks = chunksOf(product({ title, description: 'word '.repeat(600) }), []);
    expect(chunks[0]).toContain(title);
    for (const chunk of chunks) expect(chunk.startsWith('a long name a long name')).toBe(true);
  });

  it('are at most 40', () => {
    expect(chunksOf(product({ title: 'x', description: 'y'.repeat(100_000) }), [])).toHaveLength(40);
  });

  const sentence = fc.string({
    unit: fc.constantFrom('کفش', ' ', 'good', '. ', '؟ ', '\n', '، ', '😀', 'می‌خواهم'),
    maxLength: 800,
  });
  const name = fc.string({ unit: fc.constantFrom('a', 'ک', ' ', '1'), minLength: 1, maxLength: 150 });

  it('all carry the name, are short enough and lose nothing of the description', () => {
    fc.assert(
      fc.property(name, sentence, (title, description) => {
        const chunks = chunksOf(product({ title, description }), []);
        const shown = title.replace(/\s+/g, ' ').trim();
        for (const chunk of chunks) {
          expect(chunk.startsWith(shown)).toBe(true);
          expect(chunk.length).toBeLessThanOrEqual(1_200);
        }
        const told = chunks.map((chunk) => chunk.slice(shown.length)).join('');
        expect(told.replace(/\s/g, '')).toBe(description.replace(/\s/g, ''));
      }),
    );
  });

  it('stay the same when only facts change', () => {
    const facts = fc.record({
      price: fc.constantFrom('1', '18.50', null),
      salePrice: fc.constantFrom('1', null),
      stockStatus: fc.constantFrom('instock', 'outofstock'),
      stockQuantity: fc.constantFrom('3', null),
      link: fc.webUrl(),
      images: fc.array(fc.webUrl()),
      sku: fc.string(),
      gtin: fc.string(),
      status: fc.constantFrom('publish', 'draft'),
    });
    fc.assert(
      fc.property(facts, (changed) => {
        const before = chunksOf(SHOE, [SHOE]);
        const after = chunksOf({ ...SHOE, ...changed }, [{ ...SHOE, ...changed }]);
        expect(after).toEqual(before);
      }),
    );
  });

  it('change when what is said changes', () => {
    const before = chunksOf(SHOE, []);
    for (const change of [{ title: 'x' }, { brands: [] }, { tags: ['y'] }, { attributes: [] }, { description: 'z' }]) {
      expect(chunksOf({ ...SHOE, ...change }, [])).not.toEqual(before);
    }
  });
});
