// Shops and tokens through the command line: round trips, JSON shapes, and secrets that never come out again.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';

const place = workspace();
afterAll(place.remove);

const SECRETS = { key: 'ck_e2e_5e19c0', secret: 'cs_e2e_7b44a1', webhook: 'wh_e2e_90d2f3' };
const FROM_STDIN = ['--consumer-key', '-', '--consumer-secret', '-', '--webhook-secret', '-'];

function bytesOnDisk(): string {
  return readdirSync(place.directory)
    .map((file) => readFileSync(join(place.directory, file), 'latin1'))
    .join('\n');
}

describe('stores', () => {
  it('takes secrets from standard input and never shows them, nor keeps them in clear', async () => {
    const input = `${SECRETS.key}\n${SECRETS.secret}\n${SECRETS.webhook}\n`;
    const add = await place.run(['store', 'add', 'shoes', '--url', 'https://shop.example/', ...FROM_STDIN], { input });
    const show = await place.run(['store', 'show', 'shoes']);
    const json = await place.run(['store', 'show', 'shoes', '--json']);
    expect([add.code, show.code, json.code]).toEqual([0, 0, 0]);
    const everything = [add, show, json].map(({ stdout, stderr }) => stdout + stderr).join('\n') + bytesOnDisk();
    for (const secret of Object.values(SECRETS)) expect(everything).not.toContain(secret);
    expect(statSync(join(place.directory, 'pilito.key')).mode & 0o777).toBe(0o600);
    expect(statSync(place.db).mode & 0o777).toBe(0o600);
  });

  it('shows what is known of a store', async () => {
    expect(await place.json(['store', 'show', 'shoes'])).toEqual({
      slug: 'shoes',
      name: 'shoes',
      source: 'woocommerce',
      url: 'https://shop.example',
      language: 'en',
      currency: null,
      allow_private_network: false,
      has_credentials: true,
      has_webhook_secret: true,
      webhook_path: '/api/integrations/woocommerce/webhook/shoes/',
      webhook_url: null,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: expect.stringMatching(/Z$/),
      last_pull: null,
    });
  });

  it('changes what is given and keeps the rest', async () => {
    const changed = await place.json(['store', 'update', 'shoes', '--name', 'کفش‌ها', '--language', 'fa']);
    expect(changed).toMatchObject({
      name: 'کفش‌ها',
      language: 'fa',
      url: 'https://shop.example',
      has_credentials: true,
    });
    const nothing = await place.run(['store', 'update', 'shoes']);
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing to change') });
  });

  it('refuses a private address until it is allowed, and again when that is taken back', async () => {
    const args = ['store', 'update', 'shoes', '--url', 'http://127.0.0.1:8080'];
    expect(await place.run(args)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('--allow-private-network'),
    });
    expect(await place.json([...args, '--allow-private-network'])).toMatchObject({ allow_private_network: true });
    expect(await place.run(['store', 'update', 'shoes', '--no-allow-private-network'])).toMatchObject({ code: 4 });
    const away = ['store', 'update', 'shoes', '--no-allow-private-network', '--url', 'https://shop.example'];
    expect(await place.json(away)).toMatchObject({ allow_private_network: false });
  });

  it('says which line of standard input is missing', async () => {
    const { code, stderr } = await place.run(['store', 'add', 'hats', ...FROM_STDIN], { input: 'ck_only\n' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no line for the consumer secret[\s\S]*consumer key, consumer secret, webhook secret/);
  });

  it('refuses a slug that is taken, and one that cannot be', async () => {
    expect(await place.run(['store', 'add', 'shoes'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/already a store/),
    });
    expect((await place.run(['store', 'add', 'Shoes!'])).code).toBe(2);
  });

  it('lists stores, and says what is missing for one it does not know', async () => {
    await place.json(['store', 'add', 'hats']);
    const { count, results } = await place.json(['store', 'list']);
    expect([count, results.map((store: { slug: string }) => store.slug)]).toEqual([2, ['hats', 'shoes']]);
    const unknown = await place.run(['store', 'show', 'gloves']);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('Stores here: hats, shoes.') });
  });

  it('removes a store only when it is told so', async () => {
    const unsure = await place.run(['store', 'remove', 'hats']);
    expect(unsure).toMatchObject({ code: 2, stderr: expect.stringContaining('pilito store remove hats --yes') });
    expect(await place.json(['store', 'remove', 'hats', '--yes'])).toEqual({
      ...{ slug: 'hats', removed: true, products: 0, tokens: 0 },
    });
    expect((await place.run(['store', 'show', 'hats'])).code).toBe(1);
  });
});

describe('tokens', () => {
  it('mints a token whose secret is alone on stdout, once', async () => {
    const made = await place.run(['token', 'create', '--store', 'shoes']);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^wc_sk_live_[a-z0-9]{40}\n$/);
    expect(made.stderr).toMatch(/not shown again/);
    const listed = await place.run(['token', 'list']);
    expect(listed.stdout).not.toContain(made.stdout.trim());
    expect(bytesOnDisk()).not.toContain(made.stdout.trim());
  });

  it('prints the row with the token, as promised', async () => {
    const args = ['token', 'create', '--store', 'shoes', '--scope', 'read', '--name', 'chat', '--expires', '90d'];
    const made = await place.json([...args, '--allow-ip', '10.0.0.0/8,192.0.2.7', '--allow-ip', '2001:db8::/32']);
    expect(made).toEqual({
      id: expect.any(String),
      token: expect.stringMatching(/^pilito_read_[a-z0-9]{40}$/),
      token_preview: `pilito...${made.token.slice(-6)}`,
      scope: 'read',
      store: 'shoes',
      name: 'chat',
      created_at: expect.stringMatching(/Z$/),
      expires_at: expect.stringMatching(/Z$/),
    });
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBeGreaterThan(89.9 * 86_400_000);
    const { results } = await place.json(['token', 'list', '--store', 'shoes']);
    const row = results.find((one: { id: string }) => one.id === made.id);
    expect(row).toMatchObject({
      allowed_ips: ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32'],
      ...{
        is_active: true,
        is_valid_status: true,
        usage_count: 0,
        last_used_at: null,
        integration_type: 'woocommerce',
      },
    });
  });

  it('rotates with a grace and revokes at once', async () => {
    const old = await place.json(['token', 'create', '--store', 'shoes', '--name', 'plugin']);
    const fresh = await place.json(['token', 'rotate', old.id, '--grace', '1h']);
    expect(fresh).toMatchObject({ name: 'plugin', store: 'shoes', replaces: old.id });
    expect(fresh.token).not.toBe(old.token);
    expect(Date.parse(fresh.replaced_expires_at) - Date.parse(fresh.created_at)).toBeLessThan(3_700_000);
    const revoked = await place.json(['token', 'revoke', fresh.id]);
    expect(revoked).toMatchObject({ id: fresh.id, is_active: false, is_valid_status: false });
    expect(revoked).not.toHaveProperty('token');
    expect((await place.run(['token', 'rotate', fresh.id])).code).toBe(1);
  });

  it.each([
    [['--scope', 'admin', '--store', 'shoes'], /belongs to no store/],
    [['--scope', 'read'], /belongs to one store/],
    [['--store', 'shoes', '--allow-ip', 'office'], /not an IP address/],
  ])('refuses %j', async (args, told) => {
    const { code, stderr } = await place.run(['token', 'create', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(told);
  });
});
