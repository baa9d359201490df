// Changes of products through a writer thread, for whoever pulls: this thread works out what stands in the text index
// and the chunks, that one writes. It starts at once, because whoever opens it is about to pull.
import { Worker } from 'node:worker_threads';
import { PilitoError } from '../../domain/errors.ts';
import { EMPTY_STATE, isSearchable, type ProductReport } from '../../domain/product.ts';
import type { Language } from '../../domain/store.ts';
import type { Products } from '../../ports/products.ts';
import { type PackedChanges, type Reply, unpackError } from './catalogue-pack.ts';
import type { Connection } from './open.ts';
import { storeLanguage } from './store-language.ts';
import { inputsOf, type Knowledge, knowledgeOf } from './text-rows.ts';

/** It holds one page at a time. More room for what is thrown away at once is memory that lies idle. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

export interface CatalogueWriter extends Pick<Products, 'apply' | 'foresee'> {
  close(): Promise<void>;
}

interface Settle {
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
}

export function catalogueWriter(path: string, db: Connection): CatalogueWriter {
  const knowledgeFor = foresight(db);
  const foreseen = new WeakMap<ProductReport, Foreseen>();
  let underWay: Settle[] = [];
  let thread: Worker | null = start();

  function start(): Worker {
    const started = new Worker(new URL(import.meta.resolve('#catalogue-thread')), {
      workerData: path,
      resourceLimits: LIMITS,
    });
    let reason: unknown;
    started.on('message', (reply: Reply) => underWay.shift()?.resolve(reply));
    started.on('error', (error) => {
      reason = error;
    });
    started.on('exit', () => {
      thread = null;
      const lost = underWay;
      underWay = [];
      const error = new PilitoError('storage_unavailable', 'The catalogue writer has stopped.', { cause: reason });
      for (const { reject } of lost) reject(error);
    });
    return started;
  }

  function ask(packed: PackedChanges): Promise<Reply> {
    thread ??= start();
    const to = thread;
    return new Promise((resolve, reject) => {
      underWay.push({ resolve, reject });
      to.postMessage(packed);
    });
  }

  return {
    foresee: async (storeId, source, reports) => {
      for (const [report, knowledge] of knowledgeFor(storeId, source, reports)) foreseen.set(report, knowledge);
    },
    apply: async (...changes) => {
      const [, , items] = changes;
      const reports = items.map(({ change }) => (change.kind === 'report' ? foreseen.get(change.report) : undefined));
      const ready = new Map(reports.filter((one) => one !== undefined).map(({ hash, knowledge }) => [hash, knowledge]));
      const reply = await ask({ changes, ready });
      if ('failure' in reply) throw unpackError(reply.failure);
      return reply.outcomes;
    },
    close: () =>
      new Promise((resolve) => {
        if (thread === null) return resolve();
        thread.once('exit', () => resolve());
        thread.postMessage('close');
      }),
  };
}

interface Foreseen {
  /** Of the inputs. */
  hash: string;
  knowledge: Knowledge;
}

type Foresee = (storeId: number, source: string, reports: readonly ProductReport[]) => Map<ProductReport, Foreseen>;

/**
 * The knowledge that these reports will very likely ask for. Where another comes out — a variation tells more, a
 * delivery came in between — it is made when it is written.
 */
function foresight(db: Connection): Foresee {
  const languageOf = storeLanguage(db);
  const standing = db
    .prepare<[number, string, string], string | null>(
      'SELECT text_hash FROM products WHERE store_id = ? AND source = ? AND external_id = ?',
    )
    .pluck();

  return (storeId, source, reports) => {
    const foreseen = new Map<ProductReport, Foreseen>();
    const language = languageOf(storeId);
    for (const report of reports) {
      if (report.parentExternalId !== null) continue;
      const known = standing.get(storeId, source, report.externalId);
      const isOfFamily = known !== undefined && report.variationIds !== undefined;
      const inputs = isOfFamily ? null : inputsAlone(language, report);
      if (inputs === null || inputs.hash === known) continue;
      foreseen.set(report, { hash: inputs.hash, knowledge: knowledgeOf(storeId, inputs) });
    }
    return foreseen;
  };
}

/** Null for what nobody may find. */
function inputsAlone(language: Language, report: ProductReport) {
  const state = { ...EMPTY_STATE, ...report.state };
  return isSearchable(state) ? inputsOf(language, state, []) : null;
}
