// The rest of a question: what nobody took, as it was written.
import { keysOf } from './phrases.ts';
import { type Sheet, standsAlone } from './sheet.ts';

// Marks that belong to the word they are glued to: C++, 55".
const OWN_MARKS = /^["″'′%٪°+#®™]+/u;
// Words that join to something; at an edge where something was cut away they join to nothing.
const JOINTS = keysOf('و که ولی اما با برای and but with for that ve ama ile مع لکن');

/** The words left, with one space between, or the whole question trimmed when nothing was taken. */
export function restOf(sheet: Sheet): string {
  if (!sheet.taken.includes(1)) return sheet.question.trim();
  const [first, last] = edges(sheet);
  const runs: string[] = [];
  let start = -1;
  for (let at = first; at <= last + 1; at++) {
    const kept = at <= last && sheet.taken[at] === 0;
    if (kept && start < 0) start = at;
    if (kept || start < 0) continue;
    runs.push(written(sheet, start, at - 1));
    start = -1;
  }
  return runs.join(' ');
}

function written(sheet: Sheet, from: number, last: number): string {
  const end = sheet.words[last]?.end ?? 0;
  const marks = OWN_MARKS.exec(sheet.question.slice(end, end + 4))?.[0] ?? '';
  return (sheet.question.slice(sheet.words[from]?.start, end) + marks).replace(/\s+/g, ' ');
}

/** The first and the last word to keep: where the question was cut, nothing that only joined to the cut-out part. */
function edges(sheet: Sheet): [first: number, last: number] {
  const { words, taken } = sheet;
  const isJoint = (at: number) => JOINTS.has(words[at]?.key ?? '') && standsAlone(sheet, { from: at, to: at + 1 });
  const isIdle = (at: number) => taken[at] === 1 || isJoint(at);
  let first = 0;
  while (first < words.length && isIdle(first)) first++;
  if (!taken.subarray(0, first).includes(1)) first = 0;
  let last = words.length - 1;
  while (last >= first && isIdle(last)) last--;
  if (!taken.subarray(last + 1).includes(1)) last = words.length - 1;
  return [first, last];
}
