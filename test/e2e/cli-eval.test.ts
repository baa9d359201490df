// Measuring the search from the command line: what is printed, what is told of judgements that do not fit, and what is
// refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { workspace } from '../support/cli.ts';
import { observed, report, T0 } from '../support/database.ts';

const place = workspace();
afterAll(place.remove);

const file = (name: string, ...lines: unknown[]) => {
  writeFileSync(join(place.directory, name), lines.map((line) => JSON.stringify(line)).join('\n'));
  return name;
};

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes']);
  const db = openSqlite({ path: place.db });
  const store = await db.stores.find('shoes');
  const catalogue = [
    report(1, { title: 'Leather boots', sku: 'LB-1' }),
    report(2, { title: 'Rubber boots', sku: 'RB-2' }),
    report(3, { title: 'Straw hat', sku: 'SH-3' }),
    report(4, { title: 'Woollen scarf', type: 'variable' }),
    { ...report(5, { title: 'Woollen scarf, red', sku: 'WS-5', type: 'variation' }), parentExternalId: 'woo_4' },
  ];
  await db.products.apply(
    store?.id ?? 0,
    'woocommerce',
    catalogue.map((one) => observed(one, T0)),
    T0,
  );
  await db.close();
  await place.json(['worker', '--once']);
});

const GOOD = [
  { id: 'boots', query: 'boots', type: 'plain', relevant: ['woo_1', 'woo_2'] },
  { id: 'hat', query: 'straw hat', type: 'plain', relevant: ['woo_3'] },
  { id: 'wrong', query: 'leather', type: 'hard', relevant: ['woo_3'] },
];

