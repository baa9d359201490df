// The kind of thing a question asks for and a title names, among words that only describe it.
import { describe, expect, it } from 'vitest';
import { headOf, kindOf } from '../../../../src/domain/search/head.ts';
import { analysisOf, bareAnalysisOf } from '../../../../src/domain/search/version.ts';
import { exact, stem } from '../../../../src/domain/text/features.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const names = (features: readonly string[]) => features.map((feature) => feature.slice(1));
const asked = (question: string) => names(headOf(tokenise(question), analysisOf('fa')));
const titled = (title: string) => names(kindOf(tokenise(title), analysisOf('fa')).features);

describe('a question', () => {
  it.each([
    ['گوشی سامسونگ', 'phone'],
    ['گوشی با دوربین خوب', 'phone'],
    ['گوشی برای مامانم', 'phone'],
    ['قاب گوشی سامسونگ', 'case'],
    ['هدفون برای گوشی', 'headphone'],
    ['phone case', 'case'],
    ['case for my phone', 'case'],
    ['laptop bag', 'bag'],
    ['red dress for women', 'dress'],
    ['camera phone', 'phone'],
    ['samsung phone with a good camera', 'phone'],
    ['شاحن هاتف', 'charger'],
    ['kırmızı elbise', 'dress'],
    ['for my phone', 'phone'],
  ])('%s asks for: %s', (question, kind) => {
    expect(asked(question)).toContain(kind);
  });

  it.each([
    ['قاب گوشی سامسونگ', 'phone'],
    ['phone case', 'phone'],
    ['گوشی با دوربین خوب', 'camera'],
    ['case for my phone', 'phone'],
  ])('%s does not ask for: %s', (question, kind) => {
    expect(asked(question)).not.toContain(kind);
  });

  it.each(['سامسونگ', 'آبی', 'nike', '4060', 'سلام', ''])('that names no kind asks for none: %s', (question) => {
    expect(asked(question)).toEqual([]);
  });
});

describe('a title', () => {
  it.each([
    ['گوشی سامسونگ Galaxy A54 با قاب', 'phone'],
    ['قاب سیلیکونی گوشی سامسونگ', 'case'],
    ['Notebook case 15 inch', 'case'],
    ['Stand mixer', 'mixer'],
    ['Mixer bowl', 'bowl'],
    ['Women Dress Belt', 'belt'],
    ['Women Long Sleeve Dress', 'dress'],
    ['Laptop with USB speakers', 'laptop'],
    ['قاب عکس رومیزی', 'pictureframe'],
    ['Samsung phone with charger', 'phone'],
    ['Leather bag for laptop', 'bag'],
  ])('%s names: %s', (title, kind) => {
    expect(titled(title)).toContain(kind);
  });

  it.each(['سامسونگ Galaxy A54', 'Acme 3000', ''])('may name none: %s', (title) => {
    expect(titled(title)).toEqual([]);
  });

  it.each([
    ['Notebook case 15 inch', 'laptop'],
    ['Mixer bowl', 'mixer'],
    ['Women Dress Belt', 'dress'],
    ['گوشی سامسونگ با قاب', 'case'],
    ['قاب عکس رومیزی', 'case'],
  ])('%s does not name: %s', (title, kind) => {
    expect(titled(title)).not.toContain(kind);
  });

  it('is that of an accessory by its word where the table has none', () => {
    expect(titled('Bracket mount')).toContain('mount');
    expect(kindOf(tokenise('Bracket mount'), bareAnalysisOf('en'))).toEqual({
      features: [exact('mount'), stem('mount', 'en')],
      isAccessory: true,
    });
  });
});

it('without the table there are no kinds', () => {
  expect(headOf(tokenise('گوشی سامسونگ'), bareAnalysisOf('fa'))).toEqual([]);
  expect(kindOf(tokenise('گوشی سامسونگ'), bareAnalysisOf('fa'))).toEqual({ features: [], isAccessory: false });
});
