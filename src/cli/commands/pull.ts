// `pilito pull`: catalogues from the shops, one store after the other, once or again and again.
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { pull } from '../../app/pull.ts';
import type { PullCounts } from '../../app/pull-page.ts';
import type { PullRequest } from '../../app/pull-run.ts';
import { getStore } from '../../app/stores.ts';
import { PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import { pause } from '../../worker/pause.ts';
import { counted, formatDuration } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { duration, moment, wholeNumber } from '../options.ts';
import { withProgress } from '../progress.ts';
import { printReport, standingOf, stoppedText } from '../pull-report.ts';

interface PullOptions {
  full?: boolean;
  since?: number;
  dryRun?: boolean;
  watch?: number;
  allowMassDelete?: boolean;
  pageSize: number;
  concurrency: number;
}

/**
 * A pull keeps little and throws much away: without this the heap grows to several times what is kept, because that
 * saves a little work.
 */
const MEMORY = '--heap-growing-percent=25';

/** Shops are other people's machines. */
const SHORTEST_WATCH_MS = 1_000;

export default function pullNoun(noun: Command, act: Act): void {
  noun
    .argument('[store...]', 'the stores; all that have an address and keys when none is named')
    .option('--full', 'read everything, and notice what is gone (default: what changed since the last pull)')
    .option('--since <when>', 'what changed since a date, or for so long', moment)
    .option('--dry-run', 'read and compare, write nothing')
    .option('--watch <interval>', 'pull again after this time, until stopped', duration)
    .option('--allow-mass-delete', 'remove what is gone, however much it is')
    .option('--page-size <n>', 'products asked for at once', wholeNumber(1, 100), 100)
    .option('--concurrency <n>', 'requests under way at once', wholeNumber(1, 16), 2)
    .addHelpText('after', examples('pilito pull', 'pilito pull shoes --full --dry-run', 'pilito pull --watch 5m'))
    .action(act(run));
}

async function run(context: Context, slugs: string[], options: PullOptions): Promise<void> {
  setFlagsFromString(MEMORY);
  const { watch } = options;
  if (watch !== undefined && watch < SHORTEST_WATCH_MS) {
    throw new PilitoError('invalid_usage', 'The interval of --watch is too short.', { hint: 'Give at least 1s.' });
  }
  if (options.full && options.since !== undefined) {
    throw new PilitoError('invalid_usage', '--full and --since exclude each other.', { hint: 'Leave one out.' });
  }
  const signal = context.signals.drain();
  await context.withApp(
    async (app) => {
      if (watch === undefined) return pullAll(context, app, await storesToPull(context, app, slugs), options, signal);
      await storesToPull(context, app, slugs);
      while (!signal.aborted) {
        try {
          await pullAll(context, app, await storesToPull(context, app, slugs), options, signal);
        } catch (error) {
          if (signal.aborted) throw error;
          context.output.failure(error);
        }
        context.output.notice(`The next pull is in ${formatDuration(watch)}. Stop with Ctrl-C.`);
        await pause(watch, signal);
      }
      context.output.notice('Stopped between two pulls; all that was read is kept.');
    },
    { metrics: 'kept', catalogueThread: true },
  );
}

async function storesToPull({ output }: Context, app: App, slugs: readonly string[]): Promise<Store[]> {
  if (slugs.length > 0) return Promise.all([...new Set(slugs)].map((slug) => getStore(app, slug)));
  const all = await app.db.stores.list();
  const ready = all.filter((store) => store.url !== null && store.hasCredentials);
  if (ready.length === 0) {
    throw new PilitoError('invalid_usage', 'No store has both an address and API keys.', {
      hint: 'pilito store add shoes --url https://shop.example --consumer-key ck_… --consumer-secret -',
    });
  }
  for (const { slug } of all.filter((store) => !ready.includes(store))) {
    output.notice(`${slug}: passed over, it has no address or no API keys.`);
  }
  return ready;
}

/** Throws when anything was left out: the error itself for one store, `partial` or the first one's code for many. */
async function pullAll(
  context: Context,
  app: App,
  stores: readonly Store[],
  options: PullOptions,
  signal: AbortSignal,
): Promise<void> {
  const errors: unknown[] = [];
  const partial: string[] = [];
  for (const [at, store] of stores.entries()) {
    const title = stores.length === 1 ? store.slug : `${store.slug} (${at + 1} of ${stores.length})`;
    try {
      if (await pullOne(context, app, { store, title }, options, signal)) partial.push(store.slug);
    } catch (error) {
      if (signal.aborted || stores.length === 1) throw error;
      context.output.failure(error, { store: store.slug });
      context.output.notice(`That was the store ${store.slug}.`);
      errors.push(error);
    }
  }
  const [first] = errors;
  if (errors.length === stores.length && first instanceof PilitoError) {
    throw new PilitoError(first.code, 'No store could be pulled.', { hint: 'What is above says why.' });
  }
  if (errors.length > 0) {
    throw new PilitoError('partial', `${errors.length} of ${counted(stores.length, 'store')} could not be pulled.`);
  }
  if (partial.length > 0) {
    throw new PilitoError('partial', `Not everything of ${partial.join(', ')} was taken over.`, {
      hint: 'The notices say what was left out, and why.',
    });
  }
}

/** A store, and what its progress is called. */
interface Titled {
  store: Store;
  title: string;
}

/** True when something was left out. */
async function pullOne(
  { output }: Context,
  app: App,
  { store, title }: Titled,
  options: PullOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { full = false, since = null, dryRun = false, allowMassDelete = false, pageSize, concurrency } = options;
  const request = { store, full, since, dryRun, allowMassDelete, pageSize, concurrency, signal };
  let reached: PullCounts | null = null;
  try {
    const report = await withProgress(output, { title, signal }, (progress) => {
      const onProgress: PullRequest['onProgress'] = (standing) => {
        reached = standing.counts;
        progress.at(standingOf(standing));
      };
      return pull(app, { ...request, onProgress, onWait: progress.waits });
    });
    printReport(output, report, dryRun);
    return report.partial;
  } catch (error) {
    if (signal.aborted) output.notice(stoppedText(store.slug, reached, { dryRun, full }));
    throw error;
  }
}
