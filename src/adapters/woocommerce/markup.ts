// Any HTML as plain text, by a parser. A room of its own because few texts of a shop need it, and it has many settings.
import { compile } from 'html-to-text';

/** More is cut off unread. */
export const MAX_HTML = 300_000;

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

/** Blocks on lines of their own, cells parted by bars, entities decoded. */
export function markupText(html: string): string {
  return convert(html.slice(0, MAX_HTML));
}
