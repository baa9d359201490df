// `pilito webhooks`: the shop's own webhooks. Without them, or the plugin, a shop is only ever heard of by pulls.
import type { Command } from 'commander';
import { getStore } from '../../app/stores.ts';
import type { Act } from '../../app/webhook-steps.ts';
import { deliveryUrlOf, inspectWebhooks, removeWebhooks } from '../../app/webhooks.ts';
import { ensureWebhooks, makeSecret } from '../../app/webhooks-ensure.ts';
import { PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import type { Step } from '../../domain/webhook.ts';
import { counted, formatDuration } from '../format.ts';
import { type Act as Acting, type Context, examples } from '../noun.ts';
import { byHandJson, byHandText, type HandWork, handWorkOf } from '../webhooks-by-hand.ts';
import { printActs, printReport } from '../webhooks-report.ts';

interface EnsureOptions {
  newSecret?: boolean;
  old?: boolean;
  dryRun?: boolean;
  byHand?: boolean;
  showSecret?: boolean;
}

export default function webhooks(noun: Command, act: Acting): void {
  noun.addHelpText('after', examples('pilito webhooks ensure shoes', 'pilito webhooks list shoes'));
  noun
    .command('ensure')
    .description('one active webhook for each topic, pointing here, with our secret; nobody else is touched')
    .argument('<store>', 'the shop')
    .option('--new-secret', 'give all of them a new secret; the one before stays good meanwhile')
    .option('--old', 'also remove ours that point to an earlier PILITO_PUBLIC_URL')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--by-hand', 'do not ask the shop: print what to enter in WooCommerce')
    .option('--show-secret', 'where it is done by hand: make a new secret and show it, this once')
    .addHelpText(
      'after',
      examples(
        'PILITO_PUBLIC_URL=https://pilito.example pilito webhooks ensure shoes',
        'pilito webhooks ensure shoes --dry-run',
        'pilito webhooks ensure shoes --by-hand --show-secret     # when the keys may only read',
      ),
    )
    .action(act(ensure));
  noun
    .command('list')
    .description("the shop's webhooks about products: whose they are, and what is wrong with ours")
    .argument('<store>', 'the shop')
    .addHelpText('after', examples('pilito webhooks list shoes', 'pilito webhooks list shoes --json | jq .missing'))
    .action(act(list));
  noun
    .command('remove')
    .description('remove ours from the shop')
    .argument('<store>', 'the shop')
    .option('--old', 'also those that point to an earlier PILITO_PUBLIC_URL')
    .option('--dry-run', 'say which, and remove nothing')
    .addHelpText('after', examples('pilito webhooks remove shoes --dry-run', 'pilito webhooks remove shoes'))
    .action(act(remove));
}

/** What every ask of the shop needs. */
function requestOf({ output, signals }: Context, store: Store, publicUrl: string | null) {
  const onWait = (ms: number, why: string) => output.notice(`${why} Trying again in ${formatDuration(ms)}.`);
  return { store, publicUrl, signal: signals.drain(), onWait };
}

async function ensure(context: Context, slug: string, options: EnsureOptions): Promise<void> {
  const { output, withApp } = context;
  const { newSecret = false, old: removeOld = false, dryRun = false, byHand = false, showSecret = false } = options;
  await withApp(async (app, { publicUrl }) => {
    const store = await getStore(app, slug);
    const secretFor = async () => (showSecret && !dryRun ? makeSecret(app, store) : null);
    if (byHand) {
      const deliveryUrl = deliveryUrlOf(store, publicUrl);
      const { webhookTopics } = await app.source(store.source);
      const steps = webhookTopics.map(({ name }): Step => ({ kind: 'create', topic: name, instead: [] }));
      return printByHand(context, store, handWorkOf(steps, webhookTopics, deliveryUrl, await secretFor()));
    }
    const acts: Act[] = [];
    const onAct = (one: Act) => void acts.push(one);
    const request = { ...requestOf(context, store, publicUrl), dryRun, newSecret, removeOld, onAct };
    const report = await ensureWebhooks(app, request).catch(async (error) => {
      if (!output.json && acts.length > 0) await printActs(output, acts);
      if (acts.length > 0) output.notice('What is done stays; the same command does the rest.');
      if (isByHandCase(error)) output.notice(`To do it by hand: pilito webhooks ensure ${slug} --by-hand`);
      throw error;
    });
    for (const notice of report.notices) output.warning(`${slug}: ${notice}`);
    if (report.byHand !== null) {
      const { webhookTopics } = await app.source(store.source);
      const work = handWorkOf(report.byHand, webhookTopics, report.deliveryUrl, await secretFor());
      printByHand(context, store, work);
      throw readOnly(store);
    }
    await printReport(output, store, report, dryRun);
  });
}

/** No keys, or keys that may not even look. */
function isByHandCase(error: unknown): boolean {
  return error instanceof PilitoError && (error.code === 'shop_refused' || error.code === 'invalid_usage');
}

function printByHand({ output }: Context, store: Store, work: HandWork): void {
  if (output.json) output.document(byHandJson(store, work));
  else for (const line of byHandText(store, work)) output.text(line);
}

function readOnly({ slug }: Store): PilitoError {
  return new PilitoError('shop_refused', `The keys of ${slug} may not change the shop's webhooks.`, {
    hint: `Do it by hand, as told above; or make a key with the permission Read/Write in WooCommerce → Settings → Advanced → REST API, then: pilito store update ${slug} --consumer-key … --consumer-secret -`,
  });
}

async function list(context: Context, slug: string): Promise<void> {
  const { output, withApp } = context;
  await withApp(async (app, { publicUrl }) => {
    const store = await getStore(app, slug);
    const {
      deliveryUrl,
      webhooks: seen,
      missing,
      notices,
    } = await inspectWebhooks(app, requestOf(context, store, publicUrl));
    for (const notice of notices) output.warning(`${slug}: ${notice}`);
    if (deliveryUrl === null) {
      output.warning('PILITO_PUBLIC_URL is not set, so which of them point here is not known.');
    }
    if (output.json) {
      const results = seen.map(({ id, name, status, topic, deliveryUrl: url, ownership, problems }) => ({
        ...{ id, ours: ownership !== 'foreign', status, topic, name, delivery_url: url, problems },
      }));
      return output.document({ store: slug, delivery_url: deliveryUrl, count: results.length, results, missing });
    }
    if (seen.length > 0) {
      await output.table(
        [
          { title: 'OURS' },
          { title: 'ID', align: 'right' },
          ...['STATUS', 'TOPIC', 'PROBLEM', 'ADDRESS'].map((title) => ({ title })),
        ],
        seen.map(({ id, status, topic, deliveryUrl: url, ownership, problems }) => [
          ...[ownership === 'foreign' ? '-' : 'yes', id, status, topic, problems.join('; ') || '-', url],
        ]),
      );
    } else output.notice(`${slug} has no webhook about products.`);
    if (deliveryUrl === null) return;
    const wrong = seen.some(({ problems }) => problems.length > 0);
    if (missing.length > 0) output.notice(`Missing: ${missing.join(', ')}.`);
    if (missing.length > 0 || wrong) output.notice(`To make it right: pilito webhooks ensure ${slug}`);
  });
}

async function remove(context: Context, slug: string, options: { old?: boolean; dryRun?: boolean }): Promise<void> {
  const { output, withApp } = context;
  const { old: removeOld = false, dryRun = false } = options;
  await withApp(async (app, { publicUrl }) => {
    const store = await getStore(app, slug);
    const { removed, deliveryUrl } = await removeWebhooks(app, {
      ...requestOf(context, store, publicUrl),
      ...{ dryRun, removeOld },
    });
    if (output.json) {
      const rows = removed.map(({ id, topic, status, deliveryUrl: url }) => ({ id, topic, status, delivery_url: url }));
      return output.document({ store: slug, delivery_url: deliveryUrl, dry_run: dryRun, removed: rows });
    }
    if (removed.length === 0) return output.notice(`${slug} has no webhook that points to ${deliveryUrl}`);
    if (output.quiet) return;
    const topics = removed.map(({ id, topic }) => `${id} (${topic})`).join(', ');
    output.text(`${dryRun ? 'Would remove' : 'Removed'} ${counted(removed.length, 'webhook')}: ${topics}.`);
  });
}
