// What the knowledge base answers to a question, as JSON or as text for a language model.
import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { PROMPT_BUDGET, promptOf } from '../../app/prompt.ts';
import { SEARCH_MODES, search } from '../../app/search.ts';
import { answerJson } from '../../app/search-result.ts';
import { oneStore, tokenOf } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { flag, money, oneOf, readQuery, text, whole, word } from '../input.ts';

const LONGEST_QUESTION = 10_000;
const MOST_RESULTS = 100;

export const searchQuery = z.object({
  q: text(LONGEST_QUESTION),
  limit: whole(1, MOST_RESULTS).default(10),
  store: word.optional(),
  in_stock: flag.optional(),
  min_price: money.optional(),
  max_price: money.optional(),
  category: word.optional(),
  mode: oneOf(SEARCH_MODES).default('hybrid'),
  literal: flag.default(false),
  live: flag.default(false),
  explain: flag.default(false),
  format: oneOf(['json', 'prompt']).default('json'),
  budget: whole(PROMPT_BUDGET.least, PROMPT_BUDGET.most).default(PROMPT_BUDGET.usual),
});

export function searchRoutes({ app, guard, live: shops }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/v1/web-knowledge/search/', { onRequest: guard('read') }, async (request, reply) => {
      const query = readQuery(searchQuery, request);
      const {
        q,
        limit,
        mode,
        explain,
        literal,
        category,
        in_stock: inStock,
        min_price: minPrice,
        max_price: maxPrice,
      } = query;
      const store = await oneStore(app, tokenOf(request), query.store);
      const facts = { inStock, minPrice, maxPrice, category };
      const live = query.live ? shops : undefined;
      const answer = await search(app, { store, query: q, limit, mode, facts, explain, literal, live });
      if (query.format === 'json') return answerJson(answer);
      reply.type('text/plain; charset=utf-8');
      return promptOf(answer, query.budget, app.clock.now());
    });
  };
}
