// Events as lines of a table, and one by one as they come.
import { eventJson } from '../app/event-view.ts';
import type { EventRow } from '../ports/events.ts';
import { visible } from './format.ts';
import type { Output } from './output.ts';

const TITLES = ['ID', 'TIME', 'STORE', 'TYPE', 'PRODUCT', 'STATUS', 'MESSAGE'];

export async function printEvents(output: Output, rows: readonly EventRow[]): Promise<void> {
  await output.table(
    TITLES.map((title) => (title === 'ID' ? { title, align: 'right' as const } : { title })),
    rows.map(cells),
  );
}

/** One event of a stream. */
export function printEvent(output: Output, row: EventRow): void {
  const [id, time, ...rest] = cells(row).filter((cell) => cell !== '');
  if (output.json) output.row(eventJson(row));
  else output.line([time, `#${id}`, ...rest].map((cell) => visible(cell ?? '')).join('  '));
}

function cells(row: EventRow): string[] {
  const { id, created_at, store, event_type, woo_product_id, status, error_message } = eventJson(row);
  return [String(id), created_at, store, event_type, String(woo_product_id ?? '-'), status, error_message ?? ''];
}
