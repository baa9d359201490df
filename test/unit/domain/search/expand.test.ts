// What a word of the question may have meant: longer words it begins, and words a typing mistake away.
import { describe, expect, it } from 'vitest';
import { mayBeMistyped, prefixWorth, wordsMeant } from '../../../../src/domain/search/expand.ts';
import { wordList } from '../../../../src/domain/search/word-list.ts';

describe('prefixWorth', () => {
  it('falls with what is added, never to nothing, and never reaches the word itself', () => {
    const worths = ['کیفی', 'کیفیت', 'کیفدستی', 'کیفدستیزنانهچرم'].map((word) => prefixWorth('کیف', word, false));
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
    expect(Math.max(...worths)).toBeLessThan(0.9);
    expect(Math.min(...worths)).toBeGreaterThan(0.4);
  });

  it.each([
    ['کیف', 'کیفی'],
    ['sam', 'samsung'],
    ['head', 'headphones'],
  ])('%s for %s is worth less when the catalogue has the word itself', (token, word) => {
    expect(prefixWorth(token, word, true)).toBeLessThan(prefixWorth(token, word, false));
  });

  it.each([
    ['wh1000', 'wh1000xm5'],
    ['g513', 'g513qm'],
    ['rtx40', 'rtx4060ti'],
  ])('the beginning of a code says nearly all: %s of %s', (token, word) => {
    expect(prefixWorth(token, word, false)).toBeCloseTo(0.9);
  });
});

it.each([
  ['سامسنگ', true],
  ['کقش', true],
  ['rtx4060', true],
  ['لپ', false],
  ['hp', false],
  ['4060', false],
  ['12', false],
  ['', false],
])('%s may be mistyped: %s', (token, may) => {
  expect(mayBeMistyped(token)).toBe(may);
});

describe('wordsMeant', () => {
  const catalogue = wordList(
    `سامسونگ صابون کفش کیف گوشی هدفون لپتاپ ماشین دوربین یخچال لباسشویی قابلمه ظرف ظرفشویی تلویزیون ماکروویو کت کتاب کتان
    samsung laptop headphone wh1000xm5 g513 4060 4070 red rod`.split(/\s+/),
  );
  const meant = (token: string, ...pairs: string[]) => [...wordsMeant(token, pairs, catalogue)];
  const words = (token: string, ...pairs: string[]) => meant(token, ...pairs).map(([word]) => word);

  it.each([
    ['سامسنگ', 'سامسونگ'],
    ['سامسونک', 'سامسونگ'],
    ['یخجال', 'یخچال'],
    ['گوسی', 'گوشی'],
    ['هدفن', 'هدفون'],
    ['کقش', 'کفش'],
    ['تلوزیون', 'تلویزیون'],
    ['لباصشویی', 'لباسشویی'],
    ['سابون', 'صابون'],
    ['زرفشویی', 'ظرفشویی'],
    ['غابلمه', 'قابلمه'],
    ['samsnug', 'samsung'],
    ['laptpo', 'laptop'],
    ['headfone', 'headphone'],
  ])('%s meant %s', (token, word) => {
    expect(words(token)).toContain(word);
  });

  it('the same sound is likelier than a mistake, one mistake likelier than two', () => {
    const [sound, one, two] = ['زرفشویی', 'تلوزیون', 'مکرویو'].map((token) => meant(token)[0]?.[1] ?? 0);
    expect(sound).toBeGreaterThan(one ?? 1);
    expect(two).toBe(0);
    expect(meant('مکروویب')).toEqual([]);
    expect(wordsMeant('مایکروویوو', [], catalogue).get('ماکروویو') ?? 0).toBeLessThan(one ?? 0);
  });

  it.each([
    ['another code', 'wh1000xm4'],
    ['another short code', 'g514'],
    ['another number', '4061'],
    ['a short word with a letter more', 'کتا'],
    ['another beginning and two mistakes', 'bheadphome'],
    ['two mistakes in a word under eight letters', 'سامنگ'],
  ])('%s is something else: %s', (_, token) => {
    expect(words(token)).toEqual([]);
  });

  it('a word that was parted is found near its whole', () => {
    expect(words('شوی', 'ظرفشوی')).toContain('ظرفشویی');
    expect(words('شوی')).not.toContain('ظرفشویی');
  });

  it('pairs in Latin script or of few letters are left alone', () => {
    expect(words('top', 'laptap')).toEqual([]);
    expect(words('شش', 'کفشش')).toEqual([]);
  });
});
