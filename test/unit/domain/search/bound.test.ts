// Bounds of measures: which words set one, which do not, and what a product says to it.
import { describe, expect, it } from 'vitest';
import { boundOf, meets } from '../../../../src/domain/search/bound.ts';

describe('a question sets a bound', () => {
  it.each([
    ['تلویزیون ۵۰ اینچ به بالا', { measure: 'size', unit: 'inch', least: 50, most: null, rest: 'تلویزیون' }],
    ['مانیتور زیر ۲۷ اینچ', { measure: 'size', unit: 'inch', least: null, most: 27, rest: 'مانیتور' }],
    ['ماشین ظرفشویی ۱۴ نفره به بالا', { unit: 'person', least: 14, rest: 'ماشین ظرفشویی' }],
    ['لپ تاپ با رم ۱۶ گیگ به بالا', { measure: 'RAM', unit: 'GB', least: 16 }],
    ['laptop at least 16 GB RAM', { measure: 'RAM', least: 16, rest: 'laptop' }],
    ['phone with at least 256GB', { measure: 'memory', least: 256 }],
    ['گوشی حداقل ۱ ترابایت', { measure: 'memory', least: 1024 }],
    ['tv between 40 and 55 inch', { unit: 'inch', least: 40, most: 55, rest: 'tv' }],
    ['پاوربانک بالای ۲۰۰۰۰ میلی آمپر', { measure: 'battery', least: 20_000 }],
    ['blender over 1.5 kW', { measure: 'power', unit: 'W', least: 1_500 }],
    ['55-inch or more tv', { unit: 'inch', least: 55, rest: 'tv' }],
  ])('%s', (question, bound) => {
    expect(boundOf(question)).toMatchObject(bound);
  });

  it.each([
    ['تلویزیون ۵۰ اینچ'],
    ['گوشی ۱۲۸ گیگ'],
    ['زیر ۵۰ میلیون'],
    ['بالای ۱۸ سال'],
    ['iphone 13'],
    ['over the ear headphones'],
    [''],
    [`بالای ${'9'.repeat(50)} اینچ`],
  ])('and %j does not', (question) => {
    expect(boundOf(question)).toBeNull();
  });
});

describe('a product', () => {
  const bound = boundOf('تلویزیون ۵۰ اینچ به بالا');
  it.each([
    [['تلویزیون سامسونگ سایز 55 اینچ'], true],
    [['تلویزیون سامسونگ سایز 43 اینچ'], false],
    [['تلویزیون', 'اندازه صفحه: ۵۰ اینچ'], true],
    [['تلویزیون سامسونگ'], null],
  ])('%j: %s', (texts, answer) => {
    expect(bound && meets(bound, texts)).toBe(answer);
  });

  it('is not taken by its storage for its RAM', () => {
    const ram = boundOf('لپ تاپ حداقل ۱۶ گیگ رم');
    expect(ram && meets(ram, ['لپ تاپ 512 گیگابایت - رم 8 گیگابایت'])).toBe(false);
    expect(ram && meets(ram, ['Laptop 16GB RAM 256GB SSD'])).toBe(true);
  });
});
