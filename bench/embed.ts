// How many product texts does a core embed offline, how much of that is left when the worker claims and saves them in the
// database, and how near does the OpenAI client come to what its server's latency allows?
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { localEmbedder } from '../src/adapters/local-embedder.ts';
import { openaiEmbedder } from '../src/adapters/openai.ts';
import type { Embedder } from '../src/ports/embedder.ts';
import { type Catalogue, catalogueOf } from './embedding/catalogue.ts';
import { clocks, since, type Took } from './embedding/clocks.ts';
import { productsOf, textOf } from './embedding/products.ts';
import { microseconds, perSecond, ratesOf } from './embedding/rates.ts';
import type { Figure } from './figure.ts';
import { listening } from './load/processes.ts';
import { ratioOf } from './rounds.ts';

const ROUNDS = 5;
/** As many as 40 full requests. */
const TEXTS = 10_240;
const DIMENSIONS = 512;
const GOAL_PER_SECOND = 50_000;
const CONCURRENCY = 4;
const INPUTS = 256;
const LATENCY_SECONDS = 0.1;
/** Microseconds a text, when all requests are always under way and nothing else takes time. */
const LATENCY_BOUND = (LATENCY_SECONDS * 1e6) / (CONCURRENCY * INPUTS);

export async function embed(): Promise<Figure[]> {
  const products = productsOf(TEXTS);
  const texts = products.map(textOf);
  const catalogue = await catalogueOf(products);
  try {
    return [
      ...(await offline('hashed', localEmbedder({ dimensions: DIMENSIONS }), texts, catalogue)),
      ...(await overNetwork(texts, catalogue)),
      ...(await offline('fitted', await catalogue.fit(), texts, catalogue)),
    ];
  } finally {
    await catalogue.remove();
  }
}

/** Embedders are warm, as a worker's are: they have met these words before. */
async function offline(
  kind: string,
  embedder: Embedder,
  texts: readonly string[],
  catalogue: Catalogue,
): Promise<Figure[]> {
  const { bare, worker } = await ratesOf(
    {
      bare: { texts: texts.length, run: () => timed(() => inBatches(texts, embedder)) },
      worker: { texts: texts.length, run: () => catalogue.embed(embedder) },
    },
    ROUNDS,
  );
  const asked = bare.cpu.map(() => 1e6 / GOAL_PER_SECOND);
  return [
    {
      what: `texts of 600 characters, ${kind}, by one core`,
      peer: '50,000 a second',
      ratio: ratioOf(asked, bare.cpu),
      goal: { atLeast: 1 },
      plain: perSecond(bare.cpu),
    },
    {
      what: `the same claimed, ${kind} and saved by the worker`,
      peer: 'the same core without a database',
      ratio: ratioOf(bare.cpu, worker.cpu),
      goal: { atLeast: 0.7 },
      plain: `${perSecond(worker.cpu)} by one core, ${perSecond(worker.wall)} by the wall`,
    },
  ];
}

async function overNetwork(texts: readonly string[], catalogue: Catalogue): Promise<Figure[]> {
  const program = join(process.cwd(), 'dist', 'bench', 'embedding', 'server-process.js');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const server = await listening(child, 'the embeddings server');
  try {
    const embedder = openaiEmbedder({ baseUrl: server.url, concurrency: CONCURRENCY });
    const peer = await openaiPackage(server.url);
    const jobs = {
      bare: {
        texts: texts.length,
        run: () => timed(() => together(texts, (batch) => embedder.embed(batch), CONCURRENCY + 1)),
      },
      worker: { texts: texts.length, run: () => catalogue.embed(embedder) },
      peer: {
        texts: texts.length,
        run: () => timed(() => (peer ? together(texts, peer, CONCURRENCY) : Promise.resolve())),
      },
    };
    const { bare, worker, peer: other } = await ratesOf(jobs, ROUNDS);
    const bound = bare.wall.map(() => LATENCY_BOUND);
    const share = (rates: typeof bare) => ({
      peer: 'the bound of 100 ms a request, 4 at once',
      ratio: ratioOf(bound, rates.wall),
      goal: { atLeast: 0.8 },
      plain: `${perSecond(rates.wall)} of ${perSecond(bound)}`,
    });
    const figures: Figure[] = [
      { what: 'vectors of 1,536 over OpenAI’s protocol', ...share(bare) },
      { what: 'the same claimed and saved by the worker', ...share(worker) },
    ];
    if (peer === null) return figures;
    return [
      ...figures,
      {
        what: 'processor time a vector',
        peer: 'the openai package, as documented',
        ratio: ratioOf(bare.cpu, other.cpu),
        goal: { atMost: 0.33 },
        plain: `${microseconds(bare.cpu)}, ${microseconds(other.cpu)}`,
      },
    ];
  } finally {
    await server.stop();
  }
}

type Ask = (texts: readonly string[]) => Promise<unknown>;

/** Null, and told, where it is not installed. */
async function openaiPackage(url: string): Promise<Ask | null> {
  if (!existsSync(join(process.cwd(), 'bench/peers/node_modules/openai'))) {
    process.stderr.write('embed: no openai package here; left out.\n');
    return null;
  }
  const driver = pathToFileURL(join(process.cwd(), 'bench/peers/embed-openai.js')).href;
  const { openClient }: { openClient(url: string): Ask } = await import(driver);
  return openClient(url);
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const start = clocks();
  await work();
  return since(start);
}

async function inBatches(texts: readonly string[], embedder: Embedder): Promise<void> {
  for (let at = 0; at < texts.length; at += embedder.batchSize) {
    await embedder.embed(texts.slice(at, at + embedder.batchSize));
  }
}

/** Full requests, one after the other in each lane. */
async function together(texts: readonly string[], ask: Ask, lanes: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < texts.length) {
      const batch = texts.slice(next, next + INPUTS);
      next += INPUTS;
      await ask(batch);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
