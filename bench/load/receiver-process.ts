// What pilito's acknowledgement is measured against: the same Fastify route in a process of its own. It reads the body,
// checks the same credential, hands the delivery to a keeper and answers 202; the keeper is what differs.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Fastify, { type FastifyRequest } from 'fastify';
import { distrust } from '../../src/adapters/woocommerce/standard-webhook.ts';
import type { Keep, Receiver } from './receiver.ts';
import { transactionEach } from './transaction-each.ts';

const { keeper, token, webhookSecret, place }: Receiver = JSON.parse(process.argv[2] ?? '');
const keep = await keepWith();
const hash = (text: string) => createHash('sha256').update(text).digest();
const known = hash(token);

async function keepWith(): Promise<Keep> {
  if (keeper === 'nothing') return () => {};
  if (keeper === 'transaction') return transactionEach(place);
  const driver = pathToFileURL(join(process.cwd(), 'bench/peers/ack-bullmq.js')).href;
  const { openQueue }: { openQueue(port: number): Keep } = await import(driver);
  return openQueue(Number(place));
}

const server = Fastify();
server.removeAllContentTypeParsers();
server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

const PATH = '/api/integrations/woocommerce/webhook/';
server.post<{ Body: Buffer }>(PATH, async (request, reply) => {
  const { headers, body } = request;
  const shown = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(hash(shown), known)) return reply.code(401).send({ error: 'unauthorized' });
  if ('webhook-id' in headers) {
    const delivery = { body, headers: single(headers), receivedAt: Date.now() };
    if (distrust(delivery, shown) !== null) return reply.code(401).send({ error: 'unauthorized' });
  }
  return accept(request, reply);
});
server.post<{ Body: Buffer }>(`${PATH}:store/`, async (request, reply) => {
  const { headers, body } = request;
  const given = Buffer.from(String(headers['x-wc-webhook-signature'] ?? ''), 'base64');
  const right = createHmac('sha256', webhookSecret).update(body).digest();
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    return reply.code(401).send({ error: 'unauthorized' });
  }
  return accept(request, reply);
});

let arrived = 0;

async function accept({ headers, body }: FastifyRequest<{ Body: Buffer }>, reply: { code(status: number): unknown }) {
  const id = String(headers['x-wc-webhook-delivery-id'] ?? headers['webhook-id'] ?? `${process.pid}-${++arrived}`);
  await keep({ id, topic: String(headers['x-wc-webhook-topic'] ?? ''), body });
  reply.code(202);
  return { status: 'accepted', event_id: id };
}

function single(headers: FastifyRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

process.stdout.write(`listening on ${await server.listen({ host: '127.0.0.1', port: 0 })}\n`);
