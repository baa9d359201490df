// Products written by a thread of their own: the same outcomes, the same knowledge, the same errors.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import type { Database } from '../../../../src/ports/database.ts';
import { addStore, minutes, observed, report, T0 } from '../../../support/database.ts';
import { foundBy } from '../../../support/search.ts';

function opened(): Database {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-thread-'));
  const db = openSqlite({ path: join(directory, 'pilito.db'), catalogueThread: true });
  onTestFinished(async () => {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return db;
}

test('what was worked out ahead is what is found, and what was not is too', async () => {
  const db = opened();
  const store = await addStore(db);
  const [shoe, hat] = [report(1, { title: 'Crimson shoe' }), report(2, { title: 'Velvet hat' })];
  await db.products.foresee(store.id, 'woocommerce', [shoe]);
  const items = [shoe, hat].map((one) => observed(one, T0));
  expect(await db.products.apply(store.id, 'woocommerce', items, T0)).toEqual([
    { result: 'created' },
    { result: 'created' },
  ]);
  expect(await foundBy({ db, store }, 'crimson')).toEqual(['woo_1']);
  expect(await foundBy({ db, store }, 'velvet')).toEqual(['woo_2']);
});

test('what was foreseen wrongly is worked out again', async () => {
  const db = opened();
  const store = await addStore(db);
  const parent = { ...report(1, { type: 'variable', title: 'Shirt' }), variationIds: ['woo_2'] };
  const option = { name: 'Colour', options: ['Crimson'], forVariations: true };
  const child = { ...report(2, { type: 'variation', attributes: [option] }), parentExternalId: 'woo_1' };
  await db.products.foresee(store.id, 'woocommerce', [parent, child]);
  const items = [parent, child].map((one) => observed(one, T0));
  await db.products.apply(store.id, 'woocommerce', items, T0);
  expect(await foundBy({ db, store }, 'crimson')).toEqual(['woo_1']);
});

test('an error comes through as it is, and the thread goes on', async () => {
  const db = opened();
  const store = await addStore(db);
  const checkpoint = { pullId: 7, owner: 'nobody', cursor: {}, seen: [], counts: {} };
  const item = observed(report(1, {}), T0);
  await expect(db.products.apply(store.id, 'woocommerce', [item], T0, { checkpoint })).rejects.toMatchObject({
    code: 'locked',
    message: 'Another process has taken this pull over.',
  });
  expect(await db.products.apply(store.id, 'woocommerce', [item], minutes(1))).toEqual([{ result: 'created' }]);
});
