// `pilito worker`: the worker alone; with --once until nothing is due, for cron.
import type { Command } from 'commander';
import { PilitoError } from '../../domain/errors.ts';
import type { WorkSummary } from '../../worker/worker.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { withProgress } from '../progress.ts';
import { stepTeller } from '../work-progress.ts';

const STOPPED = 'Stopped; what is done is kept. The same command does the rest: pilito worker --once';

export default function worker(noun: Command, act: Act): void {
  noun
    .option('--once', 'work until nothing is due, then end')
    .addHelpText('after', examples('pilito worker', 'pilito pull && pilito worker --once'))
    .action(act(run));
}

async function run(context: Context, { once = false }: { once?: boolean }): Promise<void> {
  const { work, workOnce, nothingYet } = await import('../../worker/worker.ts');
  const signal = context.signals.drain();
  await context.withApp(
    async (app, { logLevel }) => {
      if (!once) {
        const { createLog } = await import('../log.ts');
        context.output.notice('Working. Stop with Ctrl-C.');
        return print(context, await work(app, createLog(logLevel), signal));
      }
      const { modelChanges } = await import('../../app/embed.ts');
      for (const change of await modelChanges(app)) context.output.notice(change);
      const summary = nothingYet();
      try {
        await withProgress(context.output, { title: 'worker', signal }, (progress) =>
          workOnce(app, signal, summary, stepTeller(app, summary, progress)),
        );
      } finally {
        print(context, summary);
        if (signal.aborted) context.output.notice(STOPPED);
      }
      if (signal.aborted) return;
      const { wantsOf } = await import('../../app/wants.ts');
      const { pending } = await app.db.chunks.counts(await wantsOf(app));
      if (pending > 0) context.output.warning(`${counted(pending, 'text')} wait to be embedded; they are not due yet.`);
      if (summary.failed > 0) {
        throw new PilitoError('partial', `${counted(summary.failed, 'item')} failed.`, {
          hint: 'They are tried again three times: run the worker again later. pilito events list --status failed says why.',
        });
      }
    },
    { metrics: 'kept' },
  );
}

function print({ output }: Context, summary: WorkSummary): void {
  const { applied, embedded, reused, fitted, failed } = summary;
  const models = fitted > 0 ? `, ${counted(fitted, 'model')} fitted` : '';
  const trouble = failed > 0 ? `, ${failed} failed` : '';
  const done = `${counted(applied, 'event')} applied; ${counted(embedded, 'text')} embedded, ${reused} reused${models}${trouble}.`;
  if (output.json) output.document(summary);
  else if (!output.quiet) output.line(done);
}
