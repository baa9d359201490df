// The inbox's writer as a thread of its own: fsync and checkpoints never stop the event loop that answers requests. All
// that has come by the time it looks goes into one transaction.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { storageError } from './errors.ts';
import type { Failure, Reply } from './inbox.ts';
import { type PackedBatch, unpack } from './inbox-pack.ts';
import { INBOX, inboxWriter } from './inbox-writer.ts';
import { openFile } from './open.ts';

type Message = PackedBatch | 'close';

const path = String(workerData);
const db = openFile(path, INBOX);
const write = inboxWriter(db);

parentPort?.on('message', (first: Message) => {
  const messages = [first, ...waiting()];
  const batches = messages.filter((message) => message !== 'close').map(unpack);
  if (batches.length > 0) parentPort?.postMessage(written(batches));
  if (!messages.includes('close')) return;
  db.close();
  parentPort?.close();
});

function waiting(): Message[] {
  const found: Message[] = [];
  while (parentPort) {
    const next: { message: Message } | undefined = receiveMessageOnPort(parentPort);
    if (next === undefined) break;
    found.push(next.message);
  }
  return found;
}

function written(batches: readonly ReturnType<typeof unpack>[]): Reply {
  try {
    const rows = write(batches.flat());
    let at = 0;
    const appended = batches.map(({ length }) => {
      at += length;
      return rows.slice(at - length, at);
    });
    return { appended };
  } catch (error) {
    return { failure: describe(storageError(error, path)), batches: batches.length };
  }
}

function describe(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
  const retry = error instanceof Error && 'retryAfterMs' in error ? Number(error.retryAfterMs) : 0;
  return { code, message: error instanceof Error ? error.message : String(error), retryAfterMs: retry || 1000 };
}
