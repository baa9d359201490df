// Made-up products of 600 characters: words of syllables, as often as words are in a language (Zipf), so that texts
// share what texts of a catalogue share.
import { randomNumbers } from '../random.ts';

const SYLLABLES = 'ka lo mi ren ta sol ve du ner pi os ga ble ti ra mon se li cu do'.split(' ');
const WORDS = 30_000;
const LENGTH = 600;

export interface Product {
  title: string;
  description: string;
}

/** The same in every run. */
export function productsOf(count: number): Product[] {
  const next = randomNumbers(1);
  const below = (end: number) => Math.floor(next() * end);
  const syllable = () => SYLLABLES[below(SYLLABLES.length)] ?? '';
  const vocabulary = Array.from({ length: WORDS }, () => Array.from({ length: 2 + below(3) }, syllable).join(''));
  const word = () => vocabulary[Math.floor(WORDS ** next()) - 1] ?? '';
  return Array.from({ length: count }, (_, number) => {
    const title = `${word()} ${word()} ${word()} ${word()} ${number}`;
    let description = word();
    while (title.length + description.length < LENGTH) description += `${below(8) === 0 ? ', ' : ' '}${word()}`;
    return { title, description };
  });
}

/** As pilito writes a product's text: the name, and what is said of it. */
export function textOf({ title, description }: Product): string {
  return `${title}\n${description}`;
}
