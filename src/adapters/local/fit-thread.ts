// The thread that fits: it takes texts by the lot, keeps only their terms, and gives the model back.
import { parentPort } from 'node:worker_threads';
import { type Fitter, textFitter } from './fitter.ts';
import type { FitAnswer, FitQuestion } from './fitting.ts';

let fitter: Fitter | null = null;
let most = 0;

function answerTo(question: FitQuestion): FitAnswer {
  if (question === null) return { fit: fitter?.fit(most) ?? null };
  if ('language' in question) {
    fitter = textFitter(question.language);
    most = question.most;
  } else fitter?.add(question);
  return 'more';
}

parentPort?.on('message', (question: FitQuestion) => parentPort?.postMessage(answerTo(question)));
