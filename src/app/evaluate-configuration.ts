// Configurations of the search as one writes them to compare two: "mode=text,aliases=off".
import { PilitoError } from '../domain/errors.ts';
import { SEARCH_MODES, type SearchMode, type SearchRequest, type SearchTuning } from './search.ts';

export interface Configuration {
  /** As it was written. */
  name: string;
  mode: SearchMode;
  literal: boolean;
  tuning: SearchTuning;
}

type Reader = (value: string, key: string) => Partial<Configuration>;

const READERS = new Map<string, Reader>([
  ['mode', (value) => ({ mode: modeOf(value) })],
  ['literal', (value, key) => ({ literal: isOn(value, key) })],
  ['vector_weight', (value, key) => ({ tuning: { vectorWeight: share(value, key) } })],
  ['aliases', (value, key) => ({ tuning: { aliases: isOn(value, key) } })],
]);

/** What is not named stays as it is for everybody; '' is the usual search. Throws `invalid_usage`. */
export function readConfiguration(text: string): Configuration {
  const configuration: Configuration = { name: text.trim() || 'usual', mode: 'hybrid', literal: false, tuning: {} };
  for (const setting of text.split(',').filter((entry) => entry.trim() !== '')) {
    const [key = '', value = ''] = setting.split('=').map((part) => part.trim());
    const { tuning, ...change } = READERS.get(key)?.(value, key) ?? unknown(setting.trim());
    Object.assign(configuration, change);
    Object.assign(configuration.tuning, tuning);
  }
  return configuration;
}

type Way = Pick<SearchRequest, 'mode' | 'literal' | 'tuning'>;

/** The parts of a search request that a configuration decides. */
export function requestOf({ mode, literal, tuning }: Configuration): Way {
  return { mode, literal, tuning };
}

function modeOf(value: string): SearchMode {
  const mode = SEARCH_MODES.find((one) => one === value);
  if (mode !== undefined) return mode;
  throw wrong(`mode is one of ${SEARCH_MODES.join(', ')}, not "${value}".`);
}

function isOn(value: string, key: string): boolean {
  if (value === 'on' || value === 'off') return value === 'on';
  throw wrong(`${key} is on or off, not "${value}".`);
}

function share(value: string, key: string): number {
  const number = /^[01](\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 0 && number <= 1) return number;
  throw wrong(`${key} is a number from 0 to 1, not "${value}".`);
}

function unknown(setting: string): never {
  throw wrong(`"${setting}" is no setting of the search.`);
}

function wrong(message: string): PilitoError {
  return new PilitoError('invalid_usage', message, {
    hint: `Write settings with commas between, such as mode=text,aliases=off. There are: ${[...READERS.keys()].join(', ')}.`,
  });
}
