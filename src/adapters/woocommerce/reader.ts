// From the items of an answer to a page of the port: what is alive, what is in the trash, what could not be read.
import type { PullCursor, PullPage } from '../../ports/source.ts';
import { type ItemDefaults, readItem } from './product.ts';

export function toPullPage(
  items: readonly unknown[],
  askedAt: number,
  cursor: PullCursor,
  defaults?: ItemDefaults,
): PullPage {
  const page: PullPage = { reports: [], trashed: [], failed: [], askedAt, cursor };
  for (const json of items) {
    const item = readItem(json, defaults);
    if (item.kind === 'report') page.reports.push(item.report);
    else if (item.kind === 'trashed') page.trashed.push({ externalId: item.externalId, modifiedAt: item.modifiedAt });
    else page.failed.push({ externalId: item.externalId, reason: item.reason });
  }
  return page;
}

export function isEmpty(page: PullPage): boolean {
  return page.reports.length + page.trashed.length + page.failed.length === 0;
}
