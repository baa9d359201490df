// The part of a text that shows why it was found: the window with most of the words asked for, as they were written.
import { tokenise } from './text/fold.ts';
import { piecesOf } from './text/pieces.ts';

interface Match {
  start: number;
  end: number;
  terms: string[];
}

/**
 * At most `length` UTF-16 units of `text` on one line, cut at word ends, with "…" where something was left out.
 * Terms are compared folded, so they find every spelling; with none found it is the beginning.
 */
export function snippet(text: string, terms: readonly string[], length = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const room = Math.max(1, length - 2);
  const best = bestWindow(matchesIn(line, new Set(terms.flatMap(tokenise))), room);
  const margin = Math.max(0, room - (best.end - best.start));
  const from = Math.max(0, Math.min(best.start - Math.floor(margin / 2), line.length - room));
  const start = from === 0 ? 0 : wordStart(line, from, best.start);
  const end = from + room >= line.length ? line.length : wordEnd(line, from + room, Math.max(best.end, start));
  return `${start > 0 ? '…' : ''}${line.slice(start, end).trim()}${end < line.length ? '…' : ''}`;
}

function matchesIn(line: string, wanted: ReadonlySet<string>): Match[] {
  if (wanted.size === 0) return [];
  return piecesOf(line).flatMap(({ start, end }) => {
    const terms = tokenise(line.slice(start, end)).filter((token) => wanted.has(token));
    return terms.length === 0 ? [] : [{ start, end, terms }];
  });
}

/** Most distinct terms first, the earliest of equals: one walk with two ends. */
function bestWindow(matches: readonly Match[], room: number): { start: number; end: number } {
  const inside = new Map<string, number>();
  let best = { start: 0, end: 0, distinct: 0 };
  let first = 0;
  for (const match of matches) {
    for (const term of match.terms) inside.set(term, (inside.get(term) ?? 0) + 1);
    for (let head = matches[first]; head && head !== match && match.end - head.start > room; head = matches[++first]) {
      for (const term of head.terms) forget(inside, term);
    }
    if (inside.size > best.distinct) {
      best = { start: matches[first]?.start ?? 0, end: match.end, distinct: inside.size };
    }
  }
  return best;
}

function forget(inside: Map<string, number>, term: string): void {
  const left = (inside.get(term) ?? 0) - 1;
  if (left > 0) inside.set(term, left);
  else inside.delete(term);
}

// The cut moves inwards to the next space, never into the words that were found; a stretch without a space is cut
// where the room ends, between whole characters.
function wordStart(line: string, from: number, found: number): number {
  const space = line.indexOf(' ', from - 1);
  if (space >= 0 && space < found) return space + 1;
  return isTail(line, from) ? from + 1 : from;
}

function wordEnd(line: string, to: number, found: number): number {
  const space = line.lastIndexOf(' ', to);
  if (space >= found && space > 0) return space;
  return isTail(line, to) ? to - 1 : to;
}

function isTail(line: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(line.charAt(at));
}
