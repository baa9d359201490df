// Files of judged questions: one JSON object a line, with its judgements in it, or beside it as TREC's qrels. Everything
// that is wrong is said with the number of its line.
import * as z from 'zod';
import { PilitoError } from '../errors.ts';
import { checkShape } from '../shape.ts';
import type { Grades } from './metrics.ts';

export interface Question {
  id: string;
  text: string;
  /** What kind of question it is, to measure kinds apart. */
  type: string | null;
  /** By the ids that the file uses; null where it was not judged. */
  grades: Grades | null;
}

const LINE_HINT =
  'Write one JSON object a line: {"query": "…", "relevant": ["woo_12"]} or {"query": "…", "judgements": {"woo_12": 2}}.';
const QRELS_HINT = 'Write one judgement a line: query id, product id and grade, with tabs between.';

const id = z.union([z.string().min(1, 'is empty'), z.number()], 'must be text or a number').transform(String);
const grade = z.number('must be a number').min(0, 'must be from 0 to 3').max(3, 'must be from 0 to 3');
const text = z.string('must be text');

const Line = z
  .object(
    {
      id: id.optional(),
      query: text.optional(),
      text: text.optional(),
      type: text.optional(),
      relevant: z.array(id, 'must be a list of product ids').optional(),
      judgements: z.record(z.string(), grade, 'must be an object of product ids and grades').optional(),
    },
    'must be an object',
  )
  .refine((line) => (line.query ?? line.text ?? '').trim() !== '', { path: ['query'], message: 'is missing' })
  .refine((line) => line.relevant === undefined || line.judgements === undefined, {
    path: ['relevant'],
    message: 'and "judgements" exclude each other',
  });

/** `file` is the name to use in errors. Throws `unprocessable` where a line is wrong or there is none at all. */
export function readQuestions(content: string, file: string): Question[] {
  const seen = new Map<string, number>();
  const questions = linesOf(content).map(({ number, line }) => {
    const question = readQuestion(line, number, file);
    const before = seen.get(question.id);
    if (before !== undefined) {
      throw wrongLine(file, number, `the id "${question.id}" stands in line ${before} too.`, 'Give each its own id.');
    }
    seen.set(question.id, number);
    return question;
  });
  if (questions.length > 0) return questions;
  throw new PilitoError('unprocessable', `${file} holds no question.`, { hint: LINE_HINT });
}

function readQuestion(line: string, number: number, file: string): Question {
  const parsed = checkShape(Line, json(line, number, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue === undefined || issue.path.length === 0 ? 'It' : `"${issue.path.join('.')}"`;
    throw wrongLine(file, number, `${field} ${issue?.message ?? 'is wrong'}.`, LINE_HINT);
  }
  const { query, text: other, type = null, relevant, judgements } = parsed.data;
  const judged = relevant?.map((one) => [one, 1] as const) ?? (judgements && Object.entries(judgements));
  return {
    id: parsed.data.id ?? `line ${number}`,
    text: (query ?? other ?? '').trim(),
    type,
    grades: judged === undefined ? null : new Map(judged),
  };
}

function json(line: string, number: number, file: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw wrongLine(file, number, 'this is not JSON.', LINE_HINT);
  }
}

/**
 * Judgements by query id, from lines of query id, product id and grade; TREC's four columns (with the iteration in the
 * second) are understood, and a line of titles. Throws `unprocessable`.
 */
export function readQrels(content: string, file: string): Map<string, Map<string, number>> {
  const qrels = new Map<string, Map<string, number>>();
  for (const [at, { number, line }] of linesOf(content).entries()) {
    const cells = line.split(line.includes('\t') ? '\t' : /\s+/).map((cell) => cell.trim());
    const [query = '', ...rest] = cells;
    const [product = '', given = ''] = rest.slice(-2);
    if (at === 0 && !/\d/.test(given)) continue;
    if (cells.length < 3 || cells.length > 4 || query === '' || product === '') {
      throw wrongLine(file, number, 'this is not a query id, a product id and a grade.', QRELS_HINT);
    }
    if (!isGrade(given)) throw wrongLine(file, number, `"${given}" is not a grade from 0 to 3.`, QRELS_HINT);
    const grades = qrels.get(query) ?? new Map<string, number>();
    qrels.set(query, grades.set(product, Number(given)));
  }
  if (qrels.size > 0) return qrels;
  throw new PilitoError('unprocessable', `${file} holds no judgement.`, { hint: QRELS_HINT });
}

/** The questions with the judgements of a qrels file; what a line itself says goes first. */
export function withQrels(questions: readonly Question[], qrels: ReadonlyMap<string, Grades>): Question[] {
  return questions.map((question) => ({ ...question, grades: question.grades ?? qrels.get(question.id) ?? null }));
}

function isGrade(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) <= 3;
}

function linesOf(content: string): { number: number; line: string }[] {
  const lines = content.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ number: at + 1, line: line.trim() }]));
}

function wrongLine(file: string, number: number, what: string, hint: string): PilitoError {
  return new PilitoError('unprocessable', `${file}, line ${number}: ${what}`, { hint });
}
