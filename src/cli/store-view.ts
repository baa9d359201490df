// A shop as the command line shows it: what is known of it, and of its secrets only that they are there.
import { isoTime, isoTimeOrNull } from '../app/moments.ts';
import type { Store } from '../domain/store.ts';
import { webhookPath } from '../domain/webhook.ts';
import type { PullSummaryRow } from '../ports/pulls.ts';

export function storeJson(store: Store, publicUrl: string | null) {
  const path = webhookPath(store.slug);
  return {
    slug: store.slug,
    name: store.name,
    source: store.source,
    url: store.url,
    language: store.language,
    currency: store.currency,
    allow_private_network: store.allowPrivateNetwork,
    has_credentials: store.hasCredentials,
    has_webhook_secret: store.hasWebhookSecret,
    webhook_path: path,
    webhook_url: publicUrl === null ? null : `${publicUrl}${path}`,
    created_at: isoTime(store.createdAt),
    updated_at: isoTime(store.updatedAt),
  };
}

export function lastPullJson(pull: PullSummaryRow | null) {
  if (pull === null) return null;
  const { mode, status, startedAt, finishedAt } = pull;
  return { mode, status, started_at: isoTime(startedAt), finished_at: isoTimeOrNull(finishedAt) };
}

export function storeFacts(store: Store, publicUrl: string | null): [string, string][] {
  const json = storeJson(store, publicUrl);
  return [
    ['store', json.slug],
    ['name', json.name],
    ['address', json.url ?? '- (products only arrive by webhook)'],
    ['language', json.language],
    ['currency', json.currency ?? '- (learnt by the first pull)'],
    ['API keys', json.has_credentials ? 'stored, encrypted' : '-'],
    ['webhook secret', json.has_webhook_secret ? 'stored, encrypted' : '-'],
    ['webhook address', json.webhook_url ?? json.webhook_path],
    ['private network', json.allow_private_network ? 'allowed' : 'refused'],
    ['created', json.created_at],
    ['updated', json.updated_at],
  ];
}
