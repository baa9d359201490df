// What customers do to words. Each noise takes the words of a question and gives them back disturbed, or null where it
// has nothing to disturb.

export type Noise = (words: readonly string[], random: () => number) => string[] | null;

const ARABIC_WORD = /^[\u0621-\u06cc]{2,}$/;
const LETTERS = /^\p{L}{5,}$/u;
const PERSIAN_DIGITS = '۰۱۲۳۴۵۶۷۸۹';
const NEIGHBOURS = { persian: 'ابپتجچحخدرزسشفقکگلمنوهی', latin: 'abcdefghijklmnopqrstuvwxyz' };

export const NOISES: Record<string, Noise> = {
  clean: (words) => [...words],
  letters: (words) => changed(words, (word) => word.replaceAll('ی', 'ي').replaceAll('ک', 'ك')),
  digits: (words) => changed(words, (word) => word.replace(/[0-9]/g, (digit) => PERSIAN_DIGITS[Number(digit)] ?? '')),
  joined: (words, random) => {
    const at = pick(
      placesOf(words, (word, next) => ARABIC_WORD.test(word) && ARABIC_WORD.test(next)),
      random,
    );
    return at === null ? null : [...words.slice(0, at), words.slice(at, at + 2).join(''), ...words.slice(at + 2)];
  },
  plural: (words, random) => {
    const plain = (word: string) => ARABIC_WORD.test(word) && word.length >= 3 && !/(ها|های|ی|ه)$/.test(word);
    return changedAt(words, pick(placesOf(words, plain), random), (word) => `${word}ها`);
  },
  typo: (words, random) => {
    const at = pick(
      placesOf(words, (word) => LETTERS.test(word)),
      random,
    );
    return changedAt(words, at, (word) => misspelt(word, random));
  },
};

/** One letter, never the first, dropped, doubled or taken for another. */
function misspelt(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const alphabet = /[a-z]/i.test(word) ? NEIGHBOURS.latin : NEIGHBOURS.persian;
  const others = [...alphabet].filter((letter) => letter !== word[at]?.toLowerCase());
  const other = others[Math.floor(random() * others.length)] ?? '';
  const middle = ['', `${word[at]}${word[at]}`, other][Math.floor(random() * 3)] ?? '';
  return word.slice(0, at) + middle + word.slice(at + 1);
}

function changed(words: readonly string[], change: (word: string) => string): string[] | null {
  const after = words.map(change);
  return after.join(' ') === words.join(' ') ? null : after;
}

function changedAt(words: readonly string[], at: number | null, change: (word: string) => string): string[] | null {
  return at === null ? null : words.map((word, place) => (place === at ? change(word) : word));
}

function placesOf(words: readonly string[], fits: (word: string, next: string) => boolean): number[] {
  return [...words.keys()].filter((at) => fits(words[at] ?? '', words[at + 1] ?? ''));
}

function pick(places: readonly number[], random: () => number): number | null {
  return places[Math.floor(random() * places.length)] ?? null;
}
