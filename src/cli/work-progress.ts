// How far `worker --once` is: of how many events, of how many texts. What waits is counted again now and then, because
// deliveries go on arriving and a new model makes every text of its store wait.
import type { App } from '../app/app.ts';
import { wantsOf } from '../app/wants.ts';
import type { WorkStep, WorkSummary } from '../worker/worker.ts';
import { counted } from './format.ts';
import type { Progress, Standing } from './progress.ts';

const COUNT_EVERY_MS = 2_000;

/** Events and texts, done and to do together. */
interface Totals {
  events: number | null;
  texts: number | null;
}

/** Tells `progress` of each step; `summary` is what the worker adds to. */
export function stepTeller(
  app: Pick<App, 'db' | 'embedder'>,
  summary: WorkSummary,
  progress: Progress,
): (step: WorkStep) => Promise<void> {
  let totals: Totals = { events: null, texts: null };
  let last: WorkStep | null = null;
  let countedAt = Number.NEGATIVE_INFINITY;
  const tell = () => last && progress.at(standingOf(last, summary, totals, requestsOf(app)));

  async function count(): Promise<void> {
    const stores = await app.db.measures.stores(await wantsOf(app));
    const sum = (of: 'queued' | 'pendingChunks') => stores.reduce((all, store) => all + store[of], 0);
    totals = { events: summary.applied + sum('queued'), texts: vectors(summary) + sum('pendingChunks') };
    tell();
  }

  return (step) => {
    const now = performance.now();
    const due = step.doing !== last?.doing || now - countedAt >= COUNT_EVERY_MS;
    last = step;
    tell();
    if (due) {
      countedAt = now;
      // Only for show: what is wrong with the storage, the worker itself finds out.
      count().catch(() => {});
    }
    return progress.ready();
  };
}

const vectors = ({ embedded, reused }: WorkSummary) => embedded + reused;

/** The local embedder sends none. */
function requestsOf({ embedder }: Pick<App, 'embedder'>): number {
  return embedder.fingerprint.provider === 'local' ? 0 : embedder.usage().requests;
}

function standingOf(step: WorkStep, summary: WorkSummary, totals: Totals, requests: number): Standing {
  const failed = summary.failed > 0 ? [`${summary.failed} failed`] : [];
  switch (step.doing) {
    case 'applying':
      return {
        ...{ doing: 'applying events', unit: 'events' },
        ...{ done: summary.applied, total: totals.events, facts: failed },
      };
    case 'renewing':
      return { doing: 'writing the text index anew' };
    case 'fitting':
      return { doing: `fitting a model to ${step.store}`, facts: [counted(step.texts, 'text')] };
    case 'embedding': {
      const reused = summary.reused > 0 ? [`${summary.reused} reused`] : [];
      const asked = requests > 0 ? [counted(requests, 'request')] : [];
      const facts = [...asked, ...reused, ...failed];
      return { doing: 'embedding texts', unit: 'texts', done: vectors(summary), total: totals.texts, facts };
    }
  }
}
