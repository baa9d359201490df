// What the HTTP floor tells the metrics: every request by its route, as it was written, and how long deliveries took
// to acknowledge. Addresses that do not exist share a label, so that nobody can make new ones.
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../ports/metrics.ts';

const DELIVERIES = new Map([
  ['/api/integrations/woocommerce/webhook/', 'webhook'],
  ['/api/integrations/woocommerce/webhook/:store/', 'native'],
  ['/api/integrations/woocommerce/bulk/', 'bulk'],
]);

/** Only what was stored counts as acknowledged: an answer that turns something away is quick and proves nothing. */
export function countRequests(server: FastifyInstance, metrics: Metrics | undefined): void {
  if (metrics === undefined) return;
  server.addHook('onResponse', (request, reply, done) => {
    done();
    const route = request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
    metrics.count('pilito_http_requests_total', { method: request.method, route, status: String(reply.statusCode) });
    const delivery = DELIVERIES.get(route);
    if (delivery === undefined || request.method !== 'POST' || reply.statusCode >= 300) return;
    metrics.observe('pilito_ack_duration_seconds', { route: delivery }, reply.elapsedTime / 1000);
  });
}
