// One system, asked one set of questions.
import { relevantFrom, scoresOf } from '../../src/domain/evaluation/metrics.ts';
import { type Summary, summarise, summariseTypes } from '../../src/domain/evaluation/summary.ts';
import type { QuestionSet, System } from './product.ts';

const LIMIT = 50;
/** Where unjudged results are taken out again, more must come in. */
const LIMIT_CONDENSED = 100;

export interface Measured {
  overall: Summary;
  types: Record<string, Summary>;
}

export async function measure(system: System, { questions, condensed = false }: QuestionSet): Promise<Measured> {
  const from = relevantFrom(questions.map(({ grades }) => grades));
  const measured = [];
  for (const { text, type, grades } of questions.filter(({ grades }) => hasRelevant(grades, from))) {
    const started = performance.now();
    const found = await system.ask(text, condensed ? LIMIT_CONDENSED : LIMIT);
    const tookMs = performance.now() - started;
    const ranking = condensed ? found.filter((id) => grades.has(id)) : found;
    measured.push({ type, tookMs, scores: scoresOf(ranking, grades, from) });
  }
  return { overall: summarise(measured), types: summariseTypes(measured) };
}

function hasRelevant(grades: ReadonlyMap<string, number>, from: number): boolean {
  return [...grades.values()].some((grade) => grade >= from);
}
