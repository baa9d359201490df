// How fast is a delivery acknowledged that is on disk by then? Beside a route that only reads and checks, one that adds
// it to a BullMQ queue, and one that commits each delivery alone; and how late is the answer while a pull runs?
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { inboxPath } from '../src/adapters/sqlite/upkeep.ts';
import { type Figure, medianOf } from './figure.ts';
import type { Kind, Sender } from './load/deliveries.ts';
import { allAcknowledged, type Generator, type Outcome, startGenerator } from './load/load.ts';
import { type Bench, bench, listening, type Serving } from './load/processes.ts';
import type { Receiver } from './load/receiver.ts';
import { type Redis, startRedis } from './load/redis.ts';
import { inTurn, ratioOf } from './rounds.ts';
import { openShop } from './shop/pulling.ts';

const ROUNDS = 5;
const CONNECTIONS = 64;
const SECRET = 'forty-letters-that-only-the-shop-knows-1';
/** Deliveries a second, for how long, and what a pull gets before to be in full swing. */
const STEADY = { rate: 300, seconds: 3, rounds: 3, runUpMs: 1_500 };
const PULLED = 100_000;
const COUNTS = { pilito: 10_000, nothing: 10_000, bullmq: 4_000, transaction: 2_000 };

type Contender = keyof typeof COUNTS;

const PEERS: Record<Exclude<Contender, 'pilito'>, { peer: string; atLeast: number }> = {
  nothing: { peer: 'the same Fastify route, read and checked only', atLeast: 0.65 },
  bullmq: { peer: 'Fastify + BullMQ add(), appendfsync always', atLeast: 3 },
  transaction: { peer: 'Fastify + one transaction a request', atLeast: 5 },
};

/** The last two are measured against the first peer only. */
const KINDS: Record<Kind, string> = {
  signed: 'ack of a signed webhook',
  token: 'ack of an envelope with a token',
  both: 'ack of an envelope with token and signature',
};

interface Ground {
  home: Bench;
  generator: Generator;
  sender: Omit<Sender, 'kind'>;
  servers: Map<Contender, Serving>;
}

export async function ack(): Promise<Figure[]> {
  const home = bench();
  const generator = startGenerator();
  const servers = new Map<Contender, Serving>();
  let redis: Redis | null = null;
  let shop: Serving | null = null;
  try {
    home.json(['store', 'add', 'shoes', '--language', 'en', '--webhook-secret', '-'], SECRET);
    const token = String(home.json(['token', 'create', '--store', 'shoes']).token);
    redis = await redisOrWhy(home);
    servers.set('pilito', await home.serve(['--no-worker']));
    servers.set('nothing', await receiver({ keeper: 'nothing', token, webhookSecret: SECRET, place: '' }));
    const place = join(home.directory, 'each.db');
    servers.set('transaction', await receiver({ keeper: 'transaction', token, webhookSecret: SECRET, place }));
    if (redis) {
      const at = { token, webhookSecret: SECRET, place: String(redis.port) };
      servers.set('bullmq', await receiver({ keeper: 'bullmq', ...at }));
    }
    const ground: Ground = {
      ...{ home, generator, servers },
      sender: { host: '127.0.0.1', store: 'shoes', webhookSecret: SECRET, token },
    };
    const figures: Figure[] = [];
    for (const kind of ['signed', 'token', 'both'] as const) figures.push(...(await compare(ground, kind)));
    shop = await openShop(PULLED, 0);
    figures.push(await besidePulls(ground, shop));
    return figures;
  } finally {
    generator.end();
    for (const server of servers.values()) await server.stop();
    await redis?.stop();
    await shop?.stop();
    home.remove();
  }
}

/** What is missing is named, and the others go on. */
async function redisOrWhy(home: Bench): Promise<Redis | null> {
  const installed = existsSync(join(process.cwd(), 'bench/peers/node_modules/bullmq'));
  const redis = installed ? await startRedis(home.directory) : null;
  if (redis === null) process.stderr.write(`ack: no ${installed ? 'redis-server' : 'bullmq'} here; left out.\n`);
  return redis;
}

