// Files of judged questions: what is understood, and how what is not is said.
import { describe, expect, it, test } from 'vitest';
import { PilitoError } from '../../../../src/domain/errors.ts';
import { readQrels, readQuestions, withQrels } from '../../../../src/domain/evaluation/questions.ts';

const read = (...lines: string[]) => readQuestions(lines.join('\n'), 'questions.jsonl');

function refusal(reading: () => unknown): PilitoError {
  try {
    reading();
  } catch (error) {
    if (error instanceof PilitoError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a line', () => {
  it('holds a question and the products that answer it', () => {
    expect(read('{"id":"q1","query":" کفش ","type":"plain","relevant":["woo_1",12]}')).toEqual([
      {
        ...{ id: 'q1', text: 'کفش', type: 'plain' },
        grades: new Map([
          ['woo_1', 1],
          ['12', 1],
        ]),
      },
    ]);
  });

  it('may grade them, and call the question text', () => {
    const [question] = read('{"text":"shoes","judgements":{"12":2,"13":0}}');
    expect(question).toMatchObject({ id: 'line 1', text: 'shoes', type: null });
    expect([...(question?.grades ?? [])]).toEqual([
      ['12', 2],
      ['13', 0],
    ]);
  });

  it('may leave the judgements to another file, and hold more than we read', () => {
    expect(read('{"id":7,"text":"shoes","split":"dev"}')).toEqual([
      { id: '7', text: 'shoes', type: null, grades: null },
    ]);
  });

  it('may be empty, end as on Windows, and follow a byte order mark', () => {
    expect(readQuestions('\ufeff{"query":"a"}\r\n\r\n{"query":"b"}\r\n', 'x').map(({ id }) => id)).toEqual([
      'line 1',
      'line 3',
    ]);
  });
});

describe('what is wrong is said with its line', () => {
  it.each([
    ['{"query":', /line 2: this is not JSON/],
    ['"shoes"', /line 2: It must be an object/],
    ['{"relevant":["1"]}', /line 2: "query" is missing/],
    ['{"query":" "}', /line 2: "query" is missing/],
    ['{"query":5}', /line 2: "query" must be text/],
    ['{"query":"x","relevant":"woo_1"}', /line 2: "relevant" must be a list of product ids/],
    ['{"query":"x","relevant":[null]}', /line 2: "relevant.0" must be text or a number/],
    ['{"query":"x","judgements":{"1":4}}', /line 2: "judgements.1" must be from 0 to 3/],
    ['{"query":"x","judgements":{"1":"2"}}', /line 2: "judgements.1" must be a number/],
    ['{"query":"x","relevant":["1"],"judgements":{"1":1}}', /line 2: "relevant" and "judgements" exclude/],
    ['{"query":"x","id":"a"}', /line 2: the id "a" stands in line 1 too/],
  ])('%s', (line, told) => {
    const { code, message, hint } = refusal(() => read('{"query":"first","id":"a"}', line));
    expect(code).toBe('unprocessable');
    expect(message).toMatch(told);
    expect(message).toMatch(/^questions\.jsonl, /);
    expect(hint).toBeTruthy();
  });

  it('nothing at all', () => {
    expect(refusal(() => read('', ' ')).message).toBe('questions.jsonl holds no question.');
  });
});

describe('judgements beside the questions', () => {
  const grades = (text: string) =>
    [...readQrels(text, 'qrels.tsv')].map(([query, judged]) => [query, Object.fromEntries(judged)]);

  it.each([
    ['with a line of titles', 'query_id\tproduct_id\tgrade\nq1\t12\t3\nq1\t13\t0\nq2\t12\t1\n'],
    ['without', 'q1\t12\t3\nq1\t13\t0\nq2\t12\t1'],
    ['as TREC writes them', 'q1 0 12 3\nq1 0 13 0\nq2 0 12 1'],
  ])('are read %s', (_, text) => {
    expect(grades(text)).toEqual([
      ['q1', { 12: 3, 13: 0 }],
      ['q2', { 12: 1 }],
    ]);
  });

  it('may name products with spaces where tabs part the columns', () => {
    expect(grades('q1\tAB 12\t1')).toEqual([['q1', { 'AB 12': 1 }]]);
  });

  it.each([
    ['q1\t12', /line 2: this is not a query id/],
    ['q1\t12\tgood', /line 2: "good" is not a grade/],
    ['q1\t12\t-1', /line 2: "-1" is not a grade/],
    ['q1\t\t1', /line 2: this is not a query id/],
  ])('are refused where a line is %j', (line, told) => {
    expect(refusal(() => readQrels(`q1\t11\t1\n${line}`, 'qrels.tsv')).message).toMatch(told);
  });

  it('are refused when there are none', () => {
    expect(refusal(() => readQrels('query_id\tproduct_id\tgrade\n', 'qrels.tsv')).message).toMatch(/no judgement/);
  });

  test('join their questions; what a line says itself goes first', () => {
    const questions = read('{"id":"a","query":"x"}', '{"id":"b","query":"y","relevant":["1"]}', '{"query":"z"}');
    const joined = withQrels(questions, readQrels('a 12 2\nb 13 2', 'qrels'));
    expect(joined.map(({ grades: judged }) => judged && Object.fromEntries(judged))).toEqual([
      { 12: 2 },
      { 1: 1 },
      null,
    ]);
  });
});
