// A process of pilito that is kept running: when it ends, however it ends, it is started again, until it is let go.
import type { Result, Running } from '../support/cli.ts';

export interface Part<R extends Running = Running> {
  name: string;
  /** The process that runs now; null between two. */
  now(): R | null;
  kill(signal: NodeJS.Signals): void;
  /** Starts no more, and ends what runs. */
  rest(): Promise<void>;
}

export interface PartOptions<R extends Running> {
  name: string;
  start: () => Promise<R> | R;
  /** Told of every end. */
  ended?: (result: Result) => void;
  /** Milliseconds from an end to the next start. */
  pause?: number;
}

export function keptRunning<R extends Running>({ name, start, ended, pause = 0 }: PartOptions<R>): Part<R> {
  let running: R | null = null;
  let resting = false;
  let wake = () => {};
  const rested = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const life = (async () => {
    while (!resting) {
      try {
        running = await start();
        if (resting) running.child.kill('SIGTERM');
        ended?.(await running.ended);
      } catch (error) {
        // Killed before it said that it is ready.
        if (!(error instanceof Error && error.message.startsWith('It ended without saying'))) throw error;
      } finally {
        running = null;
      }
      if (pause > 0 && !resting) await rested(pause);
    }
  })();
  return {
    name,
    now: () => running,
    kill: (signal) => {
      running?.child.kill(signal);
    },
    rest: async () => {
      resting = true;
      wake();
      running?.child.kill('SIGTERM');
      await life;
    },
  };
}
