// `pilito events replay`: by number each event says why it cannot be replayed; by filter those that cannot are passed
// over. Without either nothing is replayed: that would be the whole log.
import { replayEvent } from '../app/replay.ts';
import { PilitoError } from '../domain/errors.ts';
import { type EventOptions, filterOf } from './event-filters.ts';
import { counted } from './format.ts';
import type { Context } from './noun.ts';

interface ReplayOptions extends EventOptions {
  dryRun?: boolean;
}

export async function replay(context: Context, words: string[], options: ReplayOptions): Promise<void> {
  const { dryRun = false, ...filters } = options;
  const ids = words.map(idOf);
  const filtered = Object.keys(filters).length > 0;
  if (ids.length > 0 === filtered) {
    throw new PilitoError('invalid_usage', filtered ? 'Give numbers or filters, not both.' : 'Which events?', {
      hint: 'Name them (pilito events replay 42 43) or filter them (pilito events replay --status dead).',
    });
  }
  if (ids.length > 0 && !dryRun) return replayNamed(context, ids);
  await context.withApp(async (app) => {
    const filter = filtered ? await filterOf(app, filters) : { ids };
    print(context, await app.db.events.replay(filter, app.clock.now(), dryRun), dryRun);
  });
}

function idOf(word: string): number {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  throw new PilitoError('invalid_usage', `"${word}" is not the number of an event.`, {
    hint: 'See: pilito events list',
  });
}

async function replayNamed(context: Context, ids: readonly number[]): Promise<void> {
  const { output } = context;
  await context.withApp(async (app) => {
    const failures: unknown[] = [];
    for (const id of new Set(ids)) {
      try {
        await replayEvent(app, id);
      } catch (error) {
        if (!(error instanceof PilitoError) || ids.length === 1) throw error;
        failures.push(error);
        output.failure(error);
      }
    }
    const asked = new Set(ids).size;
    print(context, asked - failures.length, false);
    if (failures.length === asked) throw new PilitoError('conflict', 'None of these events can be replayed.');
    if (failures.length > 0) {
      throw new PilitoError('partial', `${failures.length} of ${counted(asked, 'event')} cannot be replayed.`);
    }
  });
}

function print({ output }: Context, replayed: number, dryRun: boolean): void {
  if (output.json) output.document({ replayed, dry_run: dryRun });
  else output.line(dryRun ? `Would replay ${counted(replayed, 'event')}.` : `${counted(replayed, 'event')} due again.`);
  if (replayed > 0 && !dryRun) output.notice('A running worker takes them now; else: pilito worker --once');
}
