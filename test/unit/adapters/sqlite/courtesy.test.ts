// Who writes much lets deliveries go first.
import { expect, onTestFinished, test } from 'vitest';
import { courtesy } from '../../../../src/adapters/sqlite/courtesy.ts';
import { addStore, delivery, minutes, sqliteInTemp, T0 } from '../../../support/database.ts';

test('it steps aside, and is brief, while a worker has claimed deliveries, and not for those that wait for one', async () => {
  const { db, path, dispose } = sqliteInTemp();
  let slept = 0;
  const { turn, close } = courtesy(path, () => slept++);
  onTestFinished(async () => {
    close();
    await dispose();
  });
  const store = await addStore(db);
  await db.events.append(delivery(store));
  const alone = turn();
  expect(slept).toBe(0);
  const [event] = await db.events.claim('worker:1', 10, 60_000, T0);
  expect(turn()).toBeLessThan(alone);
  expect(slept).toBe(1);
  const done = { id: event?.id ?? 0, status: 'done', errorMessage: null, attempts: 1, dueAt: 0 } as const;
  await db.events.finish('worker:1', [done], minutes(1));
  expect(turn()).toBe(alone);
  expect(slept).toBe(1);
});
