// What a plugin shows its owner, and how uses of tokens are counted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import { T0 } from '../support/database.ts';
import { HEALTH, type Site, startSite, TOKENS } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe('health', () => {
  it('says whose token it is, in the language of the store', async () => {
    const answer = await site.get(HEALTH, site.ingest);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      status: 'ok',
      message: 'اتصال برقرار است',
      user: { id: 1, email: 'shoes@shoes.example', username: 'shoes' },
      store: { slug: 'shoes', name: 'shoes', language: 'fa' },
      token: {
        id: expect.any(String),
        integration_type: 'woocommerce',
        name: 'the plugin',
        last_used_at: new Date(T0).toISOString(),
        usage_count: 1,
      },
      timestamp: new Date(T0).toISOString(),
    });
  });

  it('has an address for a store without one, and speaks English there', async () => {
    const { secret } = await site.token({ store: 'books' });
    const { json } = await site.get(HEALTH.slice(0, -1), secret);
    expect(json.user.email).toBe('books@pilito.invalid');
    expect(json.message).toBe('Connection is up');
  });

  it('403 for an admin token', async () => {
    expect((await site.get(HEALTH, site.admin)).status).toBe(403);
  });

  it('counts the uses that are not written yet', async () => {
    const { secret, id } = await site.token({ store: 'shoes' });
    for (let use = 1; use <= 3; use++) expect((await site.get(HEALTH, secret)).json.token.usage_count).toBe(use);
    expect((await site.get(`${TOKENS}${id}/`, site.admin)).json.usage_count).toBe(3);
  });
});

describe('uses', () => {
  it('are written when the server closes, and a refused request is none', async () => {
    const own = await startSite();
    const { id, secret } = await own.token({ store: 'shoes' });
    own.clock.at = T0 + 5000;
    await own.get(HEALTH, secret);
    await own.get(HEALTH, secret);
    await own.get(TOKENS, secret);
    await own.server.close();
    const db = openSqlite({ path: own.path });
    expect(await db.tokens.find(id)).toMatchObject({ usageCount: 2, lastUsedAt: T0 + 5000 });
    await db.close();
    await own.close();
  });

  it('are kept for later when they cannot be written', async () => {
    let refuse = true;
    const writes: number[] = [];
    const own = await startSite({
      change: (app) => {
        const { recordUses } = app.db.tokens;
        const tokens = withVerbs(app.db.tokens, {
          recordUses: async (uses: Parameters<typeof recordUses>[0]) => {
            writes.push(uses.length);
            if (refuse) throw new Error('not now');
            await recordUses(uses);
          },
        });
        return { ...app, db: { ...app.db, tokens } };
      },
    });
    const { id, secret } = await own.token({ store: 'shoes' });
    await own.get(HEALTH, secret);
    await expect.poll(() => writes.length, { timeout: 5000 }).toBe(1);
    refuse = false;
    expect((await own.get(HEALTH, secret)).json.token.usage_count).toBe(2);
    await own.server.close();
    expect(await own.app.db.tokens.find(id)).toMatchObject({ usageCount: 2 });
    await own.close();
  });
});
