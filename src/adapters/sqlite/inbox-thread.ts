// The inbox's writer as a thread of its own: fsync and checkpoints never stop the event loop that answers requests.
import { parentPort, workerData } from 'node:worker_threads';
import { storageError } from './errors.ts';
import { type PackedBatch, unpack } from './inbox-pack.ts';
import { INBOX, inboxWriter } from './inbox-writer.ts';
import { openFile } from './open.ts';

const path = String(workerData);
const db = openFile(path, INBOX);
const write = inboxWriter(db);

parentPort?.on('message', (message: PackedBatch | 'close') => {
  if (message === 'close') {
    db.close();
    parentPort?.close();
    return;
  }
  try {
    parentPort?.postMessage({ appended: write(unpack(message)) });
  } catch (error) {
    parentPort?.postMessage({ failure: describe(storageError(error, path)) });
  }
});

function describe(error: unknown): { code: string; message: string; retryAfterMs: number } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
  const retry = error instanceof Error && 'retryAfterMs' in error ? Number(error.retryAfterMs) : 0;
  return { code, message: error instanceof Error ? error.message : String(error), retryAfterMs: retry || 1000 };
}
