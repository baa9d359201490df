// Questions of somebody who knows what it is called: a few neighbouring words of one real title, as they stand there
// and disturbed. Right is that product, and any other of the same title.
import { seeded } from '../../src/domain/evaluation/random.ts';
import { NOISES } from './noises.ts';
import type { Judged, Product } from './product.ts';

const SAMPLE = 300;
const SEED = 405;
/** Words that say nothing of the product. */
const FILLERS = new Set('و با در به از برای که یا تا the of for with and مدل کد طرح برند'.split(' '));

/** Questions by noise. */
export function knownItems(products: readonly Product[]): Record<string, Judged[]> {
  const random = seeded(SEED);
  const chosen = sample(products, SAMPLE, random).flatMap(({ title }) => {
    const words = wordsOf(title, random);
    const same = products.filter((other) => other.title === title);
    return words === null ? [] : [{ words, grades: new Map(same.map(({ id }) => [id, 1])) }];
  });
  return Object.fromEntries(
    Object.entries(NOISES).map(([noise, disturb]) => {
      const questions = chosen.flatMap(({ words, grades }, at) => {
        const text = disturb(words, random)?.join(' ');
        return text === undefined ? [] : [{ id: `${noise} ${at}`, text, type: noise, grades }];
      });
      return [noise, questions];
    }),
  );
}

/** Three to five neighbouring words of the title; null when it has too few. */
function wordsOf(title: string, random: () => number): string[] | null {
  const words = title.split(/[^\p{L}\p{N}\p{M}\u200c]+/u).filter((word) => word.length > 1 && !FILLERS.has(word));
  if (words.length < 3) return null;
  const count = Math.min(words.length, 3 + Math.floor(random() * 3));
  const from = Math.floor(random() * (words.length - count + 1));
  return words.slice(from, from + count);
}

function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const drawn = items.map((item) => ({ item, lot: random() })).sort((a, b) => a.lot - b.lot);
  return drawn.slice(0, count).map(({ item }) => item);
}
