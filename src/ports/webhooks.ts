// What is noted of the webhooks pilito has made in a shop, or given a secret: the shop shows neither who made one nor
// which secret it has.
import type { WebhookNote } from '../domain/webhook.ts';

export interface WebhookNotes {
  /** In the order in which they were first noted. */
  list(storeId: number): Promise<WebhookNote[]>;
  /** Takes the place of what was noted under this id. */
  put(storeId: number, note: WebhookNote, now: number): Promise<void>;
  forget(storeId: number, webhookIds: readonly string[]): Promise<void>;
}
