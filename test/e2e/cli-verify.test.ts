// Comparing with the shop through the command line: exit codes, the report for people and for scripts, and mending.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';

const place = workspace();
let shop: ExampleShop;
let ago = 0;

beforeAll(async () => {
  shop = await createShop({ plugin: '2.0.0', clock: () => Date.now() - ago });
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'market', '--url', shop.url, ...keys], { input });
  await place.json(['pull']);
});
afterAll(async () => {
  await shop.close();
  place.remove();
});

/** Edits that lie an hour back, so that none is in flight. */
function edit(change: () => void): void {
  ago = 3_600_000;
  change();
  ago = 0;
}

const REPORT = [
  ...['store', 'checked', 'by', 'missing', 'stale', 'extra', 'in_flight', 'healed'],
  ...['requests', 'retries', 'bytes', 'duration_ms'],
];

describe('verify', () => {
  it('ends with 0 when there is no drift', async () => {
    const { code, stdout } = await place.run(['verify', 'market']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^market: \d+ products and variations .*: no drift\n$/)]);
  });

  it('ends with 7 when there is, and says what, why, and what to type', async () => {
    edit(() => {
      shop.update(shop.idOf('PH-A15'), { name: 'گوشی تازه' });
      shop.remove(shop.idOf('EN-EBOOK'));
      shop.create({ name: 'کفش نو', regular_price: '5000', status: 'publish' });
    });
    const { code, stdout, stderr } = await place.run(['verify', 'market']);
    expect(code).toBe(7);
    expect(stdout).toContain(': 1 missing, 1 stale, 1 extra\n');
    expect(stdout).toMatch(/extra +woo_\d+ +gone +- +\d{4}-\S+ \S+ +Watercolour/);
    expect(stdout).toMatch(/stale +woo_\d+ +changed +\d{4}-\S+ \S+ +\d{4}-\S+ \S+ +\S/);
    expect(stderr).toContain('pilito verify market --heal');
  });

  it('tells scripts all of it', async () => {
    const { code, stdout, stderr } = await place.run(['verify', 'market', '--json']);
    const report = JSON.parse(stdout);
    expect([code, Object.keys(report)]).toEqual([7, REPORT]);
    expect(report).toMatchObject({ store: 'market', by: 'manifest', in_flight: [], healed: null, requests: 4 });
    expect(report.stale).toMatchObject([
      {
        external_id: `woo_${shop.idOf('PH-A15')}`,
        parent_external_id: null,
        reason: 'newer_in_shop',
        shop: { modified_at: expect.stringMatching(/Z$/), status: 'publish' },
        here: { modified_at: expect.stringMatching(/Z$/), status: 'publish' },
      },
    ]);
    expect(report.missing).toMatchObject([{ reason: 'unknown', here: null }]);
    expect(report.extra).toMatchObject([{ reason: 'gone', shop: null }]);
    expect(stderr).toMatch(/"error":"drift"/);
  });

  it('writes nothing unless it is to mend', async () => {
    expect((await place.run(['verify', 'market', '--quiet'])).code).toBe(7);
    const { code, stdout } = await place.run(['verify', 'market', '--heal']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/healed: 1 created, 1 updated, 0 unchanged, 1 deleted\n$/),
    ]);
    expect((await place.run(['verify', 'market'])).code).toBe(0);
    expect((await place.json(['products', 'show', `woo_${shop.idOf('PH-A15')}`])).title).toBe('گوشی تازه');
  });

  it('shows twenty rows, of each kind some, and says how many more there are', async () => {
    edit(() => {
      for (let n = 0; n < 40; n++) shop.create({ name: `New ${n}`, regular_price: '1', status: 'publish' });
      shop.remove(shop.idOf('EN-BOTTLE-1'));
    });
    const { stdout } = await place.run(['verify', 'market']);
    const rows = stdout.split('\n').filter((line) => /^(missing|stale|extra) /.test(line));
    expect(rows.map((row) => row.split(' ')[0])).toEqual([...Array(18).fill('missing'), 'stale', 'extra']);
    expect(stdout).toContain('and 22 more; --json has all.');
    await place.run(['verify', 'market', '--heal']);
  });

  it('keeps a mass of removals and ends with 3', async () => {
    edit(() => {
      for (const id of shop.ids().slice(0, 70)) shop.remove(id);
    });
    const held = await place.run(['verify', 'market', '--heal', '--json']);
    expect(held.code).toBe(3);
    const { healed } = JSON.parse(held.stdout);
    expect(healed).toMatchObject({ deleted: 0, held_back: expect.stringContaining('--allow-mass-delete') });
    expect(healed.left.length).toBeGreaterThan(60);
    expect(held.stderr).toMatch(/kept[\s\S]*"error":"partial"/);
    expect((await place.run(['verify', 'market', '--heal', '--allow-mass-delete'])).code).toBe(0);
  });

  it('reads the listings where there is no manifest', async () => {
    const recover = shop.misbehave({ when: ({ path }) => path.endsWith('/manifest'), answer: 'not-found-html' });
    const { code, stdout, stderr } = await place.run(['verify', 'market']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('by its listings')]);
    expect(stderr).toMatch(/market: .*So the shop's listings are read instead/);
    recover();
  });

  it('shows control characters in the words of a shop instead of obeying them', async () => {
    const params = { 'odd\x1b]0;mine\x07': '' };
    const body = JSON.stringify({ code: 'rest_invalid_param', message: '', data: { status: 400, params } });
    const answer = { status: 400, headers: [['Content-Type', 'application/json'] as const], body };
    const recover = shop.misbehave({ when: ({ path }) => path.endsWith('/manifest'), answer });
    const { stderr } = await place.run(['verify', 'market']);
    expect(stderr).toContain('odd\\x1b]0;mine\\x07');
    recover();
  });

  it('takes a shop that fails for no drift', async () => {
    const recover = shop.misbehave({ answer: 'forbidden-waf' });
    expect(await place.run(['verify', 'market'])).toMatchObject({ code: 5, stdout: '' });
    recover();
  });

  it('refuses to mend beside a pull, with 6', async () => {
    const isListing = ({ path }: { path: string }) => path.endsWith('/products');
    const before = shop.requests.filter(isListing).length;
    const recover = shop.misbehave({ when: isListing, answer: 'timeout' });
    const pulling = place.start(['pull', '--full']);
    await expect.poll(() => shop.requests.filter(isListing).length).toBeGreaterThan(before);
    expect(await place.run(['verify', 'market', '--heal'])).toMatchObject({ code: 6, stdout: '' });
    const beside = await place.run(['verify', 'market']);
    expect([beside.code, beside.stderr]).toEqual([0, expect.stringContaining('A pull of this store is running')]);
    await pulling.stop('SIGINT');
    recover();
  });

  it.each([
    [['verify'], /missing required argument 'store'/],
    [['verify', 'market', '--allow-mass-delete'], /only with --heal/],
  ])('refuses `%s`', async (args, says) => {
    expect(await place.run(args)).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
  });
});
