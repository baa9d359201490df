// A long ordinary day: two servers, two workers, pulls, backups and a log that forgets on one database, steady deliveries
// and questions, and nobody does harm. What is looked at is whether memory, queue, files and waiting times stay as they are.
import { readFileSync, statSync } from 'node:fs';
import { medianOf } from '../../bench/figure.ts';
import { chance } from './chance.ts';
import { type Endings, noteEndings, type Verdict, verdictOn } from './checks.ts';
import { type Ground, openGround } from './ground.ts';
import { ledger } from './ledger.ts';
import type { Panel } from './panels.ts';
import { keptRunning } from './part.ts';
import { sending } from './sender.ts';
import { calm } from './storm.ts';

const SENDERS = 4;
const PRODUCTS_EACH = 250;
/** Milliseconds between deliveries of a sender, and between questions: 40 and 4 a second. */
const EVERY = 100;
const QUESTION_EVERY = 250;
/** From the end of a pull, a backup or a pruning to the next. */
const AGAIN = 20_000;
/** How long the log remembers what has ended; several samples. */
const KEEP = '1m';
const SAMPLE_EVERY = 5_000;
const MEGABYTE = 1024 * 1024;
const NAMES = ['first serve', 'second serve', 'first worker', 'second worker'] as const;
/** MB. A WAL keeps the size of its busiest moment: one checkpoint's 32 MB, and what came while that waited for readers. */
const LARGE_WAL = 64;
const FILES = { catalogue: '.db', 'catalogue WAL': '.db-wal', log: '.inbox.db', 'log WAL': '.inbox.db-wal' } as const;

interface Sample {
  minute: number;
  /** Of each of `NAMES`, MB. */
  memory: number[];
  waiting: number;
  /** Of each of `FILES`, MB. */
  files: number[];
  /** Milliseconds, of the time since the last sample. */
  latency: { ack: number; lateAck: number; search: number; lateSearch: number };
}

/** A figure at the beginning, when all was warm, and at the end. */
export interface Trend {
  what: string;
  early: number;
  late: number;
  /** So many times the early figure is flat; below `least` nothing is told. */
  atMost: number;
  least: number;
}

export interface SoakReport extends Verdict {
  acknowledged: number;
  wrong: string[];
  trends: Trend[];
  minutes: number[];
  panels: Panel[];
}

export async function soak(minutes: number): Promise<SoakReport> {
  const wrong: string[] = [];
  const note = (what: string) => void wrong.push(what);
  const ground = await openGround('local', note, AGAIN);
  const pruning = pruned(ground, note);
  try {
    while (ground.servers.some((server) => server.now() === null)) await pause(20);
    const book = ledger();
    const endings: Endings = new Map();
    const [acks, searches]: [number[], number[]] = [[], []];
    let busy = true;
    const senders = Array.from({ length: SENDERS }, (_, at) =>
      sending({
        products: Array.from({ length: PRODUCTS_EACH }, (_, n) => at * PRODUCTS_EACH + n + 1),
        ...{ address: ground.address, token: ground.token, ledger: book, wrong: note, every: EVERY },
        ...{ chance: chance(at + 1), busy: () => busy, took: (ms: number) => void acks.push(ms) },
      }),
    );
    const asking = questions(ground, () => busy, searches, note);
    const samples = await watched(ground, minutes, acks, searches, () => noteEndings(ground, endings));
    busy = false;
    await Promise.all([...senders, asking]);
    await pruning.rest();
    await calm(ground, note);
    const verdict = await verdictOn(ground, book, note, endings);
    const [trends, panels] = [trendsOf(samples), panelsFrom(samples)];
    return {
      ...verdict,
      wrong,
      trends,
      panels,
      acknowledged: book.acknowledged.size,
      minutes: samples.map((s) => s.minute),
    };
  } finally {
    await pruning.rest();
    await ground.close();
  }
}

/** The log is told to forget by command: as a setting, no shop may keep less than a day. */
function pruned({ home }: Ground, wrong: (what: string) => void) {
  return keptRunning({
    name: 'prune',
    start: () => home.start(['prune', '--older-than', KEEP]),
    ended: ({ code, stderr }) => {
      if (code !== 0 && code !== 143) wrong(`prune ended with ${code}: ${stderr}`);
    },
    pause: AGAIN,
  });
}

