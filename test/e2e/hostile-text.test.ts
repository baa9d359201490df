// What a shop's people write is shown and never obeyed: a product, a category, a token and a sender full of what a terminal
// would act on, through every command that reads, for people and as JSON.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspace } from '../support/cli.ts';

/** Colours, a title, a link, a cleared screen, an eight-bit escape, a bell, a step back, and text turned around. */
const EVIL =
  'a\u001b[31mb\u001b]0;title\u0007c\u001b]8;;https://evil.example\u001b\\d\u001b[2Je\u009b31mf\bg\rh\u202ei\u2066j';
/** What a terminal obeys, but the ends of lines. */
const OBEYED = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

const place = workspace();
const outputs = new Map<string, string>();
let log = '';

beforeAll(async () => {
  await place.json(['store', 'add', 'odd', '--name', `Shop ${EVIL}`, '--language', 'en']);
  const { token } = await place.json(['token', 'create', '--store', 'odd', '--name', `Token ${EVIL}`]);
  const serving = await place.serve(['--no-worker'], { env: { PILITO_LOG_LEVEL: 'debug' } });
  const product = (id: number, more: object = {}) => ({
    id,
    name: `Lamp ${id} ${EVIL}`,
    sku: `=cmd|' /C calc'!A0 ${EVIL}`,
    description: `Bright ${EVIL}`,
    price: '10',
    categories: [{ id: 1, name: `Lamps ${EVIL}` }],
    tags: [{ id: 2, name: EVIL }],
    attributes: [{ name: `Colour ${EVIL}`, options: [EVIL], visible: true }],
    permalink: `https://shop.example/${EVIL}`,
    currency: `EUR${EVIL}`,
    ...more,
  });
  const deliver = (body: unknown, type: string) =>
    fetch(`${serving.url}/api/integrations/woocommerce/webhook/`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-wc-webhook-topic': type,
        'user-agent': 'shop\u009b31m',
      },
      body: JSON.stringify(body),
    });
  for (const id of [1, 2, 3]) expect((await deliver(product(id), 'product.updated')).status).toBe(202);
  expect((await deliver(product(4, { price: { evil: EVIL } }), 'product.updated')).status).toBe(202);
  expect((await deliver({ [EVIL]: 1 }, 'product.updated')).status).toBeGreaterThan(199);
  log = (await serving.stop()).stderr;
  await place.run(['worker', '--once']);
});
afterAll(() => place.remove());

const COMMANDS: string[][] = [
  ['store', 'list'],
  ['store', 'show', 'odd'],
  ['token', 'list'],
  ['products', 'list'],
  ['products', 'show', 'woo_1'],
  ['products', 'stats'],
  ['search', 'lamp'],
  ['search', 'lamp', '--explain'],
  ['search', EVIL],
  ['search', 'lamp', '--category', EVIL],
  ['similar', 'woo_1'],
  ['events', 'list'],
  ['events', 'show', '1'],
  ['events', 'show', '4'],
  ['events', 'stats'],
  ['synonyms', 'suggest', '--store', 'odd'],
  ['status'],
  ['doctor', '--offline'],
  ['store', 'show', EVIL],
  ['products', 'show', EVIL],
  [EVIL],
];

describe.each(COMMANDS.map((args) => ({ args, name: JSON.stringify(args.join(' ')).slice(0, 60) })))(
  '$name',
  ({ args }) => {
    test.each(['for people', 'as JSON'])('%s', async (how) => {
      const { stdout, stderr, code } = await place.run(how === 'as JSON' ? ['--json', ...args] : args);
      expect(code).not.toBeNull();
      expect(OBEYED.exec(stdout)?.[0]).toBeUndefined();
      expect(OBEYED.exec(stderr)?.[0]).toBeUndefined();
      if (how === 'as JSON' && stdout !== '') expect(() => JSON.parse(stdout)).not.toThrow();
      outputs.set(args.join(' '), stdout);
    });
  },
);

test('it was there to be shown', () => {
  for (const name of ['products list', 'products show woo_1', 'search lamp', 'events show 1', 'store list']) {
    expect([name, outputs.get(name)]).toEqual([name, expect.stringContaining('\\u202e')]);
  }
});

test('the log of the server is lines of JSON', () => {
  expect(OBEYED.exec(log)?.[0]).toBeUndefined();
  for (const line of log.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});
