// One storm: shops deliver, everything runs at once, and harm comes at moments that chance chose. Then calm, until all
// that is due is done, and a look at what is left.
import type { Chance } from './chance.ts';
import { chance } from './chance.ts';
import { type Verdict, verdictOn } from './checks.ts';
import { FAULTS } from './faults.ts';
import { type Ground, openGround } from './ground.ts';
import { ledger } from './ledger.ts';
import { sending } from './sender.ts';

export interface StormReport extends Verdict {
  /** How often each kind of harm was done. */
  faults: Map<string, number>;
  acknowledged: number;
  /** What must not have happened, in words; empty when all is well. */
  wrong: string[];
}

export interface StormOptions {
  seed: number;
  embedding: 'local' | 'openai';
  /** The storm ends when this says so; asked after every fault, and told what was acknowledged by then. */
  enough: (faults: number, acknowledged: number) => boolean;
}

const SENDERS = 6;
const PRODUCTS_EACH = 20;
/** Milliseconds between faults, at most. */
const LONGEST_PAUSE = 800;
/** How long what is due may take when nobody disturbs it any more: the longest wait before another try is minutes. */
const CALM_MS = 10 * 60_000;

export async function storm({ seed, embedding, enough }: StormOptions): Promise<StormReport> {
  const wrong: string[] = [];
  const note = (what: string) => void wrong.push(what);
  const ground = await openGround(embedding, note);
  try {
    const book = ledger();
    const luck = chance(seed);
    let busy = true;
    const senders = Array.from({ length: SENDERS }, (_, at) =>
      sending({
        products: Array.from({ length: PRODUCTS_EACH }, (_, n) => at * PRODUCTS_EACH + n + 1),
        ...{ address: ground.address, token: ground.token, ledger: book, wrong: note },
        chance: chance(seed + at + 1),
        busy: () => busy,
      }),
    );
    const faults = await harm(ground, luck, (done) => enough(done, book.acknowledged.size));
    busy = false;
    await Promise.all(senders);
    await calm(ground, note);
    const verdict = await verdictOn(ground, book, note);
    return { ...verdict, faults, acknowledged: book.acknowledged.size, wrong };
  } finally {
    await ground.close();
  }
}

async function harm(ground: Ground, luck: Chance, enough: (faults: number) => boolean): Promise<Map<string, number>> {
  const faults = new Map<string, number>();
  const underWay: Promise<void>[] = [];
  for (let done = 0; !enough(done); done++) {
    await new Promise((resolve) => setTimeout(resolve, luck.upTo(LONGEST_PAUSE)));
    const { name, inject } = luck.pick(FAULTS);
    faults.set(name, (faults.get(name) ?? 0) + 1);
    underWay.push(Promise.resolve(inject(ground, luck)));
  }
  await Promise.all(underWay);
  return faults;
}

/** One worker is left alone with what is due; then the shop is pulled once more, and compared. */
export async function calm({ home, parts, mend, environment }: Ground, wrong: (what: string) => void): Promise<void> {
  mend();
  await Promise.all(parts.map((part) => part.rest()));
  const options = { env: environment };
  const until = Date.now() + CALM_MS;
  let status = await worked();
  while (status.pending_events + status.pending_chunks > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    status = await worked();
  }
  if (status.pending_events > 0) wrong(`${status.pending_events} events are still due`);
  if (status.pending_chunks > 0) wrong(`${status.pending_chunks} texts are still without a vector`);
  if (status.dead_events > 0) wrong(`${status.dead_events} events were given up`);

  async function worked() {
    const pulled = await home.run(['pull', 'pulled', '--full'], options);
    if (pulled.code !== 0) wrong(`the last pull ended with ${pulled.code}: ${pulled.stderr}`);
    const verified = await home.run(['verify', 'pulled'], options);
    if (verified.code !== 0) wrong(`the shop and the catalogue differ: ${verified.stdout}`);
    await home.run(['worker', '--once'], options);
    return home.json(['status'], options);
  }
}
