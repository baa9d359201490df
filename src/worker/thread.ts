// The worker in a thread of its own, beside `serve`: applying and embedding never hold up an answer. It opens the
// database itself, sends its log to the main thread, and ends when it is told to stop.
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { wire } from '../wire.ts';
import { type WorkerLog, work } from './worker.ts';

export interface ThreadLogLine {
  level: 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

const stopping = new AbortController();
parentPort?.on('message', (message: unknown) => {
  if (message === 'stop') stopping.abort();
});

const log: WorkerLog = {
  warn: (fields, message) => send({ level: 'warn', fields, message }),
  error: (fields, message) => send({ level: 'error', fields, message }),
};

function send(line: ThreadLogLine): void {
  parentPort?.postMessage({ ...line, fields: plain(line.fields) });
}

/** An error that was caught may carry what cannot be sent to another thread. */
function plain(fields: Record<string, unknown>): Record<string, unknown> {
  const sendable = ([name, value]: [string, unknown]): [string, unknown] =>
    value instanceof Error ? [name, { type: value.name, message: value.message, stack: value.stack }] : [name, value];
  return Object.fromEntries(Object.entries(fields).map(sendable));
}

const config: Config = workerData;
const app = await wire(config, { metrics: 'kept' });
try {
  await work(app, log, stopping.signal);
} finally {
  await app.close();
  parentPort?.close();
}
