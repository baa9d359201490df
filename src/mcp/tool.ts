// What a tool is here, and how one is put before a model: its answer as text and as data, its failures as results that
// say what to do next. Nothing a tool does changes anything.
import type { McpServer, ServerContext, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import type { LiveShops } from '../app/live.ts';
import { type ErrorCode, PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';

/** What tools use of pilito. */
export type Deps = Pick<App, 'db' | 'clock' | 'embedder' | 'embedderFor' | 'metrics'>;

export interface Asked {
  deps: Deps;
  live: LiveShops;
  /** As it is now: its name or currency may have changed since the conversation began. */
  store: Store;
}

export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** For the model: when to use it, what it gives, what it cannot do. */
  description: string;
  input: Input;
  output: Output;
  /** Throws a PilitoError of `ANSWERED` for what the model can put right itself. */
  answer(asked: Asked, given: z.output<Input>): Promise<{ text: string; data: z.input<Output> }>;
}

/** Where tools are put: the store they tell of, and who hears of failures that are ours. */
export interface Counter {
  deps: Deps;
  /** The caller's, who closes it. */
  live: LiveShops;
  slug: string;
  onFailure(error: unknown, tool: string): void;
}

export type Registered = Pick<Tool, 'name' | 'title' | 'description'> & { register(at: McpServer, by: Counter): void };

/** Failures whose words a model is shown; the others are the operator's. */
const ANSWERED = new Set<ErrorCode>(['not_found', 'invalid_usage']);

const UNFORESEEN =
  'The catalogue cannot be read just now. Try once more; if it fails again, say so to the customer, and do not guess ' +
  'prices or stock.';

export function tool<Input extends z.ZodObject, Output extends z.ZodObject>(made: Tool<Input, Output>): Registered {
  const { name, title, description, input, output, answer } = made;
  const annotations = { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  return {
    name,
    title,
    description,
    register: (server, { deps, live, slug, onFailure }) => {
      const config = { title, description, inputSchema: withoutBlanks(input), outputSchema: output, annotations };
      server.registerTool(name, config, async (given, { mcpReq }: ServerContext) => {
        try {
          const asked = { deps, live, store: await storeOf(deps, slug) };
          const { text, data } = await answer(asked, given);
          mcpReq.signal.throwIfAborted();
          return { content: [{ type: 'text', text }], structuredContent: data };
        } catch (error) {
          const isAnswered = error instanceof PilitoError && ANSWERED.has(error.code);
          if (!isAnswered && !mcpReq.signal.aborted) onFailure(error, name);
          const text = isAnswered ? [error.message, error.hint].filter(Boolean).join(' ') : UNFORESEEN;
          return { content: [{ type: 'text', text }], isError: true };
        }
      });
    },
  };
}

async function storeOf({ db }: Deps, slug: string): Promise<Store> {
  const store = await db.stores.find(slug);
  if (store) return store;
  throw new PilitoError('not_found', 'This store is not kept here any more.', { hint: 'Tell whoever runs it.' });
}

/** Models fill what they do not need with null and with nothing: both count as left out, as an empty parameter does. */
function withoutBlanks<Input extends z.ZodObject>(
  schema: Input,
): StandardSchemaWithJSON<z.input<Input>, z.output<Input>> {
  const { version, vendor, validate, jsonSchema } = schema['~standard'];
  const stripped = (value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== ''));
  };
  return { '~standard': { version, vendor, jsonSchema, validate: (value) => validate(stripped(value)) } };
}
