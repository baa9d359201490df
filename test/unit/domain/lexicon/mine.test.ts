// Mining: which pairs of words a catalogue speaks for, and which stand together by chance.
import { describe, expect, it } from 'vitest';
import { mineSynonyms } from '../../../../src/domain/lexicon/mine.ts';

const RULES = { minSupport: 3, isKnown: () => false };
const KINDS = ['کاپشن', 'هودی', 'شلوار', 'پالتو', 'جوراب', 'کلاه'];
const titles = (pattern: (kind: string) => string) => KINDS.map((kind) => [pattern(kind)]);
/** Other products, so that what stands together is more than chance. */
const others = Array.from({ length: 60 }, (_, at) => [`${KINDS[at % 6]} مدل ${at}`]);
const found = (...catalogue: string[][]) => mineSynonyms([...catalogue, ...others], RULES);
const lines = (...catalogue: string[][]) => found(...catalogue).map(({ terms }) => terms.join(', '));

describe('mineSynonyms', () => {
  it('finds a brand in two scripts', () => {
    expect(found(...titles((kind) => `${kind} سالامون Salomon`))).toEqual([
      { kind: 'translation', terms: ['سالامون', 'salomon'], support: 6, score: 1 },
    ]);
  });

  it.each([
    ['in parentheses', (kind: string) => `${kind} (Salomon) سالامون`],
    ['behind a bar', (kind: string) => `${kind} سالامون مردانه | Salomon`],
    ['far apart', (kind: string) => `سالامون ${kind} ضد آب Salomon`],
  ])('finds it %s', (_, pattern) => {
    expect(lines(...titles(pattern))).toContain('سالامون, salomon');
  });

  it('finds it in the fields for brands and categories', () => {
    expect(lines(...KINDS.map((kind) => [`${kind} سالامون`, 'Salomon']))).toEqual(['سالامون, salomon']);
  });

  it('prefers two words for two words', () => {
    expect(lines(...titles((kind) => `${kind} دنیل کلین Daniel Klein`))).toEqual(['دنیل کلین, daniel klein']);
  });

  it('finds a translation where the two nearly always stand side by side', () => {
    const [clock] = found(...titles((kind) => `${kind} قرقره winch`));
    expect(clock).toMatchObject({ terms: ['قرقره', 'winch'], support: 6 });
    expect(clock?.score).toBeLessThan(0.5);
  });

  it('needs more than two products, and does not count a copy', () => {
    expect(lines(['کاپشن سالامون Salomon'], ['هودی سالامون Salomon'])).toEqual([]);
    expect(lines(...Array.from({ length: 9 }, () => ['کاپشن سالامون Salomon']))).toEqual([]);
  });

  it('leaves out what stands together by chance, and codes of models', () => {
    expect(lines(...titles((kind) => `جدید ${kind} Luna`), ...titles((kind) => `جدید ${kind}`))).toEqual([]);
    expect(lines(...titles((kind) => `${kind} والیبال VLBL`))).toEqual([]);
  });

  it('finds one word written joined and apart, but not a word and its ending', () => {
    const spelled = [...titles((kind) => `${kind} طرح دار`), ...titles((kind) => `${kind} طرحدار`)];
    expect(found(...spelled)).toEqual([{ kind: 'spelling', terms: ['طرح دار', 'طرحدار'], support: 6, score: 1 }]);
    const plural = [...titles((kind) => `${kind} ساده ها`), ...titles((kind) => `${kind} سادهها`)];
    expect(lines(...plural)).toEqual([]);
  });

  it('leaves out what is known', () => {
    const isKnown = (one: string, other: string) => one === 'سالامون' && other === 'salomon';
    const catalogue = titles((kind) => `${kind} سالامون Salomon`);
    expect(mineSynonyms([...catalogue, ...others], { minSupport: 3, isKnown })).toEqual([]);
  });
});
