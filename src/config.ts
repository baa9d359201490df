// The one reader of the environment. Precedence: flag, environment, `.env` in the working directory, default.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { PilitoError } from './domain/errors.ts';
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
  PILITO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PILITO_EMBEDDER: z.enum(['local', 'openai']).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PILITO_EMBED_MODEL: z.string().min(1).optional(),
  PILITO_EMBED_DIMENSIONS: whole(1, 8192).optional(),
});

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
  logLevel: string;
  embedder: 'local' | 'openai';
  openai: { apiKey: string | null; baseUrl: string | null };
  embedModel: string | null;
  embedDimensions: number | null;
}

export interface ConfigFlags {
  db?: string | undefined;
  host?: string | undefined;
  port?: string | undefined;
}

/** Throws `invalid_config` naming the variable that is wrong. */
export function readConfig(flags: ConfigFlags = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  if (flags.db === '') throw new PilitoError('invalid_usage', '--db names no file.', { hint: 'Write --db <file>.' });
  const named = { PILITO_DB: flags.db, PILITO_HOST: flags.host, PILITO_PORT: flags.port };
  const given = { ...dotenv(), ...present(environment), ...present(named) };
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
    logLevel: env.PILITO_LOG_LEVEL,
    embedder: env.PILITO_EMBEDDER ?? (env.OPENAI_API_KEY === undefined ? 'local' : 'openai'),
    openai: { apiKey: env.OPENAI_API_KEY ?? null, baseUrl: env.OPENAI_BASE_URL ?? null },
    embedModel: env.PILITO_EMBED_MODEL ?? null,
    embedDimensions: env.PILITO_EMBED_DIMENSIONS ?? null,
  };
}

function dotenv(): Record<string, string | undefined> {
  return existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
}

/** An empty variable counts as unset, as it does in most shells' habits. */
function present(values: Record<string, string | undefined>): Record<string, string> {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(set);
}

function defaultDatabase(environment: NodeJS.ProcessEnv): string {
  const file = join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'pilito', 'pilito.db');
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