function receiver(what: Receiver): Promise<Serving> {
  const script = join(process.cwd(), 'dist/bench/load/receiver-process.js');
  const child = spawn(process.execPath, [script, JSON.stringify(what)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return listening(child, what.keeper);
}

let sent = 0;

async function load(
  { generator, sender }: Ground,
  port: number,
  kind: Kind,
  count: number,
  rate: number | null = null,
) {
  const first = 1_000_000 + sent;
  sent += count;
  const outcome = await generator.run({
    sender: { ...sender, kind },
    port,
    connections: CONNECTIONS,
    first,
    count,
    rate,
  });
  allAcknowledged(outcome, count);
  return outcome;
}

async function compare(ground: Ground, kind: Kind): Promise<Figure[]> {
  const outcomes = new Map<Contender, Outcome>();
  const before = stored(ground.home.db);
  let acknowledged = 0;
  const rivals = [...ground.servers].filter(([name]) => kind === 'signed' || name === 'pilito' || name === 'nothing');
  const contenders = Object.fromEntries(
    rivals.map(([name, { port }]) => [
      name,
      async () => {
        const outcome = await load(ground, port, kind, COUNTS[name]);
        outcomes.set(name, outcome);
        if (name === 'pilito') acknowledged += outcome.acknowledged;
        return COUNTS[name] / outcome.seconds;
      },
    ]),
  );
  const samples = await inTurn(contenders, ROUNDS);
  const kept = stored(ground.home.db) - before;
  if (kept !== acknowledged) throw new Error(`${acknowledged} were acknowledged, and ${kept} are in the inbox.`);
  const plainOf = (name: Contender) => {
    const { p50 = 0, p99 = 0, cores = 0 } = outcomes.get(name) ?? {};
    const rate = Math.round(medianOf(samples[name] ?? [])).toLocaleString('en');
    return `${rate}/s (p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms, load ${cores.toFixed(2)} cores)`;
  };
  return (Object.keys(PEERS) as (keyof typeof PEERS)[])
    .filter((name) => name in samples)
    .map((name) => ({
      what: KINDS[kind],
      peer: PEERS[name].peer,
      ratio: ratioOf(samples.pilito ?? [], samples[name] ?? []),
      goal: { atLeast: PEERS[name].atLeast },
      plain: `${plainOf('pilito')}; ${plainOf(name)}`,
    }));
}

/** Events with a body, each another: what was acknowledged must be here. */
function stored(db: string): number {
  const inbox = new BetterSqlite3(inboxPath(db), { readonly: true });
  try {
    const count = 'SELECT count(DISTINCT dedupe) FROM events WHERE body IS NOT NULL';
    return inbox.prepare<[], number>(count).pluck().get() ?? 0;
  } finally {
    inbox.close();
  }
}

/** At a moderate rate, beside full pulls into the same database. */
async function besidePulls(ground: Ground, shop: Serving): Promise<Figure> {
  const { home, servers } = ground;
  const port = servers.get('pilito')?.port ?? 0;
  const steady = async () => (await load(ground, port, 'signed', STEADY.rate * STEADY.seconds, STEADY.rate)).p99;
  let stores = 0;
  const pulling = async () => {
    const name = `shop-${++stores}`;
    const keys = ['--consumer-key', 'ck_bench', '--consumer-secret', 'cs_bench'];
    home.json(['store', 'add', name, '--url', shop.url, '--allow-private-network', ...keys]);
    const pull = home.start(['pull', name, '--full']);
    const ended = new Promise<void>((over) => pull.once('exit', () => over()));
    await new Promise((soon) => setTimeout(soon, STEADY.runUpMs));
    const p99 = await steady();
    if (pull.exitCode !== null) throw new Error('The pull ended before the deliveries did.');
    pull.kill('SIGTERM');
    await ended;
    return p99;
  };
  const { idle, busy } = await inTurn({ idle: steady, busy: pulling }, STEADY.rounds, 0);
  return {
    what: `ack p99 at ${STEADY.rate}/s while a full pull runs`,
    peer: 'the same with nothing beside it',
    ratio: ratioOf(busy, idle),
    goal: { atMost: 3 },
    plain: `${medianOf(busy).toFixed(1)} ms, ${medianOf(idle).toFixed(1)} ms`,
  };
}
