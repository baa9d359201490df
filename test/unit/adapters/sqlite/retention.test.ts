// The event log beside a server: small steps that forget what has ended, then give the room it took back to the disk.
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { inboxPath } from '../../../../src/adapters/sqlite/upkeep.ts';
import { delivery, freshGround, minutes, sqliteInTemp } from '../../../support/database.ts';

const on = freshGround(sqliteInTemp);
const PAGE = { limit: 1, offset: 0 };
const BODY = Buffer.alloc(20_000, 'x');

const append = (count: number, fields: Parameters<typeof delivery>[1] = {}) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      on.db.events.append(delivery(on.store, { productId: `woo_${at}`, body: BODY, ...fields })),
    ),
  );
const length = async () => (await on.db.events.list({}, PAGE)).count;
const ended = { status: 'done' } as const;

/** Every step until nothing is left to do. */
async function steps(before: number): Promise<number[]> {
  const done: number[] = [];
  for (let step = await on.db.events.expire(before); step > 0; step = await on.db.events.expire(before))
    done.push(step);
  return done;
}

function look<T>(read: (inbox: BetterSqlite3.Database) => T): T {
  const inbox = new BetterSqlite3(inboxPath(on.path));
  try {
    return read(inbox);
  } finally {
    inbox.close();
  }
}

const pages = () => look((inbox) => Number(inbox.pragma('page_count', { simple: true })));
const free = () => look((inbox) => Number(inbox.pragma('freelist_count', { simple: true })));

describe('forgetting beside a server', () => {
  test('takes what ended before the moment, and nothing else', async () => {
    await append(2, ended);
    await append(1, { ...ended, receivedAt: minutes(5) });
    await append(1);
    expect(await on.db.events.expire(minutes(5))).toBe(2);
    expect(await length()).toBe(2);
    expect(await steps(minutes(6))).not.toEqual([]);
    expect((await on.db.events.list({}, PAGE)).rows).toMatchObject([{ status: 'pending' }]);
  });

  test('leaves what is being worked on, what will be tried again, and what is dead', async () => {
    await append(3);
    const claimed = await on.db.events.claim('me', 2, 60_000, minutes(1));
    const outcome = (at: number, status: 'failed' | 'dead') => {
      const id = claimed[at]?.id ?? 0;
      return { id, status, errorMessage: 'no', attempts: 1, dueAt: minutes(90) };
    };
    await on.db.events.finish('me', [outcome(0, 'failed'), outcome(1, 'dead')], minutes(1));
    await on.db.events.claim('me', 1, 60_000, minutes(1));
    await steps(minutes(60));
    const { byStatus } = await on.db.events.stats({});
    expect(byStatus).toMatchObject({ processing: 1, failed: 1, dead: 1 });
    expect(await on.db.events.prune(minutes(60), false)).toBe(1);
  });

  test('never takes many at a time', async () => {
    await append(450, { ...ended, body: Buffer.from('{}') });
    const done = await steps(minutes(5));
    expect(done.slice(0, 5).reduce((sum, one) => sum + one, 0)).toBe(450);
    expect(Math.max(...done)).toBeLessThanOrEqual(100);
  });

  test('makes the file smaller, but for a quarter that the next events take', async () => {
    await append(400, ended);
    await append(40, { ...ended, receivedAt: minutes(9) });
    const full = pages();
    await steps(minutes(5));
    expect(await length()).toBe(40);
    expect(pages()).toBeLessThan(full / 4);
    expect(free()).toBeGreaterThan(0);
    expect(free()).toBeLessThanOrEqual(pages() / 4);
    expect(look((inbox) => inbox.pragma('integrity_check', { simple: true }))).toBe('ok');
  });

  test('uses the room again where the file is of an older pilito, until it is compacted', async () => {
    await append(400, ended);
    look((inbox) => {
      inbox.pragma('auto_vacuum = NONE');
      inbox.exec('VACUUM');
    });
    const full = pages();
    await steps(minutes(5));
    expect([await length(), pages()]).toEqual([0, full]);
    await append(400, ended);
    expect(pages()).toBeLessThanOrEqual(full + 1);
    await on.db.compact();
    await steps(minutes(5));
    expect(pages()).toBeLessThan(full / 4);
  });
});
