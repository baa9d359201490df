// The catalogue and its search, as the description of the API has them.
import * as z from 'zod';
import * as answers from './openapi-answers.ts';
import type { Operation } from './openapi-operation.ts';
import { storeQuery } from './product-of.ts';
import { listQuery, filterQuery as statsQuery } from './routes/products.ts';
import { searchQuery } from './routes/search.ts';
import { similarQuery } from './routes/similar.ts';

const PRODUCTS = '/api/v1/web-knowledge/products/';
const READ = [['readToken'], ['adminToken']];
const PROMPT = { type: 'text/plain', description: 'With `format=prompt`: text for a language model' };

const products = { method: 'get', tag: 'Products', security: READ } as const;
const search = { method: 'get', tag: 'Search', security: READ } as const;

const rpcMessage = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
});

const mcp: Operation = {
  method: 'post',
  path: '/mcp',
  tag: 'Agents',
  summary: 'The Model Context Protocol, Streamable HTTP',
  description:
    'One message of JSON-RPC 2.0; no sessions. Speak it with an MCP client: it sends the `Accept` header that is asked for, both `application/json` and `text/event-stream`.',
  security: READ,
  query: storeQuery,
  body: { schema: rpcMessage, example: { jsonrpc: '2.0', id: 1, method: 'tools/list' } },
  answers: {
    200: {
      description: 'What the method gives',
      schemas: [answers.RpcAnswer, answers.RpcFailure],
      text: { type: 'text/event-stream', description: 'The same as an event' },
    },
    202: { description: 'A notification was taken' },
    400: { description: 'Not a message of JSON-RPC', schemas: [answers.RpcFailure, answers.Failure] },
    406: { description: 'The client accepts too little', schemas: [answers.RpcFailure] },
  },
  errors: ['not_found'],
};

export const knowledge: readonly Operation[] = [
  {
    ...products,
    path: PRODUCTS,
    summary: 'List the catalogue',
    query: listQuery,
    answers: { 200: { description: 'A page of it', schemas: [answers.ProductPage] } },
    errors: ['not_found'],
  },
  {
    ...products,
    path: `${PRODUCTS}{id}/`,
    summary: 'One product',
    query: storeQuery,
    answers: { 200: { description: 'The product', schemas: [answers.Product] } },
    errors: ['not_found'],
  },
  {
    ...products,
    path: `${PRODUCTS}stats/`,
    summary: 'Numbers of the catalogue',
    query: statsQuery,
    answers: { 200: { description: 'The numbers', schemas: [answers.ProductStats] } },
    errors: ['not_found'],
  },
  {
    ...search,
    path: `${PRODUCTS}{id}/similar/`,
    summary: 'Products like one',
    query: similarQuery.extend(storeQuery.shape),
    answers: { 200: { description: 'The nearest first', schemas: [answers.SimilarAnswer], text: PROMPT } },
    errors: ['not_found'],
  },
  {
    ...search,
    path: '/api/v1/web-knowledge/search/',
    summary: "What the catalogue has for a customer's question",
    description: 'Prices, sizes, colours and what is not wanted are read out of the words; what is given here holds.',
    query: searchQuery,
    answers: {
      200: {
        description: 'The best first',
        schemas: [answers.SearchAnswer],
        text: PROMPT,
        example: {
          query: 'running shoes under 90',
          store: 'shoes',
          mode: 'hybrid',
          took_ms: 3.1,
          interpreted: {
            terms: ['running', 'shoes'],
            filters: { max_price: '90' },
            understood: [{ words: 'under 90', as: 'a price of at most 90 EUR' }],
            notices: [],
          },
          count: 1,
          results: [
            {
              rank: 1,
              score: 0.98,
              external_id: 'woo_414',
              external_source: 'woocommerce',
              title: 'Trail Runner',
              url: 'https://shop.example/product/trail-runner/',
              price: '85',
              currency: 'EUR',
              in_stock: true,
              categories: ['Shoes'],
              snippet: 'A light shoe for wet paths',
              text: 'Trail Runner\nA light shoe for wet paths\nPrice: 85 EUR. In stock.',
              synced_at: '2026-11-22T09:30:05.120Z',
            },
          ],
        },
      },
    },
    errors: ['not_found', 'embedder_refused', 'embedder_mismatch', 'embedder_unavailable'],
  },
  mcp,
];
