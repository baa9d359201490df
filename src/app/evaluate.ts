// Measuring the search of one store by judged questions, in one configuration or in two side by side.
import { PilitoError } from '../domain/errors.ts';
import { relevantFrom, type Scores, scoresOf } from '../domain/evaluation/metrics.ts';
import type { Question } from '../domain/evaluation/questions.ts';
import {
  compare,
  type Differences,
  type Measured,
  type Summary,
  summarise,
  summariseTypes,
} from '../domain/evaluation/summary.ts';
import type { Store } from '../domain/store.ts';
import { type Configuration, requestOf } from './evaluate-configuration.ts';
import { gradesKnown, idsKnown } from './evaluate-ids.ts';
import { search } from './search.ts';

export interface EvaluateRequest {
  store: Store;
  questions: readonly Question[];
  /** How many results are looked at, 50 to 100. */
  limit: number;
  /** Leave results that nobody judged out of the measure; for judgements pooled from other searches. */
  condensed: boolean;
  config: Configuration;
  against: Configuration | null;
  signal: AbortSignal;
  onQuestion(done: number, total: number): void;
}

export interface EvaluatedCase extends Scores {
  id: string;
  query: string;
  type: string | null;
  took_ms: number;
  /** The first ten, by external id. */
  found: string[];
}

export interface Run {
  /** The configuration as it was written. */
  configuration: string;
  overall: Summary;
  types: Record<string, Summary>;
  /** What the search said with every single answer. */
  notices: string[];
  cases: EvaluatedCase[];
}

export interface Evaluation {
  store: string;
  /** Questions that were measured. */
  queries: number;
  /** Questions without a judgement, or without a relevant product that the store has. */
  left_out: number;
  /** Judged ids that the store does not have. They are left out, or recall would be unfair. */
  unknown_ids: string[];
  /** The lowest grade that counts as relevant. */
  relevant_from: number;
  limit: number;
  condensed: boolean;
  config: Run;
  against: Run | null;
  /** `config` minus `against`. */
  differences: Differences | null;
}

type Deps = Parameters<typeof search>[0];

interface Answered extends Measured {
  question: Judged;
  ranking: string[];
  notices: string[];
}

type Judged = Question & { grades: Map<string, number> };

const FOUND_SHOWN = 10;

/** Throws `unprocessable` when nothing can be measured, whatever `search` throws, and what `signal` is aborted with. */
export async function evaluate(deps: Deps, request: EvaluateRequest): Promise<Evaluation> {
  const { store, questions, limit, condensed, config, against } = request;
  const ids = new Set(questions.flatMap(({ grades }) => [...(grades?.keys() ?? [])]));
  const known = await idsKnown(deps, store, ids);
  const from = relevantFrom(questions.flatMap(({ grades }) => grades ?? []));
  const judged = questions
    .map((question) => ({ ...question, grades: gradesKnown(question.grades ?? new Map(), known) }))
    .filter(({ grades }) => [...grades.values()].some((grade) => grade >= from));
  if (judged.length === 0) throw nothingToMeasure(ids.size, known.size, store);

  const configurations = against === null ? [config] : [config, against];
  const [ours = [], theirs = []] = await answers(deps, request, judged, configurations, from);
  return {
    ...{ store: store.slug, queries: judged.length, left_out: questions.length - judged.length },
    unknown_ids: [...ids].filter((id) => !known.has(id)),
    ...{ relevant_from: from, limit, condensed },
    config: runOf(config, ours),
    against: against && runOf(against, theirs),
    differences: against && compare(ours, theirs),
  };
}

/** One list of answers for each configuration; each question is asked in turn, the order changing every time. */
async function answers(
  deps: Deps,
  request: EvaluateRequest,
  judged: readonly Judged[],
  configurations: readonly Configuration[],
  from: number,
): Promise<Answered[][]> {
  const lists: Answered[][] = configurations.map(() => []);
  for (const configuration of configurations) await warmUp(deps, request, configuration, judged);
  for (const [at, question] of judged.entries()) {
    const order = [...configurations.entries()];
    if (at % 2 === 1) order.reverse();
    for (const [list, configuration] of order) {
      request.signal.throwIfAborted();
      lists[list]?.push(await answer(deps, request, configuration, question, from));
    }
    request.onQuestion(at + 1, judged.length);
  }
  return lists;
}

/** The first question of a process also waits for tables and models to be read; that is no part of a search. */
async function warmUp(deps: Deps, request: EvaluateRequest, configuration: Configuration, judged: readonly Judged[]) {
  const [first] = judged;
  if (first !== undefined) await answer(deps, request, configuration, first, 1);
}

async function answer(
  deps: Deps,
  { store, limit, condensed }: EvaluateRequest,
  configuration: Configuration,
  question: Judged,
  from: number,
): Promise<Answered> {
  const asked = { store, query: question.text, limit, facts: {}, explain: false, ...requestOf(configuration) };
  const { results, took_ms, interpreted } = await search(deps, asked);
  const found = results.map((result) => result.external_id);
  const ranking = condensed ? found.filter((id) => question.grades.has(id)) : found;
  return {
    ...{ question, ranking, type: question.type, tookMs: took_ms, notices: interpreted.notices },
    scores: scoresOf(ranking, question.grades, from),
  };
}

function runOf(configuration: Configuration, answered: readonly Answered[]): Run {
  const [first] = answered;
  return {
    configuration: configuration.name,
    overall: summarise(answered),
    types: summariseTypes(answered),
    notices: (first?.notices ?? []).filter((notice) => answered.every(({ notices }) => notices.includes(notice))),
    cases: answered.map(({ question, ranking, scores, tookMs }) => ({
      ...{ id: question.id, query: question.text, type: question.type, ...scores },
      ...{ took_ms: tookMs, found: ranking.slice(0, FOUND_SHOWN) },
    })),
  };
}

function nothingToMeasure(ids: number, known: number, store: Store): PilitoError {
  if (ids === 0) {
    return new PilitoError('unprocessable', 'No question has a judgement.', {
      hint: 'Give each a "relevant" or a "judgements", or the judgements of all with --qrels <file>.',
    });
  }
  const what = known === 0 ? `The store "${store.slug}" has none of the judged products.` : 'No product is relevant.';
  return new PilitoError('unprocessable', what, {
    hint:
      known === 0
        ? 'Judge by external id (woo_12), by the number in the shop (12) or by SKU, and check --store.'
        : 'A question needs a judged product that the store has, of grade 1, or of 2 where grades above 1 are used.',
  });
}
