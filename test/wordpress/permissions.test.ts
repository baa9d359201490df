// Who may do what: the buttons of the settings page need the right of a shop manager and the page's own nonce, and the
// token never comes back out.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../support/wordpress/receiver.ts';
import { describeWordPress, type Session, wordpress } from '../support/wordpress.ts';

const ACTIONS = ['connection', 'retry', 'sync', 'status'];
const PAGE = '/wp-admin/admin.php?page=pilito-product-sync';

describeWordPress('permissions', () => {
  const shop = wordpress();
  let receiver: Receiver;
  let admin: Session;
  let customer: Session;

  beforeAll(async () => {
    receiver = await startReceiver();
    await shop.connect(receiver);
    admin = await shop.login('admin');
    customer = await shop.login('customer');
    await shop.php('return product();');
    shop.clock.advance(30);
  });
  afterAll(() => receiver?.close());

  const settings = () =>
    shop.sql(`SELECT option_value FROM wp_options WHERE option_name LIKE 'pilito_ps_%' ORDER BY 1`);
  /** The nonce of a form on the settings page, for whoever may see it. */
  const nonceOf = async (action: string) => {
    const { text } = await admin.get(PAGE);
    const form = text.split('<form').find((part) => part.includes(`value="pilito_ps_${action}"`)) ?? text;
    return /name="_wpnonce" value="([a-z0-9]+)"/.exec(form)?.[1] ?? '';
  };

  /** One that WordPress would take from this very customer, however they came by it. */
  const nonceOfCustomer = async (action: string) => {
    shop.mustUse(
      'nonces.php',
      `add_action( 'admin_footer', function () { echo '<i class="nonce">' . wp_create_nonce( 'pilito_ps_${action}' ) . '</i>'; } );`,
    );
    const { text } = await customer.get('/wp-admin/profile.php');
    shop.mustUse('nonces.php', '');
    return /<i class="nonce">([a-z0-9]+)</.exec(text)?.[1] ?? '';
  };

  test('a customer sees no page', async () => {
    expect((await customer.get(PAGE)).status).toBe(403);
    expect((await admin.get(PAGE)).status).toBe(200);
  });

  test.each(ACTIONS.flatMap((action) => ['admin-ajax.php', 'admin-post.php'].map((way) => [action, way] as const)))(
    '%s by %s: refused to a customer, to a visitor, without a nonce and with that of another button; nothing happens',
    async (action, way) => {
      const fields = { action: `pilito_ps_${action}`, server_url: 'https://evil.example', token: 'x'.repeat(50) };
      const [own, other] = [await nonceOfCustomer(action), await nonceOf(action === 'sync' ? 'connection' : 'sync')];
      expect([own, other]).toEqual([expect.stringMatching(/^\w{10}$/), expect.stringMatching(/^\w{10}$/)]);
      const before = settings();
      receiver.forget();
      const visitor = await fetch(`${shop.url}/wp-admin/${way}`, { method: 'POST', body: new URLSearchParams(fields) });
      const answers = [
        await customer.post(`/wp-admin/${way}`, { ...fields, _wpnonce: own }),
        await admin.post(`/wp-admin/${way}`, fields),
        await admin.post(`/wp-admin/${way}`, { ...fields, _wpnonce: other }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      // To visitors WordPress shows nothing, or the way to log in.
      expect(visitor.ok ? visitor.url : String(visitor.status)).toMatch(/^4|wp-login/);
      expect(settings()).toEqual(before);
      expect(receiver.deliveries).toEqual([]);
      expect(shop.outbox()).toMatchObject([{ state: 'waiting' }]);
    },
  );

  test('the saved token is on no page, and in no answer', async () => {
    const page = await admin.get(PAGE);
    const answer = await admin.post('/wp-admin/admin-ajax.php', {
      action: 'pilito_ps_connection',
      do: 'test',
      server_url: receiver.url,
      token: '',
      _wpnonce: await nonceOf('connection'),
    });
    expect(answer.status).toBe(200);
    for (const { text } of [page, answer]) expect(text).not.toContain(receiver.token);
    expect(page.text).toContain(`${receiver.token.slice(0, 6)}...${receiver.token.slice(-6)}`);
  });

  test('a token in wp-config.php comes before the saved one, and a server there after it', async () => {
    const constants = {
      PILITO_PS_TOKEN: 'wc_sk_live_of_the_agency',
      PILITO_PS_DEFAULT_SERVER: 'https://agency.example/',
    };
    const used = 'return array( pilito_ps_server_url(), pilito_ps_token() );';
    expect(await shop.php(used, { constants })).toEqual([receiver.url, constants.PILITO_PS_TOKEN]);
    const unset = `add_filter( 'pre_option_pilito_ps_server_url', '__return_empty_string' ); ${used}`;
    expect(await shop.php(unset, { constants })).toEqual(['https://agency.example', constants.PILITO_PS_TOKEN]);
  });

  test('the saved token is sent to no other server than its own', async () => {
    const other = await startReceiver();
    const answer = await admin.post('/wp-admin/admin-ajax.php', {
      action: 'pilito_ps_connection',
      do: 'test',
      server_url: other.url.replace('127.0.0.1', 'localhost'),
      token: '',
      _wpnonce: await nonceOf('connection'),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false });
    expect(other.deliveries).toEqual([]);
    await other.close();
  });

  test.each([
    ['an address', { server_url: '"><script>alert(1)</script>' }],
    ['a token', { token: '"><script>alert(1)</script>' }],
  ])('%s that is a script is never shown as one', async (_, typed) => {
    const fields = { action: 'pilito_ps_connection', do: 'test', server_url: receiver.url, token: '', ...typed };
    const { text } = await admin.post('/wp-admin/admin-ajax.php', { ...fields, _wpnonce: await nonceOf('connection') });
    await admin.post('/wp-admin/admin-post.php', { ...fields, _wpnonce: await nonceOf('connection') });
    for (const html of [JSON.stringify(JSON.parse(text)), (await admin.get(PAGE)).text]) {
      expect(html).not.toContain('<script>alert(1)');
    }
  });

  test('what a server answers is never shown as HTML', async () => {
    receiver.answerWith({ status: 401, body: { error: 'x', detail: '<img src=x onerror=alert(1)>' } });
    await shop.runDue();
    for (const path of [PAGE, '/wp-admin/index.php']) {
      const { text } = await admin.get(path);
      expect(text).toContain('&lt;img src=x');
      expect(text).not.toContain('<img src=x');
    }
  });
});
