// The recordings of a real shop under test/fixtures/woocommerce, as tests want them: JSON answers and raw deliveries.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Delivery } from '../../../../src/ports/source.ts';

const ROOT = join(import.meta.dirname, '../../../fixtures/woocommerce');

const pairs = z.array(z.tuple([z.string(), z.string()]));
const answer = z.object({
  request: z.object({ path: z.string(), headers: z.record(z.string(), z.string()).optional() }),
  status: z.number(),
  headers: pairs,
  body: z.unknown(),
});
const meta = z.object({ headers: pairs, secret: z.string().optional() });

export type Recorded = z.infer<typeof answer>;

export function recorded(path: string): Recorded {
  return answer.parse(JSON.parse(readFileSync(join(ROOT, `${path}.json`), 'utf8')));
}

/** The products in a recorded answer. */
export function items(path: string): Record<string, unknown>[] {
  const { body } = recorded(path);
  return z.array(z.record(z.string(), z.unknown())).parse(Array.isArray(body) ? body : [body]);
}

export interface RecordedDelivery extends Delivery {
  /** Folder and file, such as "trash-simple/01-product.deleted". */
  name: string;
  secret: string;
}

export function deliveries(folder: 'webhooks' | 'plugin-v1'): RecordedDelivery[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.body'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.body$/, '');
      const { headers, secret = '' } = meta.parse(
        JSON.parse(readFileSync(join(ROOT, folder, `${name}.meta.json`), 'utf8')),
      );
      const lower = Object.fromEntries(headers.map(([key, value]) => [key.toLowerCase(), value]));
      return { name, secret, headers: lower, body: readFileSync(join(ROOT, folder, file)), receivedAt: 0 };
    });
}

export function delivery(folder: 'webhooks' | 'plugin-v1', name: string): RecordedDelivery {
  const found = deliveries(folder).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no recording ${folder}/${name}`);
  return found;
}

export const tls = {
  key: readFileSync(join(ROOT, 'tls/key.pem'), 'utf8'),
  cert: readFileSync(join(ROOT, 'tls/cert.pem'), 'utf8'),
};
