// Words of asking: which are nothing to look for, and which are words of things.
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { isStopWord } from '../../../../src/domain/text/stop-words.ts';

/** What is left of a question without them. */
const left = (question: string) =>
  tokenise(question)
    .filter((token) => !isStopWord(token))
    .join(' ');

describe('words of asking', () => {
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
  ])('%s: without them %s', (question, words) => {
    expect(left(question)).toBe(words);
  });

  it.each(['سلام', 'خوبه؟', 'what is this', 'merhaba', 'برای من', ''])('are all of: %s', (question) => {
    expect(left(question)).toBe('');
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
  ])('are none of: %s', (question) => {
    expect(left(question)).toBe(tokenise(question).join(' '));
  });
});
