// The HTML that nearly every shop text is made of: paragraphs, headings and plain lists in a row, with words in bold
// and line breaks inside. Reading it in one walk costs a tenth of a parser; whatever else stands there is left to one.

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#039;': "'",
  '&#038;': '&',
  '&nbsp;': '\u00a0',
  '&zwnj;': '\u200c',
  '&laquo;': '«',
  '&raquo;': '»',
  '&hellip;': '…',
  '&ndash;': '–',
  '&mdash;': '—',
  '&#8211;': '–',
  '&#8216;': '‘',
  '&#8217;': '’',
  '&#8220;': '“',
  '&#8221;': '”',
};

/** A tag whose attributes say nothing of the text, an entity, or a sign of something else. */
const SIGN =
  /<(\/?)(p|h[1-6]|ul|li|br|strong|b|em|i|u|span|small)(?: [a-z-]+="[^"<>&]*")*( ?\/)?>|&(?:[a-z]+|#\d+);|[<&]/g;

/**
 * The text of simple HTML; its lines may have spaces at their ends, and more than one inside, where the HTML had them.
 * Blocks have an empty line or two between them. Null when it is not simple.
 */
export function simpleText(html: string): string | null {
  const written = html.replace(/[\t\n\f\r\u200b]/g, ' ');
  let text = '';
  let copied = 0;
  /** The block or list that is open, and whether one of the list's items is. */
  let open = '';
  let inItem = false;
  const hasBlocks = /^ *<(?:p|h[1-6]|ul)\b/.test(written);
  for (const match of written.matchAll(SIGN)) {
    const [sign, slash, name, ends] = match;
    const between = written.slice(copied, match.index);
    const mayHoldText = !hasBlocks || (open === 'ul' ? inItem : open !== '');
    if (mayHoldText) text += between;
    else if (between.trim() !== '') return null;
    copied = match.index + sign.length;
    if (name === undefined) {
      const letter = ENTITIES[sign];
      if (letter === undefined || !mayHoldText) return null;
      text += letter;
    } else if (ends !== undefined && name !== 'br') return null;
    else if (name === 'li') {
      if (open !== 'ul' || inItem !== (slash === '/')) return null;
      inItem = slash === '';
      text += inItem ? '- ' : '\n';
    } else if (name === 'ul' || BLOCKS.has(name)) {
      if (!hasBlocks || inItem || open !== (slash === '/' ? name : '')) return null;
      open = slash === '/' ? '' : name;
      text += '\n\n';
    } else if (!mayHoldText || (name === 'br' && (slash === '/' || inItem))) return null;
    else if (name === 'br') text += '\n';
  }
  if (open !== '') return null;
  const rest = written.slice(copied);
  if (!hasBlocks) return text + rest;
  return rest.trim() === '' ? text : null;
}
