// The load generator as benchmarks use it: a process of its own, told what to send, answering with what it saw.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Sender } from './deliveries.ts';

export interface Load {
  sender: Sender;
  port: number;
  connections: number;
  /** Numbers of the products that are sent: `count` from `first` on. */
  first: number;
  count: number;
  /** Requests per second, kept up whatever the server does; null to send as fast as answers come. */
  rate: number | null;
}

export interface Outcome {
  /** Answers 2xx. */
  acknowledged: number;
  /** Which other statuses there were. */
  refused: number[];
  seconds: number;
  /** Milliseconds from when a request was due to its answer. */
  p50: number;
  p99: number;
  /** Of the generator itself, in cores. */
  cores: number;
}

/** One generator for many loads, so that it is warm. */
export interface Generator {
  run(load: Load): Promise<Outcome>;
  end(): void;
}

export function startGenerator(): Generator {
  const child = fork(join(process.cwd(), 'dist/bench/load/generator-process.js'));
  return {
    run: (load) => {
      child.send(load);
      return answerOf(child);
    },
    end: () => void child.kill(),
  };
}

function answerOf(child: ChildProcess): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The load generator ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      // biome-ignore lint/suspicious/noExplicitAny: both ends of the pipe are ours
      const { outcome, failure }: { outcome?: Outcome; failure?: string } = message as any;
      if (outcome === undefined) reject(new Error(failure));
      else resolve(outcome);
    });
  });
}

/** A benchmark whose deliveries are refused measures something else. */
export function allAcknowledged({ acknowledged, refused }: Outcome, count: number): void {
  if (acknowledged === count) return;
  throw new Error(`${count - acknowledged} of ${count} were not acknowledged: ${refused.join(', ')}.`);
}
