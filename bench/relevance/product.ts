// What the compared systems are given: products as plain fields, and questions with the products that answer them.
import type { Question } from '../../src/domain/evaluation/questions.ts';
import type { Language } from '../../src/domain/store.ts';

export interface Product {
  id: string;
  title: string;
  sku: string;
  brand: string;
  categories: string[];
  description: string;
  attributes: { name: string; value: string }[];
  price: string | null;
}

export interface Catalogue {
  name: string;
  products: Product[];
  language: Language;
  currency: string;
}

export type Judged = Question & { grades: ReadonlyMap<string, number> };

/** A column of the table at the end. */
export interface QuestionSet {
  title: string;
  metric: 'pass' | 'ndcg_10' | 'mrr_10' | 'recall_50';
  questions: Judged[];
  /** Pooled judgements: results that nobody judged are left out. */
  condensed?: boolean;
  /** Systems that only say what a part of pilito is worth are not asked: they take long and this set is not about it. */
  briefly?: boolean;
}

export interface System {
  name: string;
  /** It is pilito with a part taken out. */
  isPart?: boolean;
  /** Ids of products, the best first. */
  ask(question: string, limit: number): Promise<string[]>;
}

/** Names of the fields of a document, as the systems beside pilito are given it. */
export const FIELDS = ['title', 'brand', 'category', 'description', 'attributes', 'sku'] as const;

export type Document = Record<(typeof FIELDS)[number] | 'id', string>;

export function documentOf({ id, title, sku, brand, categories, description, attributes }: Product): Document {
  const told = attributes.map(({ name, value }) => `${name}: ${value}`).join(' | ');
  return { id, title, brand, category: categories.join(' > '), description, attributes: told, sku };
}
