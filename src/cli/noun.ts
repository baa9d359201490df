// What a command module looks like from outside: it describes itself to commander, and its `run`s get a Context, the
// few things every command needs. A module is imported only when its noun is called.
import type { Command } from 'commander';
import type { App } from '../app/app.ts';
import type { Config, ConfigFlags, Explanation } from '../config.ts';
import type { WireOptions } from '../wire.ts';
import type { Output } from './output.ts';
import type { Signals } from './signals.ts';

export interface Context {
  readonly output: Output;
  readonly signals: Signals;
  /** The configuration, with the flags of this command over it. */
  config(flags?: Omit<ConfigFlags, 'db'>): Promise<Config>;
  /** Every variable, its value and where that came from. */
  explain(): Promise<Explanation>;
  /** Opens pilito and closes it when `use` has ended, however it did. */
  withApp<Result>(use: (app: App, config: Config) => Promise<Result>, options?: OpenOptions): Promise<Result>;
}

interface OpenOptions extends WireOptions {
  config?: Config;
}

/** Turns a run into what commander calls: arguments, then options, then the command. */
export type Act = <Args extends unknown[]>(
  run: (context: Context, ...args: Args) => Promise<void>,
) => (...args: Args) => Promise<void>;

export type Noun = (command: Command, act: Act) => void;

/** The end of a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
