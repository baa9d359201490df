// Whoever answers questions, and how several of them are asked the same ones in turn.
import { medianOf, type Spread, spreadOf } from './figure.ts';

export interface Engine<Question> {
  name: string;
  /** Numbers of what it finds, the best first. Null where it is only timed. */
  ask(question: Question): Promise<readonly number[] | null> | readonly number[] | null;
  close(): unknown;
}

/** How many of an answer are wanted. */
export const LIMIT = 10;

/** What an engine took for each question, milliseconds, and what it answered. */
export interface Asked {
  times: number[];
  answers: (readonly number[] | null)[];
}

/** A round is so many questions. */
const ROUND = 20;
/** Pilito answers a first question without its index, and reads the index for the second. */
const WARM_UPS = 3;

/** Question by question each engine in turn, every other question in the opposite order. */
export async function askInTurn<Question>(
  engines: readonly Engine<Question>[],
  questions: readonly Question[],
): Promise<Asked[]> {
  const asked = engines.map((): Asked => ({ times: [], answers: [] }));
  for (const question of questions.slice(0, WARM_UPS)) for (const engine of engines) await engine.ask(question);
  const order = [...engines.entries()];
  for (const question of questions) {
    for (const [at, engine] of order.reverse()) {
      const started = performance.now();
      const answer = await engine.ask(question);
      asked[at]?.times.push(performance.now() - started);
      asked[at]?.answers.push(answer);
    }
  }
  return asked;
}

/** a's time over b's: of the medians of a round, round by round. */
export function timesOver({ times: a }: Asked, { times: b }: Asked): Spread {
  const rounds = Array.from({ length: Math.ceil(a.length / ROUND) }, (_, round) => round * ROUND);
  const medians = (times: readonly number[]) => rounds.map((from) => medianOf(times.slice(from, from + ROUND)));
  const others = medians(b);
  return spreadOf(medians(a).map((time, round) => time / (others[round] ?? Number.NaN)));
}

/** The share of the true answers that was found, of the first ten. */
export function recallOf({ answers }: Asked, { answers: truth }: Asked): number {
  let found = 0;
  let all = 0;
  for (const [at, wanted] of truth.entries()) {
    const answer = new Set(answers[at]);
    for (const number of wanted ?? []) if (answer.has(number)) found++;
    all += wanted?.length ?? 0;
  }
  return found / all;
}

/** The time that so large a share of the questions did not exceed. */
export function quantile({ times }: Asked, share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
