// From the schemas that validate to JSON Schema as OpenAPI 3.1 takes it, without what only validation needs to know.
import * as z from 'zod';

export type Json = Record<string, unknown>;

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** As clients write it (`input`), or as we answer (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  return tidy(z.toJSONSchema(schema, { io, unrepresentable: 'any', override }));
}

/** Schemas by name, naming each other where one holds another. */
export function components(schemas: Readonly<Record<string, z.ZodType>>): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  return tidy(z.toJSONSchema(registry, { io: 'output', unrepresentable: 'any', override, uri: refTo }).schemas);
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** A parameter is text on its way; `meta` says what it means, and then how the text is checked says nothing more. */
const override: Override = ({ zodSchema, jsonSchema }) => {
  const { def } = zodSchema._zod;
  if (def.type === 'default' && 'defaultValue' in def) jsonSchema.default = def.defaultValue;
  if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
  if (jsonSchema.type === 'boolean') delete jsonSchema.enum;
};

/** A copy without bounds that are JavaScript's own, and open where fields may be added one day. */
export function tidy(schema: object): Json {
  const kept = Object.entries(schema)
    .filter(([key, value]) => !isNoise(key, value))
    .map(([key, value]) => [key, tidied(value)]);
  return Object.fromEntries(kept);
}

function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  return typeof value === 'object' && value !== null ? tidy(value) : value;
}

function isNoise(key: string, value: unknown): boolean {
  if (key === '$schema' || key === '$id') return true;
  if (key === 'additionalProperties') return value === false;
  return (key === 'maximum' || key === 'minimum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}
