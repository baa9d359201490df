// Tokens and the event log, as the description of the API has them.
import * as answers from './openapi-answers.ts';
import type { Operation } from './openapi-operation.ts';
import { listQuery as eventList, filterQuery as eventStats } from './routes/events.ts';
import { generateBody, patchBody, listQuery as tokenList } from './routes/tokens.ts';

const TOKENS = '/api/v1/integrations/tokens/';
const EVENTS = '/api/v1/integrations/woocommerce/events/';
const ADMIN = [['adminToken']];
const ok = (description: string, schema: NonNullable<Operation['answers'][number]['schemas']>[number]) => ({
  200: { description, schemas: [schema] },
});

const tokens = { tag: 'Tokens', security: ADMIN } as const;
const events = { tag: 'Events', security: ADMIN } as const;

export const admin: readonly Operation[] = [
  {
    ...tokens,
    method: 'get',
    path: TOKENS,
    summary: 'List the tokens',
    query: tokenList,
    answers: ok('A page of them', answers.TokenPage),
    errors: ['not_found'],
  },
  {
    ...tokens,
    method: 'get',
    path: `${TOKENS}{id}/`,
    summary: 'One token',
    answers: ok('The token, without its secret', answers.Token),
    errors: ['not_found'],
  },
  {
    ...tokens,
    method: 'post',
    path: `${TOKENS}generate/`,
    summary: 'Create a token',
    description: 'Its secret is in this answer and nowhere else. `store` may be absent for an admin token only.',
    body: {
      schema: generateBody,
      example: { store: 'shoes', name: 'The plugin', integration_type: 'woocommerce', scope: 'ingest' },
    },
    answers: { 201: { description: 'The token, with its secret', schemas: [answers.NewToken] } },
    errors: ['not_found', 'unprocessable'],
  },
  {
    ...tokens,
    method: 'patch',
    path: `${TOKENS}{id}/`,
    summary: 'Change a token',
    description: 'What is left out stays; `null` clears addresses and expiry.',
    body: { schema: patchBody, example: { name: 'The plugin, new server', allowed_ips: ['203.0.113.0/24'] } },
    answers: ok('The token as it is now', answers.Token),
    errors: ['not_found', 'unprocessable'],
  },
  {
    ...tokens,
    method: 'delete',
    path: `${TOKENS}{id}/`,
    summary: 'Revoke a token',
    description: 'It is switched off at once; the row stays.',
    answers: { 204: { description: 'It is revoked' } },
    errors: ['not_found'],
  },
  {
    ...events,
    method: 'get',
    path: EVENTS,
    summary: 'List the event log',
    description: 'The newest first.',
    query: eventList(0),
    answers: ok('A page of it', answers.EventPage),
    errors: [],
  },
  {
    ...events,
    method: 'get',
    path: `${EVENTS}{id}/`,
    summary: 'One event, with its payload',
    answers: ok('The event', answers.EventWithPayload),
    errors: ['not_found'],
  },
  {
    ...events,
    method: 'get',
    path: `${EVENTS}stats/`,
    summary: 'Numbers of the event log',
    query: eventStats(0),
    answers: ok('The numbers', answers.EventStats),
    errors: [],
  },
  {
    ...events,
    method: 'post',
    path: `${EVENTS}{id}/replay/`,
    summary: 'Make an event due again',
    description: 'Only one that has ended; what was rejected, a ping and a repeat have nothing to replay.',
    answers: { 202: { description: 'It will be applied again', schemas: [answers.Queued] } },
    errors: ['not_found', 'conflict'],
  },
];
