// What may stand next on a command line: asked by the script of `pilito completion` at every press of the tab key. The
// answers come from the commands themselves; names of shops come from the database.
import { existsSync, readdirSync } from 'node:fs';
import type { Command as Known } from '@bomb.sh/tab';
import known from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { Store } from '../domain/store.ts';
import type { Context } from './noun.ts';

/** Of `complete -- search --sto`, the words after the dashes. */
export function wordsToComplete(argv: readonly string[]): string[] {
  const dashes = argv.indexOf('--');
  return dashes < 0 ? [] : argv.slice(dashes + 1);
}

/** Adds the hidden command `complete` to a program whose other commands are there. */
export async function addComplete(program: Command, context: Context): Promise<void> {
  const root = known(program, { completionCommandName: 'completion' });
  const stores = await storesOf(context);
  for (const [path, command] of root.commands) {
    if (path !== 'store add') offerStores(command, stores);
    offerFiles(command);
  }
}

function offerStores({ options, arguments: positions }: Known, stores: readonly Store[]): void {
  const handler = (complete: (value: string, description: string) => void) => {
    for (const { slug, name } of stores) complete(slug, name ?? '');
  };
  const places = [options.get('store'), positions.get('store'), positions.get('slug')];
  for (const place of places) if (place) place.handler = handler;
}

function offerFiles({ options, arguments: positions }: Known): void {
  const handler = (complete: (value: string, description: string) => void) => {
    for (const name of readdirSync('.')) complete(name, '');
  };
  for (const place of [options.get('out'), positions.get('file')]) if (place) place.handler = handler;
}

/** A press of a key makes no database, and tells of none that cannot be opened. */
async function storesOf({ config, withApp }: Context): Promise<readonly Store[]> {
  try {
    return existsSync((await config()).db) ? await withApp((app) => app.db.stores.list()) : [];
  } catch {
    return [];
  }
}
