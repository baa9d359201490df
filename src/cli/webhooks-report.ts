// What `pilito webhooks ensure` has done, told to people and to scripts.
import type { Act } from '../app/webhook-steps.ts';
import type { EnsureReport } from '../app/webhooks-ensure.ts';
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import { counted } from './format.ts';
import type { Output } from './output.ts';

/** Throws `partial` when the shop refused a topic that is needed. */
export async function printReport(output: Output, store: Store, report: EnsureReport, dryRun: boolean): Promise<void> {
  const { acts, deliveryUrl, madeSecret, pings } = report;
  const refused = acts.filter(({ did }) => did === 'refused');
  if (output.json) {
    output.document({
      store: store.slug,
      delivery_url: deliveryUrl,
      dry_run: dryRun,
      made_secret: madeSecret,
      pings,
      webhooks: acts.map(({ id, topic, did, why }) => ({ id, topic, did, why })),
      notices: report.notices,
    });
  } else if (!output.quiet) {
    await printActs(output, acts, dryRun ? 'WOULD BE' : 'DONE');
    output.notice(summaryOf(store, report, dryRun));
  }
  if (refused.length > 0) {
    throw new PilitoError('partial', `The shop takes no webhook for ${refused.map(({ topic }) => topic).join(', ')}.`, {
      hint: 'Update WooCommerce, or let `pilito pull` run from cron: it finds what is not told.',
    });
  }
}

export async function printActs(output: Output, acts: readonly Act[], title = 'DONE'): Promise<void> {
  await output.table(
    [{ title }, { title: 'ID', align: 'right' }, { title: 'TOPIC' }, { title: 'WHY' }],
    acts.map(({ did, id, topic, why }) => [did.replace('_', ' '), id ?? '-', topic, why ?? '']),
  );
}

function summaryOf({ slug }: Store, { acts, deliveryUrl, madeSecret, pings }: EnsureReport, dryRun: boolean): string {
  const changed = acts.filter(({ did }) => did !== 'kept' && did !== 'skipped').length;
  if (dryRun) return `Nothing was changed; ${counted(changed, 'step')} would be taken.`;
  const lines = [
    changed === 0
      ? `${slug}: nothing to do; the shop delivers to ${deliveryUrl}`
      : `${slug}: the shop delivers to ${deliveryUrl}`,
  ];
  if (madeSecret) lines.push('A new secret is stored, and they have it.');
  const made = acts.filter(({ did }) => did === 'created' || did === 'replaced').length;
  if (made > 0) {
    const { origin } = new URL(deliveryUrl);
    lines.push(
      pings > 0
        ? `${counted(pings, 'ping')} of the shop arrived.`
        : `No ping of the shop arrived in this database. Is \`pilito serve\` running? Try: pilito trigger ping --store ${slug} --url ${origin}`,
    );
  }
  return lines.join('\n');
}
