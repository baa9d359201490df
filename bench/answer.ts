// How long from the shop to the answer? While 200 changes a second are delivered to `pilito serve`, which applies and
// embeds them beside, some of them bring new words: when is such a product found by its words, and when by its vector?
import type { Figure } from './figure.ts';
import { spreadOf } from './figure.ts';
import { CATALOGUE, productOf, type Sender, signedBy } from './load/deliveries.ts';
import { allAcknowledged, startGenerator } from './load/load.ts';
import { type Bench, bench, type Serving } from './load/processes.ts';
import { openShop } from './shop/pulling.ts';

const ROUNDS = 4;
const SECONDS = 5;
const RATE = 200;
const SAMPLES_PER_SECOND = 5;
const SECRET = 'forty-letters-that-only-the-shop-knows-1';
const LOOK_EVERY_MS = 10;
const LIMITS = { p50: 100, p99: 500 };

/** Milliseconds from the moment a delivery was sent. */
interface Sample {
  acknowledged: number;
  text: number;
  vector: number;
}

export async function answer(): Promise<Figure[]> {
  const home = bench();
  const shop = await openShop(CATALOGUE, 0);
  const generator = startGenerator();
  let serving: Serving | null = null;
  try {
    const keys = ['--consumer-key', 'ck_bench', '--consumer-secret', 'cs_bench', '--webhook-secret', '-'];
    home.json(
      ['store', 'add', 'shop', '--url', shop.url, '--allow-private-network', '--language', 'en', ...keys],
      SECRET,
    );
    home.json(['pull', 'shop']);
    const reader = String(home.json(['token', 'create', '--store', 'shop', '--scope', 'read']).token);
    serving = await home.serve();
    await settled(home);
    const sender: Sender = { kind: 'signed', host: '127.0.0.1', store: 'shop', webhookSecret: SECRET, token: '' };
    const { url, port } = serving;
    const rounds: Sample[][] = [];
    // The first round warms up and does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      const count = (RATE - SAMPLES_PER_SECOND) * SECONDS;
      const first = 100_000 * (round + 1);
      const steady = generator.run({ sender, port, connections: 8, first, count, rate: RATE - SAMPLES_PER_SECOND });
      rounds.push(await sampled(url, reader, first + 50_000));
      allAcknowledged(await steady, count);
    }
    return figuresOf(rounds.slice(1));
  } finally {
    generator.end();
    await serving?.stop();
    await shop.stop();
    home.remove();
  }
}

/** Everything embedded, by the model that the shop's texts deserve. */
async function settled(home: Bench): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const { pending_chunks, pending_events } = home.json(['status']);
    quiet = pending_chunks === 0 && pending_events === 0 ? quiet + 1 : 0;
    await pause(3_000);
  }
}

async function sampled(url: string, reader: string, first: number): Promise<Sample[]> {
  const samples: Promise<Sample>[] = [];
  for (let at = 0; at < SECONDS * SAMPLES_PER_SECOND; at++) {
    samples.push(sample(url, reader, first + at));
    await pause(1_000 / SAMPLES_PER_SECOND);
  }
  return Promise.all(samples);
}

/** One product gets a name that nothing else has, and is asked for by it until it is there. */
async function sample(url: string, reader: string, n: number): Promise<Sample> {
  const word = `zq${n.toString(36).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'a')}x`;
  const name = `${word} ${word}ol kamirenta ${word}`;
  const body = Buffer.from(JSON.stringify(productOf(n, { name })));
  const started = performance.now();
  const response = await fetch(`${url}/api/integrations/woocommerce/webhook/shop/`, {
    method: 'POST',
    body,
    headers: signedBy(SECRET, n, body),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`A delivery was answered with ${response.status}.`);
  const acknowledged = performance.now() - started;
  const found = async (mode: 'text' | 'vector') => {
    const address = `${url}/api/v1/web-knowledge/search/?mode=${mode}&limit=10&q=${encodeURIComponent(name)}`;
    for (;;) {
      const answer = await fetch(address, { headers: { authorization: `Bearer ${reader}` } });
      if ((await answer.text()).includes(name)) return performance.now() - started;
      await pause(LOOK_EVERY_MS);
    }
  };
  return { acknowledged, text: await found('text'), vector: await found('vector') };
}

function figuresOf(rounds: readonly Sample[][]): Figure[] {
  const steps = { acknowledged: 'acknowledged', text: 'found by text', vector: 'found by vector' } as const;
  return (Object.keys(steps) as (keyof Sample)[]).flatMap((step) =>
    (['p50', 'p99'] as const).map((rank): Figure => {
      const of = (samples: readonly Sample[]) =>
        ranked(
          samples.map((one) => one[step]),
          rank === 'p50' ? 0.5 : 0.99,
        );
      const ratios = spreadOf(rounds.map((samples) => of(samples) / LIMITS[rank]));
      return {
        what: `sent → ${steps[step]}, ${rank}, at ${RATE} deliveries/s`,
        peer: `${LIMITS[rank]} ms`,
        ratio: { ...ratios, median: of(rounds.flat()) / LIMITS[rank] },
        goal: { atMost: 1 },
        plain: `${of(rounds.flat()).toFixed(1)} ms`,
      };
    }),
  );
}

function ranked(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
