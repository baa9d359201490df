// Rows of shops. Secrets are sealed before they come here.
import { PilitoError } from '../../domain/errors.ts';
import { guessLanguage, type Language, type Store } from '../../domain/store.ts';
import type { SealedSecrets, Stores } from '../../ports/stores.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remembered.ts';
import { vectorsIn } from './vectors.ts';

interface StoreRow {
  id: number;
  slug: string;
  name: string;
  source: string;
  url: string | null;
  language: Language | null;
  currency: string | null;
  allow_private_network: number;
  consumer_key: string | null;
  consumer_secret: string | null;
  webhook_secrets: string;
  created_at: number;
  updated_at: number;
}

/** Products of one transaction when a whole store goes: others must get in between. */
const LOT = 200;

function toStore(row: StoreRow): Store {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    source: row.source,
    url: row.url,
    language: row.language ?? guessLanguage(row),
    currency: row.currency,
    allowPrivateNetwork: row.allow_private_network === 1,
    hasCredentials: row.consumer_key !== null && row.consumer_secret !== null,
    hasWebhookSecret: row.webhook_secrets !== '[]',
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function secretColumns(secrets: SealedSecrets) {
  const { consumerKey, consumerSecret, webhookSecrets } = secrets;
  return { consumerKey, consumerSecret, webhookSecrets: JSON.stringify(webhookSecrets) };
}

export function storesIn(db: Connection, remember: Remember): Synchronous<Stores> {
  const bySlug = db.prepare<[string], StoreRow>('SELECT * FROM stores WHERE slug = ?');
  const byId = db.prepare<[number], StoreRow>('SELECT * FROM stores WHERE id = ?');
  const all = db.prepare<[], StoreRow>('SELECT * FROM stores ORDER BY slug');
  const insert = db.prepare(`
    INSERT INTO stores (slug, name, source, url, language, currency, allow_private_network,
                        consumer_key, consumer_secret, webhook_secrets, created_at, updated_at)
    VALUES (@slug, @name, @source, @url, @language, @currency, @allowPrivateNetwork,
            @consumerKey, @consumerSecret, @webhookSecrets, @now, @now)
    ON CONFLICT (slug) DO NOTHING`);
  const change = db.prepare(`
    UPDATE stores SET name = @name, url = @url, language = coalesce(@language, language), currency = @currency,
           allow_private_network = @allowPrivateNetwork, consumer_key = @consumerKey,
           consumer_secret = @consumerSecret, webhook_secrets = @webhookSecrets, updated_at = @now
    WHERE id = @id`);
  const counts = db.prepare<[number, number], { products: number; tokens: number }>(`
    SELECT (SELECT count(*) FROM products WHERE store_id = ? AND deleted_at IS NULL) AS products,
           (SELECT count(*) FROM tokens WHERE store_id = ?) AS tokens`);
  const some = db.prepare<[number], { id: number }>(`SELECT id FROM products WHERE store_id = ? LIMIT ${LOT}`);
  const chunksOf = db.prepare<[number], { id: number }>('SELECT id FROM chunks WHERE product_id = ?');
  const dropText = db.prepare('DELETE FROM product_text WHERE rowid = ?');
  const dropProduct = db.prepare('DELETE FROM products WHERE id = ?');
  const dropSegment = db.prepare(
    'DELETE FROM vector_segments WHERE id = (SELECT id FROM vector_segments WHERE store_id = ? LIMIT 1)',
  );
  const drop = db.prepare('DELETE FROM stores WHERE id = ?');
  const vectors = vectorsIn(db);

  function must(id: number): StoreRow {
    const row = byId.get(id);
    if (!row) throw new PilitoError('not_found', `There is no store with the number ${id}.`);
    return row;
  }

  const removeLot = db.transaction((storeId: number): number => {
    const products = some.all(storeId);
    for (const { id } of products) {
      const chunkIds = chunksOf.all(id).map((chunk) => chunk.id);
      vectors.drop(chunkIds);
      dropText.run(id);
      dropProduct.run(id);
    }
    return products.length;
  });

  return {
    add: (input, secrets, now) => {
      const flag = input.allowPrivateNetwork ? 1 : 0;
      const result = insert.run({ ...input, ...secretColumns(secrets), allowPrivateNetwork: flag, now });
      if (result.changes === 0) {
        throw new PilitoError('conflict', `There is already a store called "${input.slug}".`, {
          hint: `Change it with: pilito store update ${input.slug}`,
        });
      }
      return toStore(must(Number(result.lastInsertRowid)));
    },
    list: () => all.all().map(toStore),
    find: remember((slug) => {
      const row = bySlug.get(slug);
      return row ? toStore(row) : null;
    }),
    update: (id, patch, secrets, now) => {
      const next = { ...toStore(must(id)), ...patch };
      const flag = next.allowPrivateNetwork ? 1 : 0;
      const { name, url, currency } = next;
      const language = patch.language ?? null;
      change.run({ id, name, url, language, currency, ...secretColumns(secrets), allowPrivateNetwork: flag, now });
      return toStore(must(id));
    },
    remove: (id) => {
      const removed = counts.get(id, id) ?? { products: 0, tokens: 0 };
      while (removeLot.immediate(id) > 0);
      while (dropSegment.run(id).changes > 0);
      drop.run(id);
      return removed;
    },
    secrets: (id) => {
      const row = must(id);
      return {
        consumerKey: row.consumer_key,
        consumerSecret: row.consumer_secret,
        webhookSecrets: JSON.parse(row.webhook_secrets),
      };
    },
  };
}
