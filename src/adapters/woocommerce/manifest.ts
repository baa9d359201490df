// The manifest our plugin serves: id, parent, modification time and status of all a shop has, some thousands a request.
// It saves the reading of everything else, so it is believed only when it is whole: ids that rise, and as many as it
// says itself.
import * as z from 'zod';
import { PilitoError } from '../../domain/errors.ts';
import { wooExternalId } from '../../domain/product.ts';
import { checkShape } from '../../domain/shape.ts';
import type { ManifestLine } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { readGmt } from './time.ts';

const PATH = '/pilito/v1/manifest';
const PER_PAGE = 5_000;

const count = z.number().int().nonnegative();
const manifestPage = z.object({
  count,
  items: z.array(z.tuple([count, count, z.string().nullable(), z.string().min(1)])),
  next: count.nullable(),
});

type Row = z.infer<typeof manifestPage>['items'][number];

/** All lines, page after page; throws at its end when some are missing. */
export async function* manifest(client: Client, signal: AbortSignal): AsyncGenerator<ManifestLine[]> {
  let after = 0;
  let told = 0;
  for (;;) {
    const page = await readPage(client, after, signal);
    told += page.items.length;
    yield page.items.map((row) => lineOf(row, page.shopTime));
    if (page.next === null && told !== page.count) throw odd(`names ${told} of ${page.count} products`);
    if (page.next === null) return;
    after = page.next;
  }
}

async function readPage(client: Client, after: number, signal: AbortSignal) {
  const answer = await client.get(
    PATH,
    [
      ['after', after],
      ['per_page', PER_PAGE],
    ],
    signal,
  );
  if (!answer.ok) throw answer.status === 404 ? odd('is not where it should be (HTTP 404)') : answer.error;
  const { success, data } = checkShape(manifestPage, answer.json);
  if (!success) throw odd('has a shape of its own');
  let last = after;
  for (const [id] of data.items) {
    if (id <= last) throw odd('names products out of order');
    last = id;
  }
  if (data.next !== null && (data.next !== last || data.items.length === 0)) throw odd('does not go on where it ends');
  return { ...data, shopTime: client.clock() ?? answer.askedAt };
}

/** A scheduled product that was never edited carries the day on which it will appear: no date to compare (trap 2). */
function lineOf([id, parent, modified, status]: Row, shopTime: number): ManifestLine {
  const at = readGmt(modified ?? '');
  return {
    externalId: wooExternalId(id),
    parentExternalId: parent === 0 ? null : wooExternalId(parent),
    modifiedAt: status === 'future' && at !== null && at > shopTime ? null : at,
    status,
  };
}

function odd(what: string): PilitoError {
  return new PilitoError('shop_odd', `The shop's manifest ${what}.`, {
    hint: 'A cache or a plugin may change the answers of /wp-json/; exclude it there.',
  });
}
