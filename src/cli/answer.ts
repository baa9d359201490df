// How an answer of the search is printed: as JSON, as text for a language model, or for people.
import { promptOf } from '../app/prompt.ts';
import type { SearchAnswer } from '../app/search.ts';
import { answerJson, type SearchResult } from '../app/search-result.ts';
import type { AnswerFormat } from './answer-format.ts';
import { counted, visible } from './format.ts';
import type { Output } from './output.ts';

type Printable = Pick<SearchAnswer, 'results' | 'took_ms' | 'count'> & {
  interpreted: Pick<SearchAnswer['interpreted'], 'filters' | 'notices'>;
};

interface Printing {
  format: AnswerFormat;
  /** Tokens of a prompt. */
  budget: number;
  now: number;
}

export function printAnswer(output: Output, answer: Printable, { format, budget, now }: Printing): void {
  for (const notice of answer.interpreted.notices) output.notice(notice);
  if (answer.count === 0) output.notice('Nothing found.');
  if (format === 'json') output.document(answerJson(answer));
  else if (format === 'prompt') output.line(promptOf(answer, budget, now).trimEnd());
  else printResults(output, answer);
}

function printResults(output: Output, { results, took_ms }: Printable): void {
  for (const result of results) {
    const indent = ' '.repeat(String(result.rank).length + 2);
    output.line(`${result.rank}. ${output.bold(visible(result.title))}`);
    output.line(`${indent}${visible(factsOf(result))}`);
    const text = result.snippet.startsWith(result.title)
      ? result.snippet.slice(result.title.length).trim()
      : result.snippet;
    if (text !== '') output.line(`${indent}${visible(text)}`);
    if (result.url !== '') output.line(`${indent}${visible(result.url)}`);
    if (result.explain) output.line(`${indent}${scoresOf(result)}`);
  }
  if (results.length > 0) output.notice(`${counted(results.length, 'product')} in ${took_ms} ms.`);
}

function factsOf({ price: amount, currency, in_stock, live, categories, external_id }: SearchResult): string {
  const cost = amount === null ? 'no price' : [amount, currency].filter((part) => part !== null).join(' ');
  const stock = `${in_stock ? 'in stock' : 'out of stock'}${live ? ' now' : ''}`;
  return [cost, stock, ...categories.slice(0, 2), external_id].join(' · ');
}

function scoresOf({ score, explain }: SearchResult): string {
  const part = (value: number | null | undefined) => (value === null || value === undefined ? '-' : value.toFixed(4));
  return `score ${score} = text ${part(explain?.text)} (weight ${explain?.text_weight}) + vector ${part(explain?.vector)} (weight ${explain?.vector_weight})`;
}
