// Fitting the local embedder to a catalogue: here, or in a thread of its own, so that whoever asks for it goes on
// applying, embedding and answering meanwhile. What it takes is loaded when it is needed.
import { Worker } from 'node:worker_threads';
import type { Language } from '../../domain/store.ts';
import type { Fit, Fitting } from '../../ports/embedder.ts';

/** Raise it when a term's row, or how a text is read into terms, changes. */
const FAMILY = 'lsa-v1';
const USUAL_DIMENSIONS = 128;
/** Beyond this a fit takes minutes, and finds nothing better. */
const MOST_DIMENSIONS = 256;

/** Asked of the thread: first what to fit, then lots of texts, then null. */
export type FitQuestion = { language: Language; most: number } | readonly string[] | null;
/** Each lot is answered by `more`, the null by the fit. */
export type FitAnswer = 'more' | { fit: Fit | null };

type FitFunction = (
  texts: AsyncIterable<readonly string[]>,
  language: Language,
  most: number,
  signal: AbortSignal,
) => Promise<Fit | null>;

/** `dimensions` learned ones at most, 128 when not said, never more than 256; those of unknown words come on top. */
export function localFitting(where: 'here' | 'thread', dimensions = USUAL_DIMENSIONS): Fitting {
  const run: FitFunction = where === 'here' ? fitHere : fitInThread;
  const most = Math.min(dimensions, MOST_DIMENSIONS);
  return { family: FAMILY, fit: (texts, language, signal) => run(texts, language, most, signal) };
}

const fitHere: FitFunction = async (texts, language, most, signal) => {
  const { textFitter } = await import('./fitter.ts');
  const fitter = textFitter(language);
  for await (const lot of texts) {
    signal.throwIfAborted();
    fitter.add(lot);
  }
  return fitter.fit(most);
};

/** The next lot is read when the thread has taken the last: never more than one is on its way. */
const fitInThread: FitFunction = async (texts, language, most, signal) => {
  signal.throwIfAborted();
  const thread = new Worker(new URL(import.meta.resolve('#fit-thread')));
  const { ask, fail } = conversation(thread);
  const stop = () => fail(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    await ask({ language, most });
    for await (const lot of texts) await ask(lot);
    const answer = await ask(null);
    if (answer === 'more') throw new Error('The thread that fits asks for more than there is.');
    return answer.fit;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
};

/** One question, one answer; a thread that breaks, or a `fail`, answers the question that is open, and all later ones. */
function conversation(thread: Worker): { ask(question: FitQuestion): Promise<FitAnswer>; fail(reason: unknown): void } {
  let settle: { resolve: (answer: FitAnswer) => void; reject: (reason: unknown) => void } | null = null;
  let failure: { reason: unknown } | null = null;
  const fail = (reason: unknown) => {
    failure ??= { reason };
    settle?.reject(failure.reason);
  };
  thread.on('message', (answer: FitAnswer) => settle?.resolve(answer));
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('The thread that fits has ended.')));
  return {
    fail,
    ask: (question) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        if (failure) reject(failure.reason);
        else thread.postMessage(question);
      }),
  };
}
