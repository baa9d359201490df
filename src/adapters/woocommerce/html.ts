// Shop HTML to plain text. A room of its own because shops escape some texts and not others: names and terms are
// HTML, attribute names and options are raw.
import { MAX_HTML, markupText } from './markup.ts';
import { simpleText } from './paragraphs.ts';

/** Longer descriptions are cut here; no customer reads them and no model should. */
export const MAX_TEXT = 100_000;

const CONTROLS = /(?!\n)[\p{Surrogate}\p{Cc}]/u;

/** Without control characters and halves of characters, which databases and models treat each in their own way. */
export function cleanText(text: string): string {
  if (!CONTROLS.test(text)) return text.trim();
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Surrogate}\p{Cc}]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .trim();
}

/** What names are written without: markup, and spaces that are not single. */
const UNTIDY = /[<&|\p{Surrogate}\p{Cc}]|[^\S ]|\s\s|^\s|\s$/u;

/** Entities decoded, tags gone, blocks on lines of their own; at most MAX_TEXT characters. */
export function htmlToText(html: string): string {
  if (html.length <= MAX_TEXT && !UNTIDY.test(html)) return html;
  if (!/[<&]/.test(html)) return tidied(html);
  return tidied(simpleText(html.slice(0, MAX_HTML)) ?? markupText(html));
}

/** Spaces single and none at the ends of lines, at most one empty line in a row; at most MAX_TEXT characters. */
export function tidied(text: string): string {
  const tidy = cleanText(text)
    .replace(/ [ \u00a0]+|\u00a0[ \u00a0]*/g, ' ')
    .replace(/(?: \|? ?|\| ?)$/gm, '')
    .replace(/^ /gm, '')
    .replace(/\n{3,}/g, '\n\n');
  return tidy.length > MAX_TEXT ? cleanText(tidy.slice(0, MAX_TEXT)) : tidy.trim();
}

/** The same on one line: for names, categories, tags. */
export function htmlToLine(html: string): string {
  return htmlToText(html).replace(/\s\s+|[^\S ]/g, ' ');
}
