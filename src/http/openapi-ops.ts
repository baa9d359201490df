// The routes for who runs the server, as the description of the API has them.
import type { RouteContext } from './context.ts';
import * as answers from './openapi-answers.ts';
import type { Operation } from './openapi-operation.ts';

const open = { method: 'get', tag: 'Operations', security: [], errors: [] } as const;

const ALWAYS: readonly Operation[] = [
  {
    ...open,
    path: '/healthz',
    summary: 'Does the process live?',
    answers: { 200: { description: 'It does', schemas: [answers.Alive] } },
  },
  {
    ...open,
    path: '/readyz',
    summary: 'Can it store events?',
    answers: { 200: { description: 'It can', schemas: [answers.Ready] } },
  },
  {
    ...open,
    path: '/openapi.json',
    summary: 'This description',
    answers: { 200: { description: 'OpenAPI 3.1', schemas: [answers.Description] } },
  },
];

export function ops(metricsFor: RouteContext['metricsFor']): readonly Operation[] {
  if (metricsFor === 'off') return ALWAYS;
  const metrics: Operation = {
    ...open,
    path: '/metrics',
    summary: 'Metrics for Prometheus',
    security: metricsFor === 'admin' ? [['adminToken']] : [],
    answers: {
      200: {
        description: 'All metrics',
        text: { type: 'text/plain', description: 'The text format of Prometheus, version 0.0.4' },
      },
    },
  };
  return [...ALWAYS, metrics];
}
