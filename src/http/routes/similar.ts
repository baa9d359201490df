// Products like one, as JSON or as text for a language model.
import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { PROMPT_BUDGET, promptOf } from '../../app/prompt.ts';
import { answerJson } from '../../app/search-result.ts';
import { similar } from '../../app/similar.ts';
import type { RouteContext } from '../context.ts';
import { flag, oneOf, readQuery, whole } from '../input.ts';
import { productOf } from '../product-of.ts';

const MOST_RESULTS = 100;

export const similarQuery = z.object({
  limit: whole(1, MOST_RESULTS).default(10),
  in_stock: flag.optional(),
  format: oneOf(['json', 'prompt']).default('json'),
  budget: whole(PROMPT_BUDGET.least, PROMPT_BUDGET.most).default(PROMPT_BUDGET.usual),
});

export function similarRoutes({ app, guard }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/v1/web-knowledge/products/:id/similar/', { onRequest: guard('read') }, async (request, reply) => {
      const { limit, in_stock: inStock, format, budget } = readQuery(similarQuery, request);
      const product = await productOf(app, request);
      const answer = await similar(app, { product, limit, facts: { inStock } });
      if (format === 'json') return answerJson(answer);
      reply.type('text/plain; charset=utf-8');
      return promptOf(answer, budget, app.clock.now());
    });
  };
}
