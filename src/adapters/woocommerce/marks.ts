// Marks of items: hashes of the very words in which a listing tells them, so that what is told in the same words again
// need not be read again.
import { hash } from 'node:crypto';

/** The same words are read the same way by one version of ours; another may read them otherwise. */
export function markOf(words: string, version: string): string {
  return `${version} ${hash('sha256', words, 'base64url').slice(0, 22)}`;
}

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125];

/**
 * The elements of a JSON array as they are written, spaces around them included. The text must be valid JSON; of
 * anything but an array the result says nothing.
 */
export function elementsOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === OPEN_LIST || char === OPEN_MAP) {
      if (++depth === 1) start = at + 1;
    } else if (char === COMMA && depth === 1) {
      found.push(text.slice(start, at));
      start = at + 1;
    } else if ((char === CLOSE_LIST || char === CLOSE_MAP) && --depth === 0) {
      if (text.slice(start, at).trim() !== '') found.push(text.slice(start, at));
      break;
    }
  }
  return found;
}

/** Where the string that begins here ends: at a quote behind an even number of backslashes. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
