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

/**
 * `wished` are a size and colours as they were said; an option meets one that it says whole, by stems, or that is the
 * same concept (قرمز = red).
 */
export function fitOf(wished: readonly string[], offers: readonly Offer[], analysis: Analysis): Fit {
  const wanted = wished.map((text) => meaningOf(text, analysis));
  const fitting = offers.filter(({ options }) => {
    const said = options.map((option) => meaningOf(option, analysis));
    return wanted.every((meaning) => said.some((option) => isSame(meaning, option)));
  });
  if (fitting.some(({ inStock }) => inStock)) return 'there';
  return fitting.length > 0 ? 'sold out' : 'none';
}

interface Meaning {
  stems: string[];
  concepts: string[];
}

function meaningOf(text: string, analysis: Analysis): Meaning {
  const tokens = tokenise(text);
  return {
    stems: tokens.map((token) => stem(token, analysis.language)),
    concepts: analysis.lexicon.conceptsIn(tokens).map(({ concept: name }) => concept(name)),
  };
}

function isSame(wished: Meaning, option: Meaning): boolean {
  if (wished.concepts.some((name) => option.concepts.includes(name))) return true;
  if (wished.concepts.length > 0 && option.concepts.length > 0) return false;
  return wished.stems.length > 0 && wished.stems.every((word) => option.stems.includes(word));
}
