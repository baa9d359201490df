// What a shop has, read out of its listings: the walk of a full pull with next to nothing asked of each product. It
// costs a shop without our plugin nearly as much work as reading everything, but a twentieth of the bytes.
import { PilitoError } from '../../domain/errors.ts';
import type { ProductReport } from '../../domain/product.ts';
import type { ManifestLine, PullPlan } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { pages } from './pages.ts';

/** The date of creation tells a scheduled product's own date from the day on which it will appear (trap 2). */
const FIELDS = 'id,parent_id,type,status,date_created_gmt,date_modified_gmt';

/** Products before variations, those in the trash left out. Throws what the listings throw. */
export async function* census(
  client: Client,
  { pageSize, concurrency }: Pick<PullPlan, 'pageSize' | 'concurrency'>,
  signal: AbortSignal,
): AsyncGenerator<ManifestLine[]> {
  const plan = { modifiedAfter: null, pageSize, concurrency, fields: FIELDS };
  for await (const { reports, failed } of pages(client, plan, null, signal)) {
    if (failed.length > 0) throw unnamed();
    yield reports.map(lineOf);
  }
}

function lineOf({ externalId, parentExternalId, modifiedAt, state }: ProductReport): ManifestLine {
  if (state.status === undefined) throw unnamed();
  return { externalId, parentExternalId, modifiedAt, status: state.status };
}

function unnamed(): PilitoError {
  return new PilitoError('shop_odd', 'The shop lists products without their id or status.', {
    hint: 'A plugin may change the answers of the REST API; open the address in a browser to see it.',
  });
}
