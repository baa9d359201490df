// Group commit: deliveries that arrive in one turn of the event loop are handed to the writer together, and what waits
// for the writer shares its next transaction, so the busier it is the larger they are; an idle inbox writes at once.
import { Worker } from 'node:worker_threads';
import { ERROR_CODES, type ErrorCode, PilitoError } from '../../domain/errors.ts';
import type { Appended, NewEvent } from '../../ports/events.ts';
import { pack } from './inbox-pack.ts';
import type { WriteBatch } from './inbox-writer.ts';

interface Waiting {
  event: NewEvent;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

export interface Inbox {
  /** Resolves when the event is on disk. */
  append(event: NewEvent): Promise<Appended>;
  /** Resolves when the inbox can be written now; throws as `append` does. */
  check(): Promise<void>;
  /** Waits for what is being written, then closes. */
  close(): Promise<void>;
}

interface BatchWriter {
  /** All of them or none; an empty batch only proves that it could. Several may be under way. */
  write(events: readonly NewEvent[]): Promise<Appended[]>;
  close(): Promise<void>;
}

/** In a long turn the writer need not wait for its end. */
const ENOUGH = 32;

export function groupCommit(writer: BatchWriter): Inbox {
  let gathered: Waiting[] = [];
  let checking: Promise<void> | null = null;
  const underWay = new Set<Promise<void>>();

  async function writeAll(batch: readonly Waiting[]): Promise<void> {
    try {
      const appended = await writer.write(batch.map((item) => item.event));
      batch.forEach((item, index) => {
        const row = appended[index];
        if (row) item.resolve(row);
        else item.reject(new Error('The inbox answered for fewer events than it was given.'));
      });
    } catch (error) {
      for (const item of batch) item.reject(error);
    }
  }

  function send(): void {
    if (gathered.length === 0) return;
    const batch = gathered;
    gathered = [];
    const writing = writeAll(batch).finally(() => underWay.delete(writing));
    underWay.add(writing);
  }

  return {
    append: (event) =>
      new Promise((resolve, reject) => {
        if (gathered.length === 0) setImmediate(send);
        gathered.push({ event, resolve, reject });
        if (gathered.length === ENOUGH) send();
      }),
    check: () => {
      checking ??= writer
        .write([])
        .then(() => {})
        .finally(() => {
          checking = null;
        });
      return checking;
    },
    close: async () => {
      send();
      await Promise.all(underWay);
      await writer.close();
    },
  };
}

/** Writes in this thread; for commands and tests. */
export function inlineWriter(write: WriteBatch): BatchWriter {
  return { write: async (events) => write(events), close: async () => {} };
}

/** Of as many batches as were written together, in their order. */
export type Reply = { appended: Appended[][] } | { failure: Failure; batches: number };

export interface Failure {
  code: string;
  message: string;
  retryAfterMs: number;
}

interface Settle {
  resolve: (appended: Appended[]) => void;
  reject: (error: unknown) => void;
}

/** Writes in a thread of its own; for `serve`. A thread that dies fails what it held, and the next batch gets a new one. */
export function threadWriter(path: string): BatchWriter {
  let thread: Worker | null = null;
  let underWay: Settle[] = [];

  function start(): Worker {
    const started = new Worker(new URL(import.meta.resolve('#inbox-thread')), { workerData: path });
    let reason: unknown = null;
    started.on('message', (reply: Reply) => {
      if ('appended' in reply) for (const rows of reply.appended) underWay.shift()?.resolve(rows);
      else for (const { reject } of underWay.splice(0, reply.batches)) reject(revive(reply.failure));
    });
    started.on('error', (error) => {
      reason = error;
    });
    started.on('exit', () => {
      thread = null;
      const lost = underWay;
      underWay = [];
      for (const { reject } of lost) reject(unavailable('The inbox writer has stopped.', 1000, reason));
    });
    return started;
  }

  return {
    write: (events) =>
      new Promise((resolve, reject) => {
        thread ??= start();
        underWay.push({ resolve, reject });
        const batch = pack(events);
        thread.postMessage(batch, [batch.bytes]);
      }),
    close: () =>
      new Promise((resolve) => {
        if (thread === null) return resolve();
        thread.once('exit', () => resolve());
        thread.postMessage('close');
      }),
  };
}

function unavailable(message: string, retryAfterMs: number, cause?: unknown): PilitoError {
  return new PilitoError('storage_unavailable', message, { retryAfterMs, cause });
}

function revive(failure: Failure): PilitoError {
  const known = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);
  const code = known(failure.code) ? failure.code : 'internal';
  return new PilitoError(code, failure.message, { retryAfterMs: failure.retryAfterMs });
}
