// The one reader of the environment. Precedence: flag, environment, `.env` in the working directory, default.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { PilitoError } from './domain/errors.ts';
import { isWithin } from './domain/text/distance.ts';
import { isAddressRange } from './domain/token.ts';

const flag = z
  .enum(['1', '0', 'true', 'false', 'yes', 'no', ''])
  .transform((text) => text === '1' || text === 'true' || text === 'yes');

const whole = (low: number, high: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(low).max(high));

/** Every variable pilito reads. docs/operations.md explains each; a test compares the two. */
export const VARIABLES = z.object({
  PILITO_DB: z.string().min(1).optional(),
  PILITO_HOST: z.string().min(1).default('127.0.0.1'),
  PILITO_PORT: whole(0, 65_535).default(8787),
  PILITO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PILITO_SECRET_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  PILITO_TRUST_PROXY: z.string().optional(),
  PILITO_ALLOW_PRIVATE_NETWORK: flag.default(false),
  PILITO_METRICS: z.enum(['open', 'admin', 'off'], 'must be open, admin or off').default('open'),
  PILITO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PILITO_EMBEDDER: z.enum(['local', 'openai']).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PILITO_EMBED_MODEL: z.string().min(1).optional(),
  PILITO_EMBED_DIMENSIONS: whole(1, 8192).optional(),
  PILITO_EMBED_PRICE: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,9})?$/, 'must be an amount such as 0.02')
    .optional(),
});

type Variable = keyof typeof VARIABLES.shape;

/** What each is for, in a line. */
const MEANINGS: Record<Variable, string> = {
  PILITO_DB: 'the database; the event log stands beside it',
  PILITO_HOST: 'the address `serve` listens on',
  PILITO_PORT: 'its port',
  PILITO_PUBLIC_URL: 'how shops and clients reach `serve` from outside',
  PILITO_SECRET_KEY: 'what stored secrets are sealed with; unset, a key file beside the database',
  PILITO_TRUST_PROXY: 'proxies whose X-Forwarded-For is believed',
  PILITO_ALLOW_PRIVATE_NETWORK: 'may every shop live on a private network?',
  PILITO_METRICS: 'who may read /metrics',
  PILITO_LOG_LEVEL: 'how much is logged',
  PILITO_EMBEDDER: 'who turns texts into vectors',
  OPENAI_API_KEY: "the embedding service's key",
  OPENAI_BASE_URL: "its address; unset, OpenAI's",
  PILITO_EMBED_MODEL: 'its model',
  PILITO_EMBED_DIMENSIONS: "how many numbers a vector has; unset, the model's own",
  PILITO_EMBED_PRICE: "US dollars for a million tokens, for the doctor's estimate",
};
const SECRETS: ReadonlySet<string> = new Set<Variable>(['PILITO_SECRET_KEY', 'OPENAI_API_KEY']);

export interface Config {
  /** Absolute path of the catalogue. */
  db: string;
  host: string;
  port: number;
  publicUrl: string | null;
  secretKey: string | null;
  /** Proxies whose X-Forwarded-For is believed: their addresses and ranges, or how many stand before us. */
  trustProxy: false | number | string[];
  allowPrivateNetwork: boolean;
  /** Who may read /metrics. */
  metrics: 'open' | 'admin' | 'off';
  logLevel: string;
  embedder: 'local' | 'openai';
  openai: { apiKey: string | null; baseUrl: string | null };
  embedModel: string | null;
  embedDimensions: number | null;
  /** US dollars for a million tokens, a decimal string. */
  embedPrice: string | null;
}

export interface ConfigFlags {
  db?: string | undefined;
  host?: string | undefined;
  port?: string | undefined;
}

/** Throws `invalid_config` naming the variable that is wrong. */
export function readConfig(flags: ConfigFlags = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  if (flags.db === '') throw new PilitoError('invalid_usage', '--db names no file.', { hint: 'Write --db <file>.' });
  const named = namedBy(flags);
  const given = { ...present(dotenv()), ...present(environment), ...present(named) };
  const parsed = VARIABLES.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    throw new PilitoError('invalid_config', `${name} is not right: ${issue?.message ?? 'invalid'}.`, {
      hint: 'See "Environment" in docs/operations.md.',
    });
  }
  const env = parsed.data;
  return {
    db: env.PILITO_DB === undefined ? defaultDatabase(environment) : resolve(env.PILITO_DB),
    host: env.PILITO_HOST,
    port: env.PILITO_PORT,
    publicUrl: env.PILITO_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    secretKey: env.PILITO_SECRET_KEY ?? null,
    trustProxy: trustProxyFrom(env.PILITO_TRUST_PROXY),
    allowPrivateNetwork: env.PILITO_ALLOW_PRIVATE_NETWORK,
    metrics: env.PILITO_METRICS,
    logLevel: env.PILITO_LOG_LEVEL,
    embedder: env.PILITO_EMBEDDER ?? (env.OPENAI_API_KEY === undefined ? 'local' : 'openai'),
    openai: { apiKey: env.OPENAI_API_KEY ?? null, baseUrl: env.OPENAI_BASE_URL ?? null },
    embedModel: env.PILITO_EMBED_MODEL ?? null,
    embedDimensions: env.PILITO_EMBED_DIMENSIONS ?? null,
    embedPrice: env.PILITO_EMBED_PRICE ?? null,
  };
}

