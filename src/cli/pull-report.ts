// What a pull says: the summary of one store as JSON and as a sentence, and how far it is.
import type { PullReport } from '../app/pull.ts';
import type { PullCounts } from '../app/pull-page.ts';
import type { PullProgress } from '../app/pull-run.ts';
import { counted, formatBytes, formatDuration } from './format.ts';
import type { Output } from './output.ts';
import type { Standing } from './progress.ts';

/** A reader of the summary gets no list as long as a catalogue. */
const MOST_FAILURES = 100;

export function printReport(
  output: Output,
  { summary, failures, notices, heldBack }: PullReport,
  dryRun: boolean,
): void {
  for (const notice of notices) output.notice(`${summary.store}: ${notice}`);
  if (heldBack !== null) output.warning(`${summary.store}: ${heldBack}`);
  for (const { external_id, reason } of failures.slice(0, MOST_FAILURES)) {
    output.warning(`${summary.store}: ${external_id ?? 'an item'} could not be read: ${reason}`);
  }
  if (output.json) {
    const some = failures.length > 0 ? { failures: failures.slice(0, MOST_FAILURES) } : {};
    output.row({ ...summary, ...(dryRun ? { dry_run: true } : {}), ...some });
    return;
  }
  if (output.quiet) return;
  const { store, mode, created, updated, unchanged, deleted, skipped, failed, requests, retries } = summary;
  const retried = retries > 0 ? ` (${counted(retries, 'retry', 'retries')})` : '';
  const odd = [skipped > 0 ? `, ${skipped} skipped` : '', failed > 0 ? `, ${failed} failed` : ''].join('');
  output.line(
    `${store}: ${dryRun ? 'dry run, ' : ''}${mode} pull in ${formatDuration(summary.duration_ms)}: ${sizeOf(summary)}`,
  );
  output.line(`  ${created} created, ${updated} updated, ${unchanged} unchanged, ${deleted} deleted${odd}`);
  output.line(`  ${counted(requests, 'request')}${retried}, ${formatBytes(summary.bytes)}`);
}

const STAGES: Record<PullProgress['stage'], Pick<Standing, 'doing' | 'unit'>> = {
  shop: { doing: 'asking the shop' },
  products: { doing: 'reading products', unit: 'products' },
  trash: { doing: "reading the shop's trash", unit: 'products' },
  variations: { doing: 'reading variations', unit: 'variations' },
  parents: { doing: 'reading variations', unit: 'variable products' },
  manifest: { doing: "comparing the shop's manifest", unit: 'products and variations' },
  differences: { doing: 'reading what differs', unit: 'products and variations' },
  missing: { doing: 'asking again for what is missing' },
};

export function standingOf({ stage, done, total, counts, requests }: PullProgress): Standing {
  const asked = requests > 0 ? [counted(requests, 'request')] : [];
  if (stage === 'shop' || stage === 'missing') return { ...STAGES[stage], facts: asked };
  const page = stage === 'manifest' ? [] : [`page ${counts.pages + 1}`];
  return { ...STAGES[stage], done, total, facts: [...page, ...asked] };
}

/** What a pull that was stopped leaves behind, and how to go on. */
export function stoppedText(store: string, counts: PullCounts | null, { dryRun = false, full = false }): string {
  if (counts === null || counts.pages === 0 || dryRun) return `${store}: stopped; nothing was changed.`;
  return `${store}: stopped; ${sizeOf(counts)} are kept. The same command goes on from there: pilito pull ${store}${full ? ' --full' : ''}`;
}

function sizeOf({ products, variations }: PullCounts): string {
  return `${counted(products, 'product')}, ${counted(variations, 'variation')}`;
}
