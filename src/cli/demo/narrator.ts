// How the demo tells what happens: numbered steps with what they found and how long they took; with --json the same as
// one document.
import { PilitoError } from '../../domain/errors.ts';
import { formatDuration, visible } from '../format.ts';
import type { Output } from '../output.ts';

export interface Narrator {
  /** Runs a step and tells what it returns, a line each. */
  step(title: string, run: () => Promise<string[]>): Promise<void>;
  /** The last word; `kept` is the database when it stays. */
  end(kept: string | null): void;
}

export function narrator(output: Output, signal: AbortSignal): Narrator {
  const steps: { step: string; found: string[]; duration_ms: number }[] = [];
  const began = performance.now();
  let last = began;
  return {
    step: async (title, run) => {
      const found = await run().catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
      const ms = Math.round(performance.now() - last);
      last = performance.now();
      steps.push({ step: title, found, duration_ms: ms });
      if (output.json) return;
      output.line(`${output.bold(`${steps.length}. ${title}`)}  ${formatDuration(ms)}`);
      for (const line of found) output.line(`   ${visible(line)}`);
    },
    end: (kept) => {
      const ms = Math.round(performance.now() - began);
      if (output.json) output.document({ ok: true, steps, duration_ms: ms, database: kept });
      else output.line(`Everything did what it should, in ${formatDuration(ms)}.`);
      if (kept !== null) output.notice(`The database is kept: pilito --db ${kept} search کوله پشتی`);
      else output.notice('Now with a shop of yours: pilito store add shoes --url https://shop.example');
    },
  };
}

/** What a step claims; the demo ends here when it is not so. */
export function claim(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new PilitoError('internal', `The demo went wrong. It should be that ${sentence}.`);
}
