// How WordPress changes what people type: titles have their entities escaped when they are saved, descriptions get
// their paragraphs when they are shown.

/** "چای & قهوه, 5 < 6" becomes "چای &amp; قهوه, 5 &lt; 6"; tags and entities that are there already stay. */
export function escapeTitle(title: string): string {
  return title
    .replace(/&(?![a-z][a-z0-9]*;|#\d+;|#x[0-9a-f]+;)/gi, '&amp;')
    .replace(/<(?!\/?[a-z][^<>]*>)/gi, '&lt;')
    .replace(/(?<=^|\s)>(?=\s|$)/g, '&gt;')
    .trim();
}

const BLOCK = /^<(?:p|ul|ol|li|h[1-6]|table|div|blockquote|figure|pre)\b/;

/** A small wpautop: blank lines part paragraphs, single line ends become `<br />`, blocks are left alone. */
export function paragraphs(text: string): string {
  if (text.trim() === '') return '';
  const blocks = text.trim().split(/\n\s*\n/);
  return blocks
    .map((block) => `${BLOCK.test(block) ? block : `<p>${block.replace(/\n/g, '<br />\n')}</p>`}\n`)
    .join('');
}

/** A price as it is stored: thousands separators go, and so does everything that is no ASCII digit. */
export function storedPrice(typed: string): string {
  const kept = typed.replace(/[^0-9.-]/g, '');
  return /^-?\d*\.?\d+$|^-?\d+\.$/.test(kept) ? kept.replace(/\.$/, '') : '';
}
