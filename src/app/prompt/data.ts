// What a shop wrote, made fit to stand in a prompt as data: on one line, without characters that are read but not seen,
// and without anything that could end its fence or pass for the mark-up of a chat.

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;

/** Controls, direction marks and overrides, tags, variation selectors, fillers; the two joiners are part of words. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/** Joiners that join nothing: behind another one, or behind what is no letter and no picture. */
const STRAY_JOINERS = /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]+/gu;

// What looks like < and >, as far as it may stand in a shop's text.
const OPENING = '<＜﹤‹«⟨⟪〈《❬❮❰˂ᐸ';
const CLOSING = '>＞﹥›»⟩⟫〉》❭❯❱˃ᐳ';
const OPENINGS = new RegExp(`[${OPENING}](?:\\s?[${OPENING}]){2,}`, 'g');
const CLOSINGS = new RegExp(`[${CLOSING}](?:\\s?[${CLOSING}]){2,}`, 'g');

/** The beginning of a tag, as chats mark roles and turns with: <|im_start|>, </system>, <!--. */
const TAG = /<(?=[/|｜!?\p{L}])/gu;

/** `text` on one line. Fences are three brackets: no run of more than two is left, whatever they look like. */
export function data(text: string): string {
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(UNSEEN, '')
    .replace(STRAY_JOINERS, '')
    .replace(/\s+/g, ' ')
    .replace(/[≪⋘]/g, '<<')
    .replace(/[≫⋙]/g, '>>')
    .replace(OPENINGS, '<<')
    .replace(CLOSINGS, '>>')
    .replace(TAG, '‹')
    .replace(/(`|~)\1{2,}/g, '$1$1')
    .trim();
}

/** Lines of data between marks that no line can contain, as long as each is `data`. `kind` is one word of ours. */
export function fence(kind: string, lines: readonly string[]): string {
  return [`<<<${kind}`, ...lines, `${kind}>>>`].join('\n');
}

/** An address that may be shown to a customer, its letters readable; null for anything but plain http and https. */
export function dataLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, username, password, origin, pathname, search, hash } = new URL(link);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null;
  return origin + pathname.replace(/(?:%[0-9a-f]{2})+/gi, readable) + search + hash;
}

const LETTER = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/** Escaped letters as letters: `%DA%A9` costs a model six times what ک does, and is copied wrongly. */
function readable(escaped: string): string {
  try {
    const characters = [...decodeURIComponent(escaped)];
    return characters.map((one) => (LETTER.test(one) ? one : encodeURIComponent(one))).join('');
  } catch {
    return escaped;
  }
}
