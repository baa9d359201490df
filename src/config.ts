// The one reader of the environment. Precedence: flag, environment, `.env` in the working directory, default.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { parseDuration } from './domain/duration.ts';
import { PilitoError } from './domain/errors.ts';
import { isWithin } from './domain/text/distance.ts';
import { isAddressRange } from './domain/token.ts';
import { VARIABLES, type VariableName, valueIn } from './variables.ts';

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
  /** How long the event log remembers what has ended; null: for ever. */
  keepEventsMs: number | null;
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
  refuseMistakes(given);
  const env = <Name extends VariableName>(name: Name) => valueIn(name, given[name]);
  const [db, kept] = [env('PILITO_DB'), env('PILITO_KEEP_EVENTS')];
  return {
    db: db === null ? defaultDatabase(environment) : resolve(db),
    host: env('PILITO_HOST'),
    port: env('PILITO_PORT'),
    publicUrl: env('PILITO_PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    secretKey: env('PILITO_SECRET_KEY'),
    trustProxy: trustProxyFrom(env('PILITO_TRUST_PROXY')),
    allowPrivateNetwork: env('PILITO_ALLOW_PRIVATE_NETWORK'),
    keepEventsMs: kept === 'forever' ? null : parseDuration(kept),
    metrics: env('PILITO_METRICS'),
    logLevel: env('PILITO_LOG_LEVEL'),
    embedder: env('PILITO_EMBEDDER') ?? (env('OPENAI_API_KEY') === null ? 'local' : 'openai'),
    openai: { apiKey: env('OPENAI_API_KEY'), baseUrl: env('OPENAI_BASE_URL') },
    embedModel: env('PILITO_EMBED_MODEL'),
    embedDimensions: env('PILITO_EMBED_DIMENSIONS'),
    embedPrice: env('PILITO_EMBED_PRICE'),
  };
}

/** In the order of the table, so that of several mistakes the first is told. */
function refuseMistakes(given: Readonly<Record<string, string>>): void {
  for (const name of names()) {
    const problem = mistakeIn(name, given[name]);
    if (problem === null) continue;
    throw new PilitoError('invalid_config', `${name} is not right: ${problem}.`, {
      hint: 'See "Environment" in docs/operations.md.',
    });
  }
}

function mistakeIn(name: VariableName, value: string | undefined): string | null {
  try {
    valueIn(name, value);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
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
    const told = { name, meaning: VARIABLES[name].meaning, problem: problemOf(name, given[name]) };
    const value = shown(name, given[name] ?? defaultOf(name, given, environment));
    if (name in named) return { ...told, value, from: 'flag', where: FLAGS[name] ?? null };
    if (name in fromEnvironment) return { ...told, value, from: 'environment', where: null };
    if (name in file) return { ...told, value, from: '.env', where: resolve('.env') };
    return { ...told, value, from: 'default', where: null };
  });
  const odd = Object.keys({ ...file, ...fromEnvironment }).filter((name) => /^PILITO_/.test(name) && !isName(name));
  return { settings, unknown: odd.map((name) => ({ name, meant: nearest(name) })) };
}

const FLAGS: Partial<Record<VariableName, string>> = {
  PILITO_DB: '--db',
  PILITO_HOST: '--host',
  PILITO_PORT: '--port',
};

function namedBy({ db, host, port }: ConfigFlags): Partial<Record<VariableName, string | undefined>> {
  return { PILITO_DB: db, PILITO_HOST: host, PILITO_PORT: port };
}

/** Of the fewest typing mistakes, three at most. */
function nearest(name: string): VariableName | null {
  for (const most of [1, 2, 3]) {
    const found = names().find((one) => isWithin(one, name, most));
    if (found !== undefined) return found;
  }
  return null;
}

function names(): VariableName[] {
  return Object.keys(VARIABLES).filter(isName);
}

function isName(name: string): name is VariableName {
  return name in VARIABLES;
}

function problemOf(name: VariableName, value: string | undefined): string | null {
  const mistake = mistakeIn(name, value);
  if (mistake !== null || name !== 'PILITO_TRUST_PROXY') return mistake;
  try {
    trustProxyFrom(value ?? null);
    return null;
  } catch (error) {
    return error instanceof PilitoError ? (error.hint ?? error.message) : null;
  }
}

function defaultOf(name: VariableName, given: Record<string, string>, environment: NodeJS.ProcessEnv): string | null {
  if (name === 'PILITO_DB') return defaultPath(environment);
  if (name === 'PILITO_EMBEDDER') return given.OPENAI_API_KEY === undefined ? 'local' : 'openai';
  const value = valueIn(name, undefined);
  return value === null ? null : String(value);
}

/** A password may also stand in an address. */
function shown(name: VariableName, value: string | null): string | null {
  if (value !== null && VARIABLES[name].secret) return '******';
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
function trustProxyFrom(text: string | null): Config['trustProxy'] {
  if (text === null || /^(0|false|no)$/i.test(text)) return false;
  if (/^(true|yes)$/i.test(text)) return 1;
  if (/^\d+$/.test(text)) return Number(text);
  const ranges = text.split(',').map((entry) => entry.trim());
  if (ranges.every(isAddressRange)) return ranges;
  throw new PilitoError('invalid_config', `PILITO_TRUST_PROXY is not right: ${text}.`, {
    hint: 'Give addresses and ranges with commas between, such as 10.0.0.0/8, or how many proxies stand in a row.',
  });
}