async function questions(
  { home, address }: Ground,
  busy: () => boolean,
  took: number[],
  wrong: (what: string) => void,
): Promise<void> {
  const { token } = await home.json(['token', 'create', '--store', 'told', '--scope', 'read']);
  for (let n = 1; busy(); n++) {
    const began = performance.now();
    const url = `${address()}/api/v1/web-knowledge/search/?q=${encodeURIComponent(`lamp ${n % 900} of batch ${n % 7}`)}`;
    try {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      const said = await answer.text();
      if (answer.status !== 200) wrong(`a question was answered ${answer.status}: ${said.slice(0, 200)}`);
    } catch (error) {
      wrong(`a question was not answered: ${error}`);
    }
    const ms = performance.now() - began;
    took.push(ms);
    await pause(QUESTION_EVERY - ms);
  }
}

async function watched(
  ground: Ground,
  minutes: number,
  acks: number[],
  searches: number[],
  sampled: () => void,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = Date.now();
  for (let next = began + SAMPLE_EVERY; Date.now() < began + minutes * 60_000; next += SAMPLE_EVERY) {
    await pause(next - Date.now());
    const [ack, search] = [acks.splice(0), searches.splice(0)];
    samples.push({
      minute: (Date.now() - began) / 60_000,
      memory: ground.parts.slice(0, NAMES.length).map((part) => memoryOf(part.now()?.child.pid)),
      waiting: await waitingIn(ground),
      files: Object.values(FILES).map((end) => sizeOf(ground.home.db.replace(/\.db$/, end))),
      latency: { ack: at(ack, 0.5), lateAck: at(ack, 0.99), search: at(search, 0.5), lateSearch: at(search, 0.99) },
    });
    sampled();
  }
  return samples;
}

/** MB. */
function sizeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) / MEGABYTE;
}

/** Resident, MB; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kilobytes ?? 0) * 1024) / MEGABYTE;
  } catch {
    return 0;
  }
}

/** Events and texts that wait, of all stores. */
async function waitingIn({ address }: Ground): Promise<number> {
  const metrics = await fetch(`${address()}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  const waiting = metrics.matchAll(/^pilito_(?:queue_events|pending_chunks)\{.*\} (\d+)$/gm);
  return [...waiting].reduce((sum, [, count]) => sum + Number(count), 0);
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

/** The second fifth beside the last: in the first one, programs still warm up. */
function trendsOf(samples: readonly Sample[]): Trend[] {
  const fifth = Math.floor(samples.length / 5);
  const trend = (what: string, of: (sample: Sample) => number, atMost: number, least: number): Trend => {
    const median = (some: readonly Sample[]) => medianOf(some.map(of));
    return { what, early: median(samples.slice(fifth, 2 * fifth)), late: median(samples.slice(-fifth)), atMost, least };
  };
  return [
    ...NAMES.map((name, which) => trend(`memory of the ${name}, MB`, ({ memory }) => memory[which] ?? 0, 1.15, 0)),
    trend('events and texts that wait', ({ waiting }) => waiting, 2, 50),
    ...Object.keys(FILES).map((name, which) =>
      trend(`size of the ${name}, MB`, ({ files }) => files[which] ?? 0, 1.15, name.endsWith('WAL') ? LARGE_WAL : 5),
    ),
    trend('acknowledged in, p50, ms', ({ latency }) => latency.ack, 1.5, 5),
    trend('acknowledged in, p99, ms', ({ latency }) => latency.lateAck, 1.5, 50),
    trend('a question answered in, p50, ms', ({ latency }) => latency.search, 1.5, 20),
    trend('a question answered in, p99, ms', ({ latency }) => latency.lateSearch, 1.5, 100),
  ];
}

export function isFlat({ early, late, atMost, least }: Trend): boolean {
  return late <= Math.max(least, early * atMost);
}

function panelsFrom(samples: readonly Sample[]): Panel[] {
  const line = (name: string, of: (sample: Sample) => number) => ({ name, values: samples.map(of) });
  return [
    { title: 'memory, MB', lines: NAMES.map((name, which) => line(name, ({ memory }) => memory[which] ?? 0)) },
    {
      title: 'files, MB',
      lines: Object.keys(FILES).map((name, which) => line(name, ({ files }) => files[which] ?? 0)),
    },
    { title: 'events and texts that wait', lines: [line('waiting', ({ waiting }) => waiting)] },
    {
      title: 'acknowledged in, ms',
      lines: [line('p50', ({ latency }) => latency.ack), line('p99', ({ latency }) => latency.lateAck)],
    },
    {
      title: 'a question answered in, ms',
      lines: [line('p50', ({ latency }) => latency.search), line('p99', ({ latency }) => latency.lateSearch)],
    },
  ];
}
