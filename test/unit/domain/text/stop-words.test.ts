// Words of asking: what is left of a question when they are taken out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { withoutStopWords } from '../../../../src/domain/text/stop-words.ts';

const left = (question: string) => withoutStopWords(tokenise(question)).join(' ');

describe('withoutStopWords', () => {
  it.each([
    ['سلام یه گوشی سامسونگ میخوام', 'گوشی سامسونگ'],
    ['سلام، گوشی سامسونگ می‌خوام', 'گوشی سامسونگ'],
    ['كفش مردانه دارين؟', 'کفش مردانه'],
    ['لطفاً برای من لپ‌تاپ معرفی کنید', 'لپ تاپ'],
    ['واسه مامانم کیف دارید', 'مامانم کیف'],
    ['قیمت یخچال چنده', 'یخچال'],
    ['بهترین هدفون بلوتوثی چیه', 'هدفون بلوتوثی'],
    ['دنبال ساعت مچی می‌گردم', 'ساعت مچی'],
    ['I am looking for wireless headphones', 'am wireless headphones'],
    ['do you have any red shoes?', 'red shoes'],
    ['show me the blue one please', 'blue one'],
    ['أريد هاتف سامسونج', 'هاتف سامسونج'],
    ['هل لديكم حقيبة', 'حقیبه'],
    ['kırmızı ayakkabı arıyorum', 'kirmizi ayakkabi'],
    ['bana en iyi telefon lazım', 'telefon'],
  ])('%s: %s', (question, words) => {
    expect(left(question)).toBe(words);
  });

  it.each(['سلام', 'چند', 'خوبه؟', 'what is this', 'merhaba', 'کم', 'ها'])('never leave nothing: %s', (question) => {
    expect(withoutStopWords(tokenise(question))).toEqual(tokenise(question));
  });

  it.each([
    'کفش مردانه چرم',
    'قاب آیفون',
    'ساعت هوشمند شیائومی',
    'روغن زیتون',
    'دربازکن برقی',
    'همزن برقی',
    'رومیزی',
    'red cotton shirt',
    'notebook stand',
    'apple watch',
    'women handbag',
    'siyah deri canta',
    'حقیبه یدویه',
  ])('stay: %s', (question) => {
    expect(left(question)).toBe(tokenise(question).join(' '));
  });

  it('take words out and change nothing else', () => {
    const words: string[] = ['سلام', 'کفش', 'the', 'red', 'میخوام', 'برای', 'samsung', 'ile', '13'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (tokens) => {
        const some = withoutStopWords(tokens);
        expect(some.length > 0).toBe(tokens.length > 0);
        let at = -1;
        for (const token of some) at = tokens.indexOf(token, at + 1);
        expect(at).toBeGreaterThanOrEqual(tokens.length > 0 ? 0 : -1);
        expect(withoutStopWords(some)).toEqual(some);
      }),
    );
  });

  it('of nothing leave nothing', () => {
    expect(withoutStopWords([])).toEqual([]);
  });
});
