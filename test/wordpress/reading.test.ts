// What makes the shop cheap to read, asked for as `pilito pull` does it: with consumer keys, over HTTP.
import { beforeAll, expect, test } from 'vitest';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

/** Those of the stand-in for WooCommerce. */
const KEYS = 'consumer_key=ck_stand_in&consumer_secret=cs_stand_in';
const PULL = { 'user-agent': 'pilito/1.0.0', 'x-pilito-client': 'pull' };

describeWordPress('reading', () => {
  const shop = wordpress();
  let shirt: number;

  beforeAll(async () => {
    shirt = await shop.php(`product( array( 'status' => 'draft' ) );
      wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'draft', 'post_title' => 'By hand' ) );
      $trashed = product(); wp_trash_post( $trashed );
      wp_insert_post( array( 'post_type' => 'product', 'post_status' => 'auto-draft', 'post_title' => 'Auto Draft' ) );
      wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'About', 'post_status' => 'publish' ) );
      $id = product( array( 'type' => 'variable' ) ); variation( $id ); return $id;`);
  });

  const get = async (path: string, headers: Record<string, string> = PULL) => {
    const answer = await fetch(`${shop.url}/wp-json${path}`, { headers });
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
    const body: any = await answer.json();
    return { status: answer.status, headers: answer.headers, body };
  };

  test('the manifest names all products and variations, with parent, time and status', async () => {
    const { status, body } = await get(`/pilito/v1/manifest?${KEYS}`);
    const stored = shop.sql(
      `SELECT ID, post_parent, REPLACE( post_modified_gmt, ' ', 'T' ) AS at, post_status FROM wp_posts
      WHERE post_type LIKE 'product%' AND post_status <> 'auto-draft' ORDER BY ID`,
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      count: 5,
      items: stored.map((row) => [
        Number(row.ID),
        Number(row.post_parent),
        row.at?.startsWith('0000') ? null : row.at,
        row.post_status,
      ]),
      next: null,
    });
    expect(body.items.map((item: unknown[]) => item[3])).toEqual(['draft', 'draft', 'trash', 'publish', 'publish']);
    expect(body.items.map((item: unknown[]) => item[2] === null)).toEqual([false, true, false, false, false]);
    expect(body.items.at(-1)[1]).toBe(shirt);
  });

  test('it is read page by page', async () => {
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const { body } = await get(`/pilito/v1/manifest?${KEYS}&per_page=3&after=${after}`);
      seen.push(...body.items.map(([id]: [number]) => id));
      after = body.next;
    }
    expect(seen).toHaveLength(5);
  });

  test.each([
    ['no keys', '', 401],
    ['wrong keys', 'consumer_key=ck_stand_in&consumer_secret=wrong', 401],
    ['more than 5,000 a page', `${KEYS}&per_page=5001`, 400],
  ])('%s', async (_, query, status) => {
    expect((await get(`/pilito/v1/manifest?${query}`)).status).toBe(status);
  });

  test('a customer may not read it', async () => {
    const answer = await shop.php(`wp_set_current_user( get_user_by( 'login', 'customer' )->ID );
      return rest_do_request( new WP_REST_Request( 'GET', '/pilito/v1/manifest' ) )->get_status();`);
    expect(answer).toBe(403);
  });

  test('only for pilito the self link is left out, and the plugin named', async () => {
    const ours = await get(`/wc/v3/products?${KEYS}`);
    const others = await get(`/wc/v3/products?${KEYS}`, { 'user-agent': 'somebody/1.0' });
    expect(ours.headers.get('x-pilito-product-sync')).toBe('2.0.0');
    expect(others.headers.get('x-pilito-product-sync')).toBeNull();
    expect(Object.keys(ours.body[0]._links)).toEqual(['collection']);
    expect(Object.keys(others.body[0]._links)).toEqual(['self', 'collection']);
  });
});
