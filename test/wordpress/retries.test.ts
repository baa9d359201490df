// What the outbox makes of answers: nothing leaves it before the server has said yes, and what is refused comes again
// when it should. Retries are spread by a tenth, so times are compared with that much air.
import { expect, test } from 'vitest';
import type { Reply } from '../support/wordpress/receiver.ts';
import { shopAndReceiver } from '../support/wordpress/receiving.ts';
import { describeWordPress } from '../support/wordpress.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

describeWordPress('retries', () => {
  const { shop, receiver, later } = shopAndReceiver();

  /** One product is due and delivered, and this is what the server says. */
  const delivering = async (...replies: Reply[]) => {
    const id: number = await shop.php('return product();');
    receiver.answerWith(...replies);
    await later(30);
    return id;
  };
  const row = () => shop.outbox()[0] ?? {};
  const wait = () => Number(row().due_at) - shop.clock.now();

  test('a server that is away: the product waits, with the reason, and the last state arrives when it is back', async () => {
    await shop.connect({ url: 'http://127.0.0.1:9', token: receiver.token });
    const id = await shop.php('return product();');
    await later(30);
    expect(row()).toMatchObject({ state: 'waiting', attempts: '1', last_status: '0' });
    expect(row().last_error).toMatch(/does not answer: .+/);
    await shop.php(`return edit( ${id}, array( 'name' => 'Cup' ) );`);
    await later(30);
    await shop.connect(receiver);
    await later(5 * MINUTE);
    expect(receiver.events()).toMatchObject([{ event_type: 'product.created', product: { id, name: 'Cup' } }]);
    expect(row()).toMatchObject({ state: 'sent', attempts: '0', last_error: '' });
  });

  test('the steps: 1, 5 and 30 minutes, 2, 6, 12 and 24 hours, and then daily', async () => {
    await delivering(...Array.from({ length: 9 }, () => ({ status: 500 })));
    const steps = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR];
    for (const step of steps) {
      const waiting = wait();
      expect(waiting, `after ${step}`).toBeGreaterThanOrEqual(step * 0.9 - 1);
      expect(waiting, `after ${step}`).toBeLessThanOrEqual(step * 1.1 + 1);
      await later(waiting - 1);
      const before = receiver.deliveries.length;
      await later(1);
      expect(receiver.deliveries).toHaveLength(before + 1);
    }
    await later(wait());
    expect(row()).toMatchObject({ state: 'sent' });
  });

  test('the spread is a spread: products that failed together do not all return in one second', async () => {
    receiver.answerWith({ status: 500 });
    await shop.php(`return products( 40 );`);
    await later(30);
    expect(new Set(shop.outbox().map(({ due_at }) => due_at)).size).toBeGreaterThan(5);
  });

  test.each([
    ['429, in seconds', { status: 429, headers: { 'retry-after': '900' } }],
    ['503, in seconds', { status: 503, headers: { 'retry-after': '900' } }],
  ])('Retry-After is honoured: %s', async (_, reply) => {
    await delivering(reply);
    expect(wait()).toBeGreaterThanOrEqual(900);
    await later(899);
    expect(receiver.deliveries).toHaveLength(1);
    await later(wait());
    expect(row()).toMatchObject({ state: 'sent' });
  });

  test('Retry-After as a date', async () => {
    await delivering({ status: 503, headers: { 'retry-after': new Date(Date.now() + 900_000).toUTCString() } });
    expect(wait()).toBeGreaterThanOrEqual(880);
  });

  test('while the server is too busy, other products wait as well', async () => {
    await delivering({ status: 429, headers: { 'retry-after': '900' } });
    await shop.php('return product();');
    await later(60);
    expect(receiver.deliveries).toHaveLength(1);
  });

  test.each([401, 403])('%i pauses: nothing is sent any more, and the shop is told', async (status) => {
    await delivering({ status, body: { error: 'unauthorized', detail: 'This token was revoked.' } });
    await shop.php('return product();');
    await later(2 * HOUR);
    expect(receiver.deliveries).toHaveLength(1);
    expect(shop.outbox()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    const admin = await shop.login('admin');
    expect((await admin.get('/wp-admin/index.php')).text).toContain('This token was revoked.');

    await shop.php('return Pilito_PS_Sender::retry_now();');
    await later(0);
    expect(shop.outbox()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect((await admin.get('/wp-admin/index.php')).text).not.toContain('This token was revoked.');
  });

  test('a new token lifts the pause', async () => {
    await delivering({ status: 401 });
    const admin = await shop.login('admin');
    expect((await admin.get('/wp-admin/index.php')).text).toContain('Answer 401.');
    await shop.php(`Pilito_PS_Sender::resume(); return true;`);
    await later(0);
    expect(row()).toMatchObject({ state: 'sent' });
  });

  test('a product that the server refuses holds up no other', async () => {
    const [bad, good] = await shop.php('return array( product(), product() );');
    const results = (events: { event_id: string; product: { id: number } }[]) =>
      events.map(({ event_id, product }) =>
        product.id === bad ? { event_id, status: 'rejected', detail: 'No name.' } : { event_id, status: 'accepted' },
      );
    receiver.answerEvents((events) => ({
      status: 'accepted',
      accepted: 1,
      skipped: 0,
      rejected: 1,
      results: results(events),
    }));
    await later(30);
    expect(shop.outbox()).toMatchObject([
      { product_id: String(bad), state: 'waiting', attempts: '1', last_error: 'No name.' },
      { product_id: String(good), state: 'sent' },
    ]);
  });

  test('a body too large for a web server before pilito is taken apart', async () => {
    await shop.php('return array( product(), product(), product() );');
    receiver.answerWith({ status: 413, body: '<html>Request Entity Too Large</html>' });
    await later(30);
    expect(receiver.deliveries.map(({ path }) => path.split('/').at(-2))).toEqual([
      'bulk',
      'webhook',
      'webhook',
      'webhook',
    ]);
    expect(shop.outbox()).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }]);
  });

  test('one product too large for it is tried again later, with the reason', async () => {
    await delivering({ status: 413, body: '<html>Request Entity Too Large</html>' });
    expect(row()).toMatchObject({ state: 'waiting', attempts: '1', last_status: '413' });
    expect(row().last_error).not.toBe('');
  });

  test.each<[string, Reply]>([
    ['a page of some web server', { status: 200, body: '<html>Welcome to nginx!</html>' }],
    ['a redirect', { status: 301, headers: { location: 'https://elsewhere.example/' }, body: '' }],
    ['JSON of somebody else', { status: 200, body: { hello: 'world' } }],
    ['an empty answer', { status: 204, body: '' }],
  ])('%s is no yes', async (_, reply) => {
    await delivering(reply);
    expect(row()).toMatchObject({ state: 'waiting', attempts: '1' });
    expect(row().last_error).not.toBe('');
  });

  test('a repeat that the server skips is delivered', async () => {
    await delivering({
      status: 200,
      body: { status: 'skipped', message: 'Known already.', event_id: 'given by the test' },
    });
    receiver.forget();
    await shop.php(`return edit( ${row().product_id}, array() );`);
    receiver.answerEvents(([event]) => ({ status: 'skipped', message: 'Known already.', event_id: event?.event_id }));
    await later(30);
    expect(row()).toMatchObject({ state: 'sent' });
  });

  test('"retry now" makes everything due that waits', async () => {
    await delivering({ status: 500 }, { status: 500 });
    await later(MINUTE * 2);
    expect(await shop.php('return Pilito_PS_Sender::retry_now();')).toBe(1);
    await later(0);
    expect(row()).toMatchObject({ state: 'sent' });
  });

  test('a server that comes back is told of everything that its absence held up', async () => {
    await delivering(...Array.from({ length: 3 }, () => ({ status: 502, body: 'Bad Gateway' })));
    await later(wait());
    await later(wait());
    expect(wait()).toBeGreaterThan(20 * MINUTE);
    const second = await shop.php('return product();');
    await later(30);
    expect(receiver.events().map(({ product }) => product.id)).toContain(second);
    await later(0);
    expect(shop.outbox()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  test('a wrong clock never pauses: not when two runners notice at once, nor when a proxy tells another time', async () => {
    shop.mustUse(
      'breaks.php',
      `add_filter( 'pre_update_option_pilito_ps_clock_offset', function ( $now, $before ) { return $before; }, 10, 2 );`,
    );
    const stale = { status: 401, body: { error: 'stale_signature', detail: 'Stamp and sign it again.' } };
    await delivering(stale);
    expect(row()).toMatchObject({ state: 'sent' });
    await delivering(stale, stale);
    shop.mustUse('breaks.php', '');
    expect(await shop.php('return Pilito_PS_Sender::paused();')).toBeNull();
    await later(2 * MINUTE);
    expect(shop.outbox()).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  test('a firewall before the server that dislikes one product holds up no other', async () => {
    const forbidden = { status: 403, body: '<html>Forbidden</html>' };
    receiver.answerWith(forbidden, { status: 202 }, forbidden);
    await shop.php('return products( 3 );');
    await later(30);
    expect(shop.outbox().map(({ state }) => state)).toEqual(['sent', 'waiting', 'sent']);
    expect(await shop.php('return Pilito_PS_Sender::paused();')).toBeNull();
  });

  test('a firewall that lets nothing through is asked again later', async () => {
    receiver.answerWith(...Array.from({ length: 9 }, () => ({ status: 403, body: '<html>Forbidden</html>' })));
    await shop.php('return products( 5 );');
    await later(30);
    expect(receiver.deliveries).toHaveLength(3);
    expect(shop.outbox().map(({ state, attempts }) => `${state}${attempts}`)).toEqual(Array(5).fill('waiting1'));
  });

  test('a copy of the shop at another address sends nothing, until somebody says that it is the shop', async () => {
    await delivering();
    shop.mustUse(
      'copy.php',
      `add_filter( 'pre_option_home', function () { return 'https://staging.shop.example'; } );`,
    );
    await delivering();
    expect(receiver.deliveries).toHaveLength(1);
    expect(await shop.php('return Pilito_PS_Sender::paused();')).toMatchObject({ status: 0 });
    await shop.php('return Pilito_PS_Sender::retry_now();');
    await later(0);
    expect(receiver.deliveries).toHaveLength(1);
    await shop.php(`require_once PILITO_PS_DIR . 'admin/class-admin-settings.php';
      Pilito_PS_Admin_Settings::save( pilito_ps_server_url(), pilito_ps_token() );
      return Pilito_PS_Sender::retry_now();`);
    await later(0);
    shop.mustUse('copy.php', '');
    expect(receiver.deliveries).toHaveLength(2);
  });
});
