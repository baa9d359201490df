// The worker thread of `serve`: started, listened to, and started again when it dies.
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { ThreadLogLine } from '../worker/thread.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A thread that lived this long did work: the next death counts as the first. */
const HEALTHY_MS = 60_000;

export interface WorkerBeside {
  /** Resolves when the thread has finished what it held and is gone. */
  stop(): Promise<void>;
}

export function startWorkerBeside(config: Config, log: Logger, metrics?: Metrics): WorkerBeside {
  let stopping = false;
  let delay = FIRST_DELAY_MS;
  let again: NodeJS.Timeout | undefined;
  let thread = start();

  function start(): Worker {
    const started = performance.now();
    const worker = new Worker(new URL(import.meta.resolve('#worker-thread')), { workerData: config });
    worker.on('message', ({ level, fields, message }: ThreadLogLine) =>
      log[level]({ ...fields, part: 'worker' }, message),
    );
    worker.on('error', (error) => log.error({ err: error, part: 'worker' }, 'The worker thread broke'));
    worker.on('exit', (code) => {
      if (stopping) return;
      if (performance.now() - started > HEALTHY_MS) delay = FIRST_DELAY_MS;
      log.error({ code, restart_ms: delay, part: 'worker' }, 'The worker thread ended; it is started again');
      metrics?.count('pilito_worker_restarts_total', {});
      again = setTimeout(() => {
        thread = start();
      }, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    });
    return worker;
  }

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      if (thread.threadId === -1) return;
      const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.postMessage('stop');
      await gone;
    },
  };
}
