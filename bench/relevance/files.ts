// The data of the comparison: a Persian catalogue of ours that is part of the project, and two public ones that are not
// and are used when they are there. test/fixtures/relevance/README.md says where they come from.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readQrels, readQuestions, withQrels } from '../../src/domain/evaluation/questions.ts';
import type { Judged, Product } from './product.ts';

const OURS = join('test', 'fixtures', 'relevance');
const BESIDE = process.env.PILITO_RELEVANCE_DATA ?? join('..', 'shared', 'relevance');

const Row = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().default(''),
  brand: z.string().default(''),
  category: z.string().default(''),
  description: z.string().default(''),
  attributes: z.string().default(''),
  price: z.number().nullable().default(null),
});

export function persianProducts(): Product[] {
  return products(read(join(OURS, 'products.jsonl')));
}

export function persianQuestions(): Judged[] {
  return judged(readQuestions(read(join(OURS, 'cases-dev.jsonl')), 'cases-dev.jsonl'));
}

/** Real Persian titles; null when they are not there. */
export function torobProducts(): Product[] | null {
  const file = join(BESIDE, 'torob', 'products.jsonl');
  return existsSync(file) ? products(read(file)) : null;
}

/** English electronics with judged questions; null when they are not there. */
export function chorus(): { products: Product[]; questions: Judged[] } | null {
  const file = (name: string) => join(BESIDE, 'chorus', name);
  if (!existsSync(file('products.jsonl.gz'))) return null;
  const asked = readQuestions(read(file('queries-dev.jsonl')), 'queries-dev.jsonl');
  const qrels = readQrels(read(file('qrels-dev.tsv')), 'qrels-dev.tsv');
  return {
    products: products(gunzipSync(readFileSync(file('products.jsonl.gz'))).toString('utf8')),
    questions: judged(withQrels(asked, qrels)),
  };
}

export function missing(what: string): string {
  return `${what}: left out, its data is not in ${BESIDE} (PILITO_RELEVANCE_DATA names another place).`;
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function products(text: string): Product[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { category, attributes, price, ...row } = Row.parse(JSON.parse(line));
    const categories = category.split(' > ').filter((name) => name !== '');
    return { ...row, categories, attributes: attributesOf(attributes), price: price === null ? null : String(price) };
  });
}

/** "name: value | name: value"; the English data names none of its attributes. */
function attributesOf(text: string): Product['attributes'] {
  if (text === '') return [];
  if (!text.includes(': ')) return [{ name: 'Specifications', value: text }];
  return text.split(' | ').map((part) => {
    const [name = '', ...value] = part.split(': ');
    return { name, value: value.join(': ') };
  });
}

function judged(questions: ReturnType<typeof readQuestions>): Judged[] {
  return questions.flatMap(({ grades, ...question }) => (grades === null ? [] : [{ ...question, grades }]));
}
