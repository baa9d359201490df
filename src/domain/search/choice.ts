// Sizes and colours against variations: a shoe that comes in red and in 42, but not in both, is no answer to "red, 42".
import { type Analysis, concept, stem } from '../text/features.ts';
import { tokenise } from '../text/fold.ts';

/** What one variation offers. */
export interface Offer {
  options: readonly string[];
  inStock: boolean;
}

/** How well the offers meet what is wished: one of them has it all and is there, has it all, or none has. */
export type Fit = 'there' | 'sold out' | 'none';

/** `wished` are single words (a size, a colour); an option meets one by token, stem or concept (قرمز = red). */
export function fitOf(wished: readonly string[], offers: readonly Offer[], analysis: Analysis): Fit {
  const wanted = wished.map((word) => sayingsOf(word, analysis));
  const fitting = offers.filter(({ options }) => {
    const said = new Set(options.flatMap((option) => [...sayingsOf(option, analysis)]));
    return wanted.every((sayings) => [...sayings].some((saying) => said.has(saying)));
  });
  if (fitting.some(({ inStock }) => inStock)) return 'there';
  return fitting.length > 0 ? 'sold out' : 'none';
}

function sayingsOf(text: string, analysis: Analysis): Set<string> {
  const tokens = tokenise(text);
  return new Set([
    ...tokens.map((token) => stem(token, analysis.language)),
    ...analysis.lexicon.conceptsIn(tokens).map(({ concept: name }) => concept(name)),
  ]);
}