export interface Setting {
  name: string;
  /** As it stands, or what it is when unset; null for nothing. Secrets are `******`. */
  value: string | null;
  from: 'flag' | 'environment' | '.env' | 'default';
  /** The flag, or the file. */
  where: string | null;
  meaning: string;
  /** Why it cannot be used; null when it can. */
  problem: string | null;
}

export interface Explanation {
  settings: Setting[];
  /** Set, and read by nobody; with the name that may be meant. */
  unknown: { name: string; meant: string | null }[];
}

/** Every variable with its value and where that came from. Nothing is made, and what is wrong is told, not thrown. */
export function explainConfig(flags: ConfigFlags = {}, environment: NodeJS.ProcessEnv = process.env): Explanation {
  const file = present(dotenv());
  const [fromEnvironment, named] = [present(environment), present(namedBy(flags))];
  const given = { ...file, ...fromEnvironment, ...named };
  const settings = names().map((name): Setting => {
    const told = { name, meaning: MEANINGS[name], problem: problemOf(name, given[name]) };
    const value = shown(name, given[name] ?? defaultOf(name, given, environment));
    if (name in named) return { ...told, value, from: 'flag', where: FLAGS[name] ?? null };
    if (name in fromEnvironment) return { ...told, value, from: 'environment', where: null };
    if (name in file) return { ...told, value, from: '.env', where: resolve('.env') };
    return { ...told, value, from: 'default', where: null };
  });
  const odd = Object.keys({ ...file, ...fromEnvironment }).filter(
    (name) => /^PILITO_/.test(name) && !(name in MEANINGS),
  );
  return { settings, unknown: odd.map((name) => ({ name, meant: nearest(name) })) };
}

const FLAGS: Partial<Record<Variable, string>> = { PILITO_DB: '--db', PILITO_HOST: '--host', PILITO_PORT: '--port' };

function namedBy({ db, host, port }: ConfigFlags): Partial<Record<Variable, string | undefined>> {
  return { PILITO_DB: db, PILITO_HOST: host, PILITO_PORT: port };
}

/** Of the fewest typing mistakes, three at most. */
function nearest(name: string): Variable | null {
  for (const most of [1, 2, 3]) {
    const found = names().find((one) => isWithin(one, name, most));
    if (found !== undefined) return found;
  }
  return null;
}

function names(): Variable[] {
  return VARIABLES.keyof().options;
}

function problemOf(name: Variable, value: string | undefined): string | null {
  const parsed = VARIABLES.shape[name].safeParse(value);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'invalid';
  if (name !== 'PILITO_TRUST_PROXY') return null;
  try {
    trustProxyFrom(value);
    return null;
  } catch (error) {
    return error instanceof PilitoError ? (error.hint ?? error.message) : null;
  }
}

function defaultOf(name: Variable, given: Record<string, string>, environment: NodeJS.ProcessEnv): string | null {
  if (name === 'PILITO_DB') return defaultPath(environment);
  if (name === 'PILITO_EMBEDDER') return given.OPENAI_API_KEY === undefined ? 'local' : 'openai';
  const parsed = VARIABLES.shape[name].safeParse(undefined);
  const value: unknown = parsed.success ? parsed.data : undefined;
  return value === undefined ? null : String(value);
}

/** A password may also stand in an address. */
function shown(name: Variable, value: string | null): string | null {
  if (value !== null && SECRETS.has(name)) return '******';
  return value?.replace(/^(https?:\/\/)[^/@]*@/, '$1******@') ?? null;
}

function dotenv(): Record<string, string | undefined> {
  return existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
}

/** An empty variable counts as unset, as it does in most shells' habits. */
function present(values: Record<string, string | undefined>): Record<string, string> {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(set);
}

function defaultPath(environment: NodeJS.ProcessEnv): string {
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'pilito', 'pilito.db');
}

function defaultDatabase(environment: NodeJS.ProcessEnv): string {
  const file = defaultPath(environment);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return file;
}

/** Never "believe everybody": then a client could write its own address. */
function trustProxyFrom(text: string | undefined): Config['trustProxy'] {
  if (text === undefined || /^(0|false|no)$/i.test(text)) return false;
  if (/^(true|yes)$/i.test(text)) return 1;
  if (/^\d+$/.test(text)) return Number(text);
  const ranges = text.split(',').map((entry) => entry.trim());
  if (ranges.every(isAddressRange)) return ranges;
  throw new PilitoError('invalid_config', `PILITO_TRUST_PROXY is not right: ${text}.`, {
    hint: 'Give addresses and ranges with commas between, such as 10.0.0.0/8, or how many proxies stand in a row.',
  });
}
