// The routes that shops send to, as the description of the API has them.
import * as answers from './openapi-answers.ts';
import type { Operation } from './openapi-operation.ts';

const TAG = 'Deliveries';
const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

const ACCEPTED = {
  description: 'It is on disk and will be applied',
  schemas: [answers.Accepted],
  example: {
    status: 'accepted',
    message: 'Event received and queued',
    event_id: 'pps_k3x9qz_414_17',
    processing_time_ms: 4,
  },
};
const SKIPPED = {
  description: 'A repeat, or nothing to be done about it; or the answer to a ping',
  schemas: [answers.Skipped, answers.Pong],
  example: { status: 'skipped', message: 'This event was received before', event_id: 'pps_k3x9qz_414_17' },
};

export const deliveries: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/integrations/woocommerce/webhook/',
    tag: TAG,
    summary: 'Deliver one event',
    description:
      'An envelope of the plugin, or a WooCommerce payload with `X-WC-Webhook-Topic`. A 2xx means that it is on disk. Envelopes of version 2 are signed; an `event_id` is unique per store, and the same body under the same id is skipped.',
    security: [['ingestToken', 'standardWebhook'], ['ingestToken']],
    headers: ['X-WC-Webhook-Topic', ...SIGNATURE_HEADERS],
    body: { way: 'token' },
    answers: { 202: ACCEPTED, 200: SKIPPED },
    errors: ['stale_signature', 'unprocessable'],
  },
  {
    method: 'post',
    path: '/api/integrations/woocommerce/bulk/',
    tag: TAG,
    summary: 'Deliver up to 100 events',
    description: 'Signed as a whole; every event gets a verdict of its own.',
    security: [['ingestToken', 'standardWebhook']],
    headers: SIGNATURE_HEADERS,
    body: { way: 'bulk' },
    answers: {
      202: {
        description: 'At least one was accepted or skipped, and all of them are on disk',
        schemas: [answers.BulkAccepted],
        example: {
          status: 'accepted',
          message: 'Events received and queued',
          accepted: 1,
          skipped: 0,
          rejected: 0,
          results: [{ event_id: 'pps_k3x9qz_414_17', status: 'accepted' }],
          processing_time_ms: 9,
        },
      },
      422: {
        description: '`unprocessable`: the body, or every event in it',
        schemas: [answers.BulkRefused, answers.Failure],
      },
    },
    errors: ['stale_signature'],
  },
  {
    method: 'post',
    path: '/api/integrations/woocommerce/webhook/{store}/',
    tag: TAG,
    summary: "WooCommerce's own webhook",
    description: 'Trusted by its signature alone: base64 of HMAC-SHA256 over the body with the webhook secret.',
    security: [['webhookSignature']],
    headers: ['X-WC-Webhook-Topic'],
    body: { way: 'signature' },
    answers: { 202: ACCEPTED, 200: SKIPPED },
    errors: ['unauthorized', 'rate_limited', 'not_found', 'unprocessable'],
  },
  {
    method: 'get',
    path: '/api/integrations/woocommerce/health/',
    tag: TAG,
    summary: "The plugin's connection test",
    description: 'Whose token it is, and of which store.',
    security: [['ingestToken']],
    answers: { 200: { description: 'The connection works', schemas: [answers.Health] } },
    errors: [],
  },
];
