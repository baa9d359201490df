// Rows of the webhooks pilito keeps in shops.
import type { WebhookNotes } from '../../ports/webhooks.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';

interface NoteRow {
  webhook_id: string;
  delivery_url: string;
  secret_mark: string;
}

export function webhooksIn(db: Connection): Synchronous<WebhookNotes> {
  const all = db.prepare<[number], NoteRow>('SELECT * FROM store_webhooks WHERE store_id = ? ORDER BY rowid');
  const put = db.prepare(`
    INSERT INTO store_webhooks (store_id, webhook_id, delivery_url, secret_mark, updated_at)
    VALUES (@storeId, @webhookId, @deliveryUrl, @secretMark, @now)
    ON CONFLICT (store_id, webhook_id) DO UPDATE
    SET delivery_url = excluded.delivery_url, secret_mark = excluded.secret_mark, updated_at = excluded.updated_at`);
  const drop = db.prepare('DELETE FROM store_webhooks WHERE store_id = ? AND webhook_id = ?');
  const forget = db.transaction((storeId: number, ids: readonly string[]) => {
    for (const id of ids) drop.run(storeId, id);
  });

  return {
    list: (storeId) =>
      all.all(storeId).map((row) => ({
        webhookId: row.webhook_id,
        deliveryUrl: row.delivery_url,
        secretMark: row.secret_mark,
      })),
    put: (storeId, note, now) => void put.run({ storeId, ...note, now }),
    forget: (storeId, ids) => forget.immediate(storeId, ids),
  };
}