describe('measures', () => {
  it('are one document with --json', async () => {
    const done = await place.json(['eval', file('good.jsonl', ...GOOD)]);
    expect(done).toMatchObject({
      ...{ store: 'shoes', queries: 3, left_out: 0, unknown_ids: [], relevant_from: 1, limit: 50, condensed: false },
      ...{ against: null, differences: null },
    });
    expect(done.config.configuration).toBe('usual');
    expect(done.config.overall).toMatchObject({ queries: 3, pass: expect.closeTo(2 / 3), p50_ms: expect.any(Number) });
    expect(Object.keys(done.config.types)).toEqual(['plain', 'hard']);
    expect(done.config.types.plain).toMatchObject({ queries: 2, ndcg_10: 1, mrr_10: 1, recall_10: 1, recall_50: 1 });
    expect(done.config.types.hard).toMatchObject({ queries: 1, pass: 0 });
    expect(done.config.cases[1]).toMatchObject({ id: 'hat', query: 'straw hat', pass: 1, found: ['woo_3'] });
  });

  it('are a table for people, all first and then by type', async () => {
    const { code, stdout, stderr } = await place.run(['eval', file('good.jsonl', ...GOOD)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [titles, ...rows] = stdout.trimEnd().split('\n');
    expect(titles).toMatch(/^type +questions +NDCG@10 +MRR@10 +recall@10 +recall@50 +pass +p50 ms +p95 ms$/);
    expect(rows.map((row) => row.split(/ +/).slice(0, 2))).toEqual([
      ['all', '3'],
      ['plain', '2'],
      ['hard', '1'],
    ]);
    expect(rows[0]).toContain('66.7 %');
  });

  it('compare two configurations, question by question', async () => {
    const args = ['eval', file('good.jsonl', ...GOOD), '--config', 'mode=text', '--against', 'mode=vector,literal=on'];
    const { against, differences } = await place.json(args);
    expect(against).toMatchObject({ configuration: 'mode=vector,literal=on', overall: { queries: 3 } });
    expect(Object.keys(differences)).toEqual(['ndcg_10', 'mrr_10', 'recall_10', 'recall_50', 'pass', 'took_ms']);
    const { stdout } = await place.run(args);
    expect(stdout).toMatch(/^all +config .*\nall +against /m);
    expect(stdout).toMatch(/config \(mode=text\) minus against \(mode=vector,literal=on\)/);
    expect(stdout).toMatch(/^NDCG@10 +[-+]?\d\.\d{3} +[-+]?\d\.\d{3} +[-+]?\d\.\d{3} +(yes|no)$/m);
  });

  it('find no difference between a search and itself', async () => {
    const { differences } = await place.json(['eval', file('good.jsonl', ...GOOD), '--against', '']);
    expect(differences.ndcg_10).toEqual({ mean: 0, low: 0, high: 0, significant: false });
  });
});

describe('judged products', () => {
  it.each([
    ['by external id', 'woo_3'],
    ["by the shop's number", '3'],
    ['by SKU', 'sh-3'],
  ])('are known %s', async (_, id) => {
    const done = await place.json(['eval', file('ids.jsonl', { query: 'straw hat', relevant: [id] })]);
    expect(done).toMatchObject({ unknown_ids: [], config: { overall: { pass: 1 } } });
  });

  it.each(['woo_5', '5', 'WS-5'])('are found through their parent, as %s', async (id) => {
    const done = await place.json(['eval', file('ids.jsonl', { query: 'woollen scarf', relevant: [id] })]);
    expect(done).toMatchObject({ queries: 1, config: { overall: { pass: 1, recall_50: 1 } } });
  });

  it('that the store does not have are told and do not lower recall', async () => {
    const lines = [
      { query: 'straw hat', relevant: ['3', '333', 'X-9'] },
      { query: 'gone', relevant: ['333'] },
      { query: 'not judged' },
    ];
    const { stdout, stderr } = await place.run(['--json', 'eval', file('unknown.jsonl', ...lines)]);
    const done = JSON.parse(stdout);
    expect(done).toMatchObject({ queries: 1, left_out: 2, unknown_ids: ['333', 'X-9'] });
    expect(done.config.overall.recall_50).toBe(1);
    expect(stderr).toMatch(/2 judged products left out, which the store does not have: 333, X-9\./);
    expect(stderr).toMatch(/2 questions left out/);
  });

  it('may be graded in a file beside the questions, and unjudged results left out', async () => {
    file('asked.jsonl', { id: 'q1', text: 'boots' });
    writeFileSync(join(place.directory, 'qrels.tsv'), 'query_id\tproduct_id\tgrade\nq1\t2\t3\nq1\t3\t0\n');
    const args = ['eval', 'asked.jsonl', '--qrels', 'qrels.tsv'];
    const condensed = await place.json([...args, '--condensed']);
    expect(condensed).toMatchObject({ relevant_from: 2, limit: 100, condensed: true });
    expect(condensed.config).toMatchObject({ overall: { mrr_10: 1, pass: 1 }, cases: [{ found: ['woo_2'] }] });
    const whole = await place.json(args);
    expect(whole.config.cases[0].found).toContain('woo_1');
  });
});

describe('refused', () => {
  const line = JSON.stringify(GOOD[0]);

  it.each([
    ['a line that is no JSON', [], `${line}\nboots?`, /line 2: this is not JSON[\s\S]*one JSON object a line/],
    ['an empty file', [], '', /holds no question/],
    ['questions without a judgement', [], '{"query":"boots"}', /No question has a judgement[\s\S]*--qrels/],
    ['products of another shop', [], '{"query":"boots","relevant":["99"]}', /has none of the judged products/],
    ['nothing relevant', [], '{"query":"boots","judgements":{"1":0}}', /No product is relevant/],
    [
      'an unknown setting',
      ['--config', 'speed=on'],
      line,
      /"speed=on" is no setting[\s\S]*mode, literal, vector_weight/,
    ],
    ['an unknown mode', ['--config', 'mode=magic'], line, /mode is one of hybrid, text, vector/],
    ['a weight over 1', ['--against', 'vector_weight=1.5'], line, /a number from 0 to 1/],
    ['a switch that is neither', ['--against', 'aliases=yes'], line, /aliases is on or off/],
    ['too short a look', ['--limit', '10'], line, /whole number from 50 to 100/],
    ['judgements that are not there', ['--qrels', 'nowhere.tsv'], line, /nowhere\.tsv cannot be read/],
  ])('is %s', async (_, options, input, told) => {
    const { code, stdout, stderr } = await place.run(['eval', '-', ...options], { input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
  });

  it('is a file that is not there', async () => {
    const { code, stderr } = await place.run(['eval', 'nowhere.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^pilito: nowhere\.jsonl cannot be read/);
  });
});
