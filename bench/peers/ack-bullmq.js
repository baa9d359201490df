// BullMQ as its guide for producers sets it up: one queue, one connection that fails rather than waits while Redis is
// gone, and the delivery's id as the job's, so that a repeat is not queued twice.
import { Queue } from 'bullmq';

/** @param {number} port of Redis */
export function openQueue(port) {
  const connection = { host: '127.0.0.1', port, enableOfflineQueue: false };
  const queue = new Queue('deliveries', { connection });
  const ready = queue.waitUntilReady();
  /** @param {{ id: string, topic: string, body: Buffer }} delivery */
  return async ({ id, topic, body }) => {
    await ready;
    await queue.add(topic, { body: body.toString('utf8') }, { jobId: id });
  };
}
