// How Persian is spoken and typed: forms of a word that its written form would be found by. Guesses, each wrong for
// many words, so they are only tried for words that the catalogue does not know.
import { isArabicScript } from './stems.ts';

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/ون(ه|ی|ا|)$/, 'ان$1'],
  [/(?:ها|ا)$/, ''],
  [/(?:م|ت|ش)$/, ''],
  [/(?:مون|تون|شون)$/, ''],
  [/و$/, 'ا'],
  [/ست$/, ''],
  [/ه$/, ''],
];
const SHORTEST = 3;

/** Written forms a spoken word may stand for (مردونه → مردانه, عروسکا → عروسک, گوشیم → گوشی); at least three letters. */
export function writtenForms(token: string): string[] {
  if (!isArabicScript(token)) return [];
  const forms = FORMS.filter(([ending]) => ending.test(token)).map(([ending, written]) =>
    token.replace(ending, written),
  );
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST && form !== token);
}
