// How soon are the ten nearest of a store's vectors found, beside sqlite-vec's table, two packages with indexes and the
// time it takes to read the codes from memory; and how soon with filters? `PILITO_BENCH_VECTORS=200000` asks pilito,
// sqlite-vec and memory about so many vectors instead.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localEmbedder } from '../src/adapters/local-embedder.ts';
import { type Asked, askInTurn, type Engine, quantile, recallOf, timesOver } from './asking.ts';
import { productsOf, textOf } from './embedding/products.ts';
import type { Figure } from './figure.ts';
import { printTable } from './table.ts';
import { beginningOf, type Cloud, cloudOf } from './vectors/clouds.ts';
import { MOST } from './vectors/facts.ts';
import { memoryStream, openOurs } from './vectors/ours.ts';
import { packages, sqliteVec, sqliteVecFiltered } from './vectors/peers.ts';

const QUESTIONS = 100;
const DIMENSIONS = 1_536;
const OFFLINE_DIMENSIONS = 512;
const FEW = 10_000;
const MANY = 50_000;
const STORES = 10;

export async function vectors(): Promise<Figure[]> {
  const chosen = Number(process.env.PILITO_BENCH_VECTORS ?? 0);
  if (chosen > 0) return among(cloudOf(chosen, DIMENSIONS, QUESTIONS), 'OpenAI’s', false);
  const cloud = cloudOf(MANY, DIMENSIONS, QUESTIONS);
  return [
    ...(await among(beginningOf(cloud, FEW), 'OpenAI’s', false)),
    ...(await among(cloud, 'OpenAI’s', true)),
    ...(await withFilters(cloud)),
    ...(await among(await offlineCloud(), 'the offline embedder’s', false)),
  ];
}

async function among(cloud: Cloud, whose: string, withPackages: boolean): Promise<Figure[]> {
  const count = (cloud.vectors.length / cloud.dimensions).toLocaleString('en');
  const size = `${count} × ${cloud.dimensions}`;
  return inDirectory(async (directory) => {
    const ours = await openOurs(directory, cloud, 1);
    const others = withPackages ? await packages(directory, cloud) : [];
    const engines = [ours.engine({}), sqliteVec(directory, cloud), memoryStream(cloud), ...others];
    const [mine, exact, stream, ...rest] = await asking(engines, cloud, size);
    await ours.close();
    if (!mine || !exact || !stream) return [];
    const what = `nearest of ${size}, ${whose}`;
    const isLarge = cloud.vectors.length / cloud.dimensions >= MANY && cloud.dimensions === DIMENSIONS;
    return [
      {
        ...{ what, peer: 'sqlite-vec, exact', ratio: timesOver(exact, mine), goal: isLarge ? { atLeast: 15 } : null },
        plain: plainOf(mine, exact),
      },
      {
        ...{ what: `${what}: recall@10`, peer: 'sqlite-vec, exact', goal: { atLeast: 0.999 } },
        ratio: alone(recallOf(mine, exact)),
      },
      {
        ...{ what, peer: 'reading their codes from memory', ratio: timesOver(mine, stream) },
        ...{ goal: isLarge ? { atMost: 1.3 } : null, plain: plainOf(mine, stream) },
      },
      ...rest.map((asked, at) => {
        const name = others[at]?.name ?? '';
        const goal = { atMost: name === 'LanceDB' ? 1 : 1.5 };
        const recall = `, recall ${recallOf(asked, exact).toFixed(3)}`;
        return { what, peer: name, ratio: timesOver(mine, asked), goal, plain: plainOf(mine, asked) + recall };
      }),
    ];
  });
}

/** One store of ten, of which one product in six fits. */
async function withFilters(cloud: Cloud): Promise<Figure[]> {
  return inDirectory(async (directory) => {
    const ours = await openOurs(directory, cloud, STORES);
    const engines = [
      ours.engine({ inStock: true, maxPrice: String(MOST) }),
      sqliteVecFiltered(directory, cloud, STORES),
    ];
    const [mine, exact] = await asking(engines, cloud, 'filtered, of 10 stores');
    await ours.close();
    if (!mine || !exact) return [];
    const what = 'nearest in stock up to a price, 10 stores of 5,000';
    const peer = 'sqlite-vec, partition and metadata';
    return [
      { what, peer, ratio: timesOver(exact, mine), goal: { atLeast: 6 }, plain: plainOf(mine, exact) },
      { what: `${what}: recall@10`, peer, ratio: alone(recallOf(mine, exact)), goal: { atLeast: 0.999 } },
    ];
  });
}

async function asking(engines: readonly Engine<Float32Array>[], cloud: Cloud, size: string): Promise<Asked[]> {
  const asked = await askInTurn(engines, cloud.questions);
  const [, exact] = asked;
  const rows = asked.map((one, at) => {
    const recall = one.answers[0] && exact ? recallOf(one, exact).toFixed(3) : '';
    return [engines[at]?.name ?? '', quantile(one, 0.5).toFixed(2), quantile(one, 0.99).toFixed(2), recall];
  });
  printTable([size, 'p50, ms', 'p99, ms', 'recall@10'], rows);
  for (const { close } of engines) close();
  return asked;
}

async function offlineCloud(): Promise<Cloud> {
  const products = productsOf(MANY + QUESTIONS);
  const embedder = localEmbedder({ dimensions: OFFLINE_DIMENSIONS });
  const all = new Float32Array(MANY * OFFLINE_DIMENSIONS);
  for (let at = 0; at < MANY; at += embedder.batchSize) {
    const texts = products.slice(at, Math.min(MANY, at + embedder.batchSize)).map(textOf);
    for (const [more, made] of (await embedder.embed(texts)).entries()) {
      if (made.ok) all.set(made.vector, (at + more) * OFFLINE_DIMENSIONS);
    }
  }
  const asked = products.slice(MANY).map(({ title }) => embedder.embedQuery(title));
  const questions = (await Promise.all(asked)).filter((question) => question !== null);
  return { dimensions: OFFLINE_DIMENSIONS, vectors: all, questions };
}

function plainOf(mine: Asked, other: Asked): string {
  return `${quantile(mine, 0.5).toFixed(2)} ms, ${quantile(other, 0.5).toFixed(2)} ms`;
}

function alone(value: number) {
  return { median: value, low: value, high: value };
}

async function inDirectory<Result>(use: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
