// `pilito verify`: does the catalogue hold what the shop has? A report, and with --heal the mending of what differs.
import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { getStore } from '../../app/stores.ts';
import { type VerifyReport, type VerifyRequest, verify } from '../../app/verify.ts';
import { PilitoError } from '../../domain/errors.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { wholeNumber } from '../options.ts';
import { withProgress } from '../progress.ts';
import { OF_BOTH, printVerification, shownOf } from '../verify-report.ts';

interface VerifyOptions {
  heal?: boolean;
  allowMassDelete?: boolean;
  pageSize: number;
  concurrency: number;
}

export default function verifyNoun(noun: Command, act: Act): void {
  noun
    .argument('<store>', 'the store')
    .option('--heal', 'mend what differs: read what is missing or stale, remove what is extra')
    .option('--allow-mass-delete', 'with --heal: remove what is extra, however much it is')
    .option('--page-size <n>', 'products asked for at once', wholeNumber(1, 100), 100)
    .option('--concurrency <n>', 'requests under way at once', wholeNumber(1, 16), 2)
    .addHelpText(
      'after',
      examples('pilito verify shoes', 'pilito verify shoes --heal', 'pilito verify shoes --json | jq .missing'),
    )
    .action(act(run));
}

async function run(context: Context, slug: string, options: VerifyOptions): Promise<void> {
  const { heal = false, allowMassDelete = false, pageSize, concurrency } = options;
  if (allowMassDelete && !heal) {
    throw new PilitoError('invalid_usage', '--allow-mass-delete removes something only with --heal.', {
      hint: `pilito verify ${slug} --heal --allow-mass-delete`,
    });
  }
  const { output, signals, withApp } = context;
  const signal = signals.drain();
  await withApp(async (app) => {
    const store = await getStore(app, slug);
    const request = { store, heal, allowMassDelete, pageSize, concurrency, signal };
    const [, unit] = OF_BOTH;
    const report = await withProgress(output, { title: slug, signal }, (progress) => {
      progress.at({ doing: 'asking the shop' });
      const onLot = (done: number) => progress.at({ doing: 'comparing with the shop', done, unit });
      const onPage: VerifyRequest['onPage'] = ({ products, variations, failed }) =>
        progress.at({ doing: 'mending', done: products + variations + failed, unit });
      return verify(app, { ...request, onLot, onPage, onWait: progress.waits });
    }).finally(() => {
      if (signal.aborted) output.notice(stoppedText(slug, heal));
    });
    await printVerification(output, report, await titlesOf(app, report));
    conclude(report);
  });
}

function stoppedText(slug: string, heal: boolean): string {
  if (!heal) return `${slug}: stopped; nothing was changed.`;
  return `${slug}: stopped; what was mended so far is kept. The same command mends the rest: pilito verify ${slug} --heal`;
}

async function titlesOf({ db }: App, report: VerifyReport): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const { externalId } of shownOf(report)) {
    const known = await db.products.findByExternalId(report.store, externalId);
    if (known !== null) titles.set(externalId, known.state.title);
  }
  return titles;
}

/** Throws `drift` for what was found and not to be mended, `partial` for what could not be. */
function conclude({ store, drift, healed, checked }: VerifyReport): void {
  if (drift.length === 0) return;
  if (healed === null) {
    const differs = `${drift.length} of ${counted(checked, ...OF_BOTH)} of ${store} differ from the shop.`;
    throw new PilitoError('drift', differs, { hint: `Mend them: pilito verify ${store} --heal` });
  }
  if (healed.left.length === 0) return;
  throw new PilitoError('partial', `${healed.left.length} of ${drift.length} could not be mended.`, {
    hint: 'What is above says why.',
  });
}
