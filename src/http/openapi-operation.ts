// What is written down of one route, and how that becomes an operation of OpenAPI 3.1. What every route of a kind has
// in common (who may call it, how it fails) is added here.
import * as z from 'zod';
import { ERROR_CODES, type ErrorCode } from '../domain/errors.ts';
import type { DeliveryShape } from '../ports/source.ts';
import * as answers from './openapi-answers.ts';
import { type Json, jsonSchemaOf, refTo } from './openapi-schema.ts';

export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With its parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Any one of these lets in, each a set of schemes; empty where nothing is asked for. */
  security: readonly (readonly string[])[];
  query?: z.ZodObject;
  headers?: readonly string[];
  body?: { schema: z.ZodType; example: unknown } | { way: DeliveryShape['ways'][number] };
  answers: Record<number, Answer>;
  /** Besides those that every route of its kind has. */
  errors: readonly ErrorCode[];
}

export interface Answer {
  description: string;
  /** One of these; of `openapi-answers.ts`. */
  schemas?: readonly z.ZodType[];
  example?: unknown;
  /** The content type of text, and when it comes. */
  text?: { type: string; description: string };
}

export interface Told {
  /** What parameters mean, by name; in paths, queries and headers alike. */
  parameters: Readonly<Record<string, string>>;
  shapes: readonly DeliveryShape[];
}

export function operationOf(operation: Operation, told: Told): Json {
  const { method, path, tag, summary, description, security, body } = operation;
  return {
    operationId: idOf(method, path),
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: security.map((schemes) => Object.fromEntries(schemes.map((scheme) => [scheme, []]))),
    parameters: parametersOf(operation, told.parameters),
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body, told.shapes) } }),
    responses: { ...answersOf(operation.answers), ...failuresOf(operation) },
  };
}

/** Such as `get_web_knowledge_products_id`. */
function idOf(method: string, path: string): string {
  const words = path.replace(/^\/api\/(v1\/)?(integrations\/)?/, '').match(/[a-z]+/g) ?? [];
  return [method, ...words].join('_');
}

function parametersOf({ path, query, headers = [] }: Operation, meanings: Told['parameters']): Json[] {
  const meaning = (name: string) => ({ description: meanings[name] ?? name });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    return { name, in: 'path', required: true, ...meaning(name), schema: { type: 'string' } };
  });
  const schema = query === undefined ? {} : jsonSchemaOf(query, 'input');
  const { properties, required } = queryShape.parse(schema);
  const inQuery = Object.entries(properties).map(([name, one]) => {
    return { name, in: 'query', required: required.includes(name), ...meaning(name), schema: one };
  });
  const inHeaders = headers.map((name) => ({ name, in: 'header', ...meaning(name), schema: { type: 'string' } }));
  return [...inPath, ...inQuery, ...inHeaders];
}

const queryShape = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function contentOf(body: NonNullable<Operation['body']>, shapes: Told['shapes']): Json {
  if ('schema' in body) {
    return { 'application/json': { schema: jsonSchemaOf(body.schema, 'input'), example: body.example } };
  }
  const ours = shapes.filter(({ ways }) => ways.includes(body.way));
  const types = [...new Set(ours.map(({ contentType }) => contentType))];
  const content = types.map((type) => {
    const some = ours.filter(({ contentType }) => contentType === type);
    const refs = some.map(({ name }) => ({ $ref: refTo(name) }));
    const examples = some.map(({ name, description, example }) => [name, { summary: description, value: example }]);
    return [type, { schema: anyOf(refs), examples: Object.fromEntries(examples) }];
  });
  return Object.fromEntries(content);
}

function anyOf(refs: readonly Json[]): Json {
  const [only] = refs;
  return refs.length === 1 && only !== undefined ? only : { anyOf: refs };
}

function answersOf(all: Record<number, Answer>): Json {
  const entries = Object.entries(all).map(([status, { description, schemas = [], example, text }]) => {
    const shown = example === undefined ? {} : { example };
    const json = schemas.length === 0 ? {} : { 'application/json': { schema: anyOf(schemas.map(refOf)), ...shown } };
    const plain =
      text === undefined ? {} : { [text.type]: { schema: { type: 'string', description: text.description } } };
    const content = { ...json, ...plain };
    return [status, { description, ...(Object.keys(content).length === 0 ? {} : { content }) }];
  });
  return Object.fromEntries(entries);
}

/** Answers are components, by the names under which they are exported. */
function refOf(schema: z.ZodType): Json {
  const name = Object.entries(answers).find(([, one]) => one === schema)?.[0];
  if (name === undefined) throw new Error('An answer is not one of openapi-answers.ts.');
  return { $ref: refTo(name) };
}

/** Failures that share a status share an answer; what an answer of the route's own says there is said there. */
function failuresOf({ security, query, body, answers: own, errors }: Operation): Json {
  const codes: ErrorCode[] = [
    ...(query === undefined ? [] : (['invalid_usage'] as const)),
    ...(body === undefined ? [] : (['invalid_body', 'payload_too_large', 'unsupported_media_type'] as const)),
    ...(security.length === 0 ? [] : (['unauthorized', 'forbidden', 'rate_limited'] as const)),
    ...errors,
    'storage_unavailable',
    'internal',
  ];
  const statuses = [...new Set(codes.map((code) => ERROR_CODES[code].http))].filter((status) => !(status in own));
  const entries = statuses
    .sort((a, b) => a - b)
    .map((status) => {
      const here = [...new Set(codes.filter((code) => ERROR_CODES[code].http === status))];
      const retry = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };
      return [
        status,
        {
          description: here.map((code) => `\`${code}\``).join(' or '),
          ...(status === 503 || status === 429 ? { headers: retry } : {}),
          content: {
            'application/json': {
              schema: { $ref: refTo('Failure') },
              example: { error: here[0], detail: 'A sentence that says what was wrong.' },
            },
          },
        },
      ];
    });
  return Object.fromEntries(entries);
}
