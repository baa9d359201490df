// Group commit: deliveries that arrive together share one transaction. While one batch is being written the next
// gathers, so the busier it is the larger the batches; an idle inbox writes at once.
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
  /** All of them or none; an empty batch only proves that it could. */
  write(events: readonly NewEvent[]): Promise<Appended[]>;
  close(): Promise<void>;
}

export function groupCommit(writer: BatchWriter): Inbox {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let checking: Promise<void> | null = null;

  async function drain(): Promise<void> {
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
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
    writing = null;
  }

  return {
    append: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        writing ??= drain();
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
      await writing;
      await writer.close();
    },
  };
}

/** Writes in this thread; for commands and tests. */
export function inlineWriter(write: WriteBatch): BatchWriter {
  return { write: async (events) => write(events), close: async () => {} };
}

interface Reply {
  appended?: Appended[];
  failure?: { code: string; message: string; retryAfterMs: number };
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
    started.on('message', ({ appended, failure }: Reply) => {
      const settle = underWay.shift();
      if (appended) settle?.resolve(appended);
      else if (failure) settle?.reject(revive(failure));
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

function revive(failure: { code: string; message: string; retryAfterMs: number }): PilitoError {
  const known = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);
  const code = known(failure.code) ? failure.code : 'internal';
  return new PilitoError(code, failure.message, { retryAfterMs: failure.retryAfterMs });
}
