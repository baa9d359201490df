// The room that is left beside the heads, shared out: half of it for facts, to all alike, then texts and what facts are
// missing, the best ranks first. A sentence that another product brought before, as shops repeat them, is not told
// a second time.
import { cutToTokens, estimateTokens } from '../../domain/budget.ts';
import { type Entry, type Part, sameness } from './entry.ts';

/** Less of a sentence is not worth its room. */
const LEAST_CUT = 12;
/** A sentence as short as the mark that would stand for it is told again. */
const WORTH_A_MARK = 10;
/** Kept back for the "…" of a text that goes on. */
const ELLIPSIS = 2;

interface Round {
  /** How much of the room that is left an entry may take; `others` come after it, `all` are there. */
  allowance: (left: number, others: number, all: number) => number;
  until: Part['line'] | null;
  /** May a part that does not fit be cut? */
  cuts: boolean;
}

const ROUNDS: readonly Round[] = [
  { allowance: (left, others, all) => left / (others + all), until: 'Text', cuts: false },
  { allowance: (left) => left / 2, until: null, cuts: false },
  { allowance: (left) => left, until: null, cuts: true },
];

/** Moves what fits in `room` tokens from `waiting` to `lines`. */
export function shareOut(entries: readonly Entry[], room: number): void {
  const tellers = new Map<string, number>();
  let left = room;
  for (const round of ROUNDS) {
    entries.forEach((entry, index) => {
      const others = entries.length - index - 1;
      left -= tell(entry, round.allowance(left, others, entries.length), round, tellers);
    });
  }
  for (const { lines, waiting } of entries) if (lines.Text && waiting.length > 0) lines.Text += ' …';
}

/** Tells parts while they cost at most `allowance` tokens together; returns what they cost. */
function tell(entry: Entry, allowance: number, { until, cuts }: Round, tellers: Map<string, number>): number {
  let left = allowance;
  for (let part = entry.waiting[0]; part && part.line !== until; part = entry.waiting[0]) {
    const said = wording(part, entry, tellers);
    const cost = costOf(said, part, entry);
    if (cost <= left) {
      append(said, part, entry);
      if (part.line === 'Text' && said === part.text) tellers.set(sameness(said), entry.number);
      left -= cost;
    } else if (cuts && part.line === 'Also') {
      entry.waiting.shift();
    } else {
      if (cuts) left -= tellBeginning(part, entry, left);
      break;
    }
  }
  return allowance - left;
}

/** Ends an entry with as much of a part as there is room for; returns what that costs. */
function tellBeginning(part: Part, entry: Entry, room: number): number {
  const overhead = costOf('', part, entry) + 1;
  if (room - overhead < LEAST_CUT) return 0;
  const said = cutToTokens(part.text, room - overhead);
  append(said, part, entry);
  entry.waiting = [];
  return overhead + estimateTokens(said);
}

function append(said: string, part: Part, entry: Entry): void {
  entry.waiting.shift();
  if (said === '') return;
  entry.lines[part.line] = (entry.lines[part.line] ?? '') + lead(part, entry) + said;
}

/** With the end of the line before it and the "…" of a text, where the part begins a line. */
function costOf(said: string, part: Part, entry: Entry): number {
  const begins = entry.lines[part.line] === undefined;
  const beginning = begins ? 1 + (part.line === 'Text' ? ELLIPSIS : 0) : 0;
  return estimateTokens(lead(part, entry) + said) + beginning;
}

function lead(part: Part, { lines }: Entry): string {
  const line = lines[part.line];
  if (line === undefined) return `${part.line}: `;
  return part.line === 'Text' && /[\p{Sentence_Terminal}\]…:؛;]["»”')]*$/u.test(line) ? ' ' : '; ';
}

/** The part itself; or who told it, or nothing where that was said just now or by this entry itself. */
function wording(part: Part, entry: Entry, tellers: ReadonlyMap<string, number>): string {
  const teller = part.line === 'Text' ? tellers.get(sameness(part.text)) : undefined;
  if (teller === entry.number) return '';
  if (teller === undefined || estimateTokens(part.text) < WORTH_A_MARK) return part.text;
  const mark = `[as ${teller}]`;
  return entry.lines.Text?.endsWith(mark) ? '' : mark;
}
