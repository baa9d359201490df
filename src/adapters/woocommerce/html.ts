// Shop HTML to plain text. A room of its own because shops escape some texts and not others: names and terms are
// HTML, attribute names and options are raw.
import { compile } from 'html-to-text';

/** Longer descriptions are cut here; no customer reads them and no model should. */
export const MAX_TEXT = 100_000;
const MAX_HTML = 3 * MAX_TEXT;

const inline = { uppercase: false };
const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: MAX_HTML },
  formatters: {
    row: (element, walk, builder) => {
      builder.openBlock({ leadingLineBreaks: 1 });
      walk(element.children, builder);
      builder.closeBlock({ trailingLineBreaks: 1 });
    },
    cell: (element, walk, builder) => {
      walk(element.children, builder);
      builder.addLiteral(' | ');
    },
  },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: inline })),
    { selector: 'tr', format: 'row' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    ...['td > p', 'th > p', 'td > div', 'th > div'].map((selector) => ({ selector, format: 'inline' })),
  ],
});

/** Without control characters and halves of characters, which databases and models treat each in their own way. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Surrogate}\p{Cc}]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .trim();
}

/** Entities decoded, tags gone, blocks on lines of their own; at most MAX_TEXT characters. */
export function htmlToText(html: string): string {
  const text = /[<&]/.test(html) ? convert(html.slice(0, MAX_HTML)) : html;
  const tidy = cleanText(text)
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\|? ?$/gm, '')
    .replace(/^ /gm, '')
    .replace(/\n{3,}/g, '\n\n');
  return cleanText(tidy.slice(0, MAX_TEXT));
}

/** The same on one line: for names, categories, tags. */
export function htmlToLine(html: string): string {
  return htmlToText(html).replace(/\s+/g, ' ');
}
