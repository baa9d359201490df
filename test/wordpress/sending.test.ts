// When and how often the server hears of a product, and what it is told: the receiver takes everything here.
import { describe, expect, test } from 'vitest';
import { expectedSignature } from '../support/wordpress/receiver.ts';
import { shopAndReceiver } from '../support/wordpress/receiving.ts';
import { describeWordPress } from '../support/wordpress.ts';

describeWordPress('sending', () => {
  const { shop, receiver, later } = shopAndReceiver();

  /** A product that the server knows already. */
  const known = async (before: string) => {
    const id: number = await shop.php(`${before} return $id;`);
    await later(30);
    receiver.forget();
    return id;
  };
  const types = () => receiver.events().map(({ event_type, product }) => [event_type, product.id]);

  describe('an edit', () => {
    test('waits for 30 quiet seconds, and is not sent while the product is saved', async () => {
      await shop.php('return product();');
      await later(29);
      expect(receiver.deliveries).toEqual([]);
      await later(1);
      expect(receiver.events()).toHaveLength(1);
    });

    test('five of them within 30 seconds are one delivery with the last state', async () => {
      const id = await known('$id = product();');
      for (const price of [1, 2, 3, 4, 5]) {
        await shop.php(`return edit( ${id}, array( 'regular_price' => '${price}' ) );`);
        await later(6);
      }
      expect(receiver.deliveries).toEqual([]);
      await later(24);
      expect(receiver.events()).toMatchObject([{ event_type: 'product.updated', product: { id, price: '5' } }]);
    });

    test('is not put off for longer than five minutes by further ones', async () => {
      const id = await known('$id = product();');
      let edits = 0;
      while (receiver.deliveries.length === 0 && edits < 30) {
        await shop.php(`return edit( ${id}, array( 'regular_price' => '${++edits}' ) );`);
        await later(20);
      }
      expect(edits).toBe(15);
      expect(receiver.events()).toMatchObject([{ product: { price: '15' } }]);
    });

    test('made while the product is being sent is sent as well', async () => {
      const id = await known('$id = product();');
      await shop.php(`return edit( ${id}, array( 'regular_price' => '1' ) );`);
      receiver.meanwhile(async () => {
        receiver.meanwhile(null);
        await shop.php(`return edit( ${id}, array( 'regular_price' => '2' ) );`);
      });
      await later(30);
      await later(30);
      expect(receiver.events().map(({ product }) => product.price)).toEqual(['1', '2']);
      expect(shop.outbox()).toMatchObject([{ state: 'sent' }]);
    });

    test('is not sent again when nothing follows', async () => {
      await known('$id = product();');
      await later(86_400);
      expect(receiver.deliveries).toEqual([]);
      expect(shop.planned()).toEqual([]);
    });
  });

  describe('the event says what happened', () => {
    test('created, updated, trashed, restored, gone', async () => {
      const id = await known('$id = 0;').then(() => shop.php('return product();'));
      const steps = [
        `edit( ${id}, array( 'name' => 'Cup' ) )`,
        `wp_trash_post( ${id} )`,
        `wp_untrash_post( ${id} )`,
        `wp_delete_post( ${id}, true )`,
      ];
      await later(30);
      for (const step of steps) {
        await shop.php(`${step}; return true;`);
        await later(30);
      }
      const names = ['created', 'updated', 'deleted', 'restored', 'deleted'];
      expect(types()).toEqual(names.map((name) => [`product.${name}`, id]));
      expect(receiver.events().at(-1)?.product).toEqual({ id });
      expect(shop.outbox()).toEqual([]);
    });

    test('a product that goes before it was ever sent is told of all the same: a pull may have read it', async () => {
      const id = await shop.php('$id = product(); wp_delete_post( $id, true ); return $id;');
      await later(30);
      expect(types()).toEqual([['product.deleted', id]]);
    });

    test('drafts are sent with their status, for the server to hide', async () => {
      const id = await known('$id = product();');
      await shop.php(`return edit( ${id}, array( 'status' => 'draft' ) );`);
      await later(30);
      expect(receiver.events()).toMatchObject([{ event_type: 'product.updated', product: { status: 'draft' } }]);
    });

    test('event ids never repeat, also when the outbox was lost', async () => {
      const id = await known('$id = product();');
      await shop.php(`return edit( ${id}, array( 'name' => 'Cup' ) );`);
      await later(30);
      const [first] = receiver.events();
      await shop.php(`return edit( ${id}, array( 'name' => 'Jug' ) );`);
      await later(30);
      const ids = receiver.events().map(({ event_id }) => event_id);
      expect(new Set(ids).size).toBe(2);
      expect(first.event_id).toMatch(/^pps_[a-z0-9]+_\d+_\d+$/);
    });

    test('event ids never repeat, also when a product comes back under its old number', async () => {
      const id = await known('$id = product();');
      const again = `wp_insert_post( array( 'import_id' => ${id}, 'post_type' => 'product', 'post_status' => 'publish', 'post_title' => 'Mug' ) )`;
      for (const step of [`wp_delete_post( ${id}, true )`, again, `wp_delete_post( ${id}, true )`]) {
        await shop.php(`${step}; return true;`);
        await later(30);
      }
      const ids = receiver.events().map(({ event_id }) => event_id);
      expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
    });
  });

  describe('what is delivered', () => {
    test('one event goes to the webhook, with the site that it is from', async () => {
      await shop.php(`return product( array( 'name' => 'فنجان &amp; نعلبکی' ) );`);
      await later(30);
      const [delivery] = receiver.deliveries;
      expect(delivery?.path).toBe('/api/integrations/woocommerce/webhook/');
      expect(delivery?.body).toMatchObject({
        version: 2,
        plugin_version: '2.0.0',
        site: { url: shop.url, name: 'Shop', currency: 'IRT', timezone: 'Asia/Tehran', locale: 'en_US' },
        product: { name: 'فنجان &amp; نعلبکی', type: 'simple' },
        variations: [],
      });
    });

    test('several events go in one body, named for what they are', async () => {
      await shop.php(`return array( product(), product(), product() );`);
      await later(30);
      expect(receiver.deliveries.map(({ path }) => path)).toEqual(['/api/integrations/woocommerce/bulk/']);
      expect(receiver.deliveries[0]?.body).toMatchObject({ version: 2, site: { url: shop.url } });
      expect(receiver.events()).toHaveLength(3);
    });

    test.each([1, 2])('%i events are signed by the token, and stamped with the time', async (count) => {
      await shop.php(`return products( ${count} );`);
      await later(30);
      const [delivery] = receiver.deliveries;
      if (!delivery) throw new Error('nothing came');
      expect(delivery.headers).toMatchObject({
        authorization: `Bearer ${receiver.token}`,
        'content-type': 'application/json',
        'webhook-timestamp': String(shop.clock.now()),
        'webhook-signature': expectedSignature(delivery),
      });
      expect(delivery.headers['user-agent']).toMatch(/^PilitoProductSync\/2\.0\.0; WordPress\//);
    });

    test('variations come with their product, each with its parent', async () => {
      const id = await shop.php(
        `$id = product( array( 'type' => 'variable', 'name' => 'Shirt' ) );
        foreach ( array( 'red', 'blue' ) as $colour ) { variation( $id, array( 'attributes' => array( 'Colour' => $colour ) ) ); }
        return $id;`,
      );
      await later(30);
      const [event] = receiver.events();
      expect(event.product).toMatchObject({ id, type: 'variable' });
      expect(event.variations).toMatchObject([
        { parent_id: id, attributes: [{ option: 'red' }] },
        { parent_id: id, attributes: [{ option: 'blue' }] },
      ]);
      expect(event.product.variations).toEqual(event.variations.map((variation: { id: number }) => variation.id));
    });

    test('neither custom fields, nor files of downloads, nor the password leave the shop', async () => {
      await shop.php(
        `$id = product( array( 'post_password' => 'open sesame', 'downloads' => array( array( 'file' => 'https://shop.example/secret.pdf' ) ) ) );
        update_post_meta( $id, 'purchase_price', '3' );
        return $id;`,
      );
      await later(30);
      const [event] = receiver.events();
      expect(event.product).toMatchObject({ meta_data: [], downloads: [], post_password: 'protected' });
      expect(receiver.deliveries[0]?.raw).not.toMatch(/sesame|secret\.pdf|purchase_price/);
    });

    test('a product too large for one body is sent in parts, each naming all variations', async () => {
      const id = await shop.php(
        `$id = product( array( 'type' => 'variable', 'name' => 'Carpet' ) );
        foreach ( range( 1, 60 ) as $size ) {
          variation( $id, array( 'description' => str_repeat( 'wool ', 8000 ), 'attributes' => array( 'Size' => (string) $size ) ) );
        }
        return $id;`,
      );
      await later(30);
      const events = receiver.events();
      const children: number[] = events.flatMap(({ variations }) => variations.map((one: { id: number }) => one.id));
      expect(events.length).toBeGreaterThan(2);
      expect(Math.max(...receiver.deliveries.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);
      expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length);
      expect(new Set(children).size).toBe(60);
      for (const { product } of events) expect(product).toMatchObject({ id, variations: children });
      expect(shop.outbox()).toMatchObject([{ state: 'sent' }]);
    });

    test('a product that fills a body alone goes first, and its variations follow together', async () => {
      await shop.php(
        `$id = product( array( 'type' => 'variable', 'name' => 'Encyclopedia', 'description' => str_repeat( 'word ', 190000 ) ) );
        foreach ( range( 1, 3 ) as $volume ) { variation( $id, array( 'attributes' => array( 'Volume' => (string) $volume ) ) ); }
        return $id;`,
      );
      await later(30);
      const told = receiver.events().map(({ product, variations }) => ['description' in product, variations.length]);
      expect(told).toEqual([
        [true, 0],
        [false, 3],
      ]);
    });

    test('a product is shown as a visitor sees it, without what is no business of theirs', async () => {
      await shop.php('return product();');
      shop.mustUse(
        'prices.php',
        `add_filter( 'woocommerce_rest_prepare_product_object', function ( $response ) {
          $private = array( 'purchase_note' => 'key 123', 'cost_of_goods_sold' => array( 'total_value' => 3 ), 'total_sales' => 9 );
          $response->set_data( array( 'price' => is_user_logged_in() ? '7' : '10' ) + $private + $response->get_data() );
          return $response;
        } );`,
      );
      shop.clock.advance(30);
      const run = 'wp_set_current_user( 1 ); Pilito_PS_Sender::run(); return get_current_user_id();';
      expect(await shop.php(run)).toBe(1);
      shop.mustUse('prices.php', '');
      const [{ product }] = receiver.events();
      expect(product.price).toBe('10');
      for (const field of ['purchase_note', 'cost_of_goods_sold', 'total_sales'])
        expect(product).not.toHaveProperty(field);
    });
  });
});
