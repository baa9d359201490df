// Passages: a long text cut into stretches of bounded length, at the ends of paragraphs and sentences where there
// are any. Nothing is lost: the passages, put together, are the text.

const SENTENCE_END = /[.!?؟؛…。]["»”')\]]*\s/gu;
const PARTS_OF_A_CHARACTER = /[\p{M}\p{Join_Control}\udc00-\udfff]/u;

/** Cuts `text` into passages of at most `size` UTF-16 units; their concatenation is `text`. */
export function passagesOf(text: string, size: number): string[] {
  const passages: string[] = [];
  let from = 0;
  while (text.length - from > size) {
    const length = cutIn(text.slice(from, from + size), text.slice(from + size, from + size + 1));
    passages.push(text.slice(from, from + length));
    from += length;
  }
  if (from < text.length) passages.push(text.slice(from));
  return passages;
}

/** Where to cut a window: a break in its first half would make passages too short to be worth a vector. */
function cutIn(window: string, next: string): number {
  const half = window.length / 2;
  const paragraph = window.lastIndexOf('\n') + 1;
  if (paragraph > half) return paragraph;
  let sentence = 0;
  for (const match of window.matchAll(SENTENCE_END)) sentence = match.index + match[0].length;
  if (sentence > half) return sentence;
  const word = lastSpace(window) + 1;
  return Math.max(paragraph, sentence, word) || wholeCharacters(window, next);
}

function lastSpace(window: string): number {
  for (let i = window.length - 1; i >= 0; i--) if (/\s/.test(window.charAt(i))) return i;
  return -1;
}

/** Endless text is cut hard, but not between a letter and its mark or the two halves of an emoji. */
function wholeCharacters(window: string, next: string): number {
  for (let length = window.length; length > window.length - 16 && length > 1; length--) {
    const after = length === window.length ? next : window.charAt(length);
    if (!PARTS_OF_A_CHARACTER.test(after)) return length;
  }
  return window.length - (/[\udc00-\udfff]/.test(next) ? 1 : 0);
}
