// Relaxed for one transaction only: whatever happens in it, what follows waits for the disk again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../../src/adapters/sqlite/database.ts';
import { openFile } from '../../../../src/adapters/sqlite/open.ts';
import { relaxed } from '../../../../src/adapters/sqlite/relaxed.ts';

const [NORMAL, FULL] = [1, 2];

test('a transaction is relaxed, those before and after it are not', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-relaxed-'));
  const db = openFile(join(directory, 'pilito.db'), CATALOGUE);
  const level = () => db.pragma('synchronous', { simple: true });
  try {
    const write = db.transaction(() => level());
    expect([level(), relaxed(db, () => write.immediate()), level()]).toEqual([FULL, NORMAL, FULL]);
    const fail = db.transaction(() => {
      throw new Error('no');
    });
    expect(() => relaxed(db, () => fail.immediate())).toThrow('no');
    expect(level()).toBe(FULL);
  } finally {
    db.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
