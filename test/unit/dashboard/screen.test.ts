// The dashboard as lines of text: what stands on it, and that it never outgrows the terminal.
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { payloadLines } from '../../../src/dashboard/event.ts';
import { screenLines, type View } from '../../../src/dashboard/screen.ts';
import { type Paces, stepPaces } from '../../../src/dashboard/sums.ts';
import { minutes, T0 } from '../../support/database.ts';
import { count, listed, shopLook, view } from './scenes.ts';

const SMALL = { columns: 80, rows: 24 };
const WIDE = { columns: 140, rows: 40 };

function text(shown: View, size = SMALL): string {
  const lines = screenLines(shown, size).map((line) => line.map((piece) => piece.text).join(''));
  return lines.map((line) => line.replaceAll('\u200f', '').trimEnd()).join('\n');
}

describe('the numbers', () => {
  test('a queue that waits, with what will be tried again and what is dead', () => {
    const shop = shopLook('shoes', { queued: 1_215, retrying: 3, dead: 2, oldestQueuedAt: T0 - 9_000 });
    expect(text(view({ shops: [shop] }))).toMatch(
      /^queue {6}1,212 waiting, the oldest for 9 s · 3 to try again · 2 dead$/m,
    );
  });

  test('what came in and how it ended, with a column for each minute', () => {
    const seen = [count(2, 'received', 4), count(1, 'received', 8), count(1, 'done', 9), count(1, 'skipped', 2)];
    const shown = text(view({ minutes: [...seen, count(0, 'dead', 1), count(0, 'rejected', 1)] }));
    expect(shown).toMatch(/^events {5}▁{37}▅█▁ {2}8 a minute, at most 8$/m);
    expect(shown).toMatch(/^last hour {2}12 received · 9 applied · 2 skipped · 1 rejected · 1 dead$/m);
  });

  test('vectors that are being made: how many, how fast, how long still', () => {
    const at = (pendingChunks: number) => [shopLook('shoes', { chunks: 1_000, pendingChunks })];
    const steps = [1_000, 890, 780, 670, 560, 450].map((pending, second) => ({
      at: T0 + second * 1_000,
      shops: at(pending),
    }));
    const paces = steps.reduce<Paces>((known, step) => stepPaces(known, step), new Map());
    const shown = text(view({ at: T0 + 5_000, shops: at(450) }, {}, { paces }));
    expect(shown).toMatch(/^vectors {4}█{11}░{9} {2}450 of 1,000 to make · 110\/s · about 5 s left$/m);
  });

  test('all of them made', () => {
    const shop = shopLook('shoes', { chunks: 1_310, products: 2_320 });
    expect(text(view({ shops: [shop] }))).toMatch(/^vectors {4}all 1,310 texts have theirs · 2,320 products$/m);
  });

  test('a queue that nobody works off says what to start', () => {
    const shop = shopLook('shoes', { queued: 12, oldestQueuedAt: minutes(-2) });
    expect(text(view({ shops: [shop] }))).toContain(
      '12 waiting; no worker seems to run: pilito serve, or pilito worker',
    );
    const working = text(view({ shops: [shop], minutes: [count(0, 'done', 1)] }));
    expect(working).toContain('12 waiting, the oldest for 2 min');
  });

  test('of one shop when it is chosen', () => {
    const shops = [shopLook('shoes', { queued: 5 }), shopLook('books9', { queued: 7 })];
    expect(text(view({ shops }, { scope: 'books9' }))).toMatch(/^queue {6}7 waiting$/m);
  });
});

describe('the shops', () => {
  const last = { at: T0 - 90_000, type: 'product.updated', status: 'done' as const, withToken: true };
  const pull = { mode: 'full' as const, startedAt: minutes(-9), finishedAt: minutes(-4), heartbeatAt: minutes(-4) };
  const row = (fields: Parameters<typeof shopLook>[1]) => text(view({ shops: [shopLook('shoes', fields)] }));

  test.each([
    ['the plugin was heard', { lastEvent: last }, /never +plugin, 1 min$/m],
    ['a webhook was heard', { lastEvent: { ...last, withToken: false, at: T0 } }, /webhook, now$/m],
    ['the last one was refused', { lastEvent: { ...last, status: 'rejected' as const } }, /rejected, 1 min$/m],
    ['webhooks are there, and silent', { webhooks: 4 }, /4 made, silent$/m],
    ['nothing ever came', {}, /never +none$/m],
    ['a pull ended well', { lastPull: { ...pull, status: 'done' as const, read: 9 } }, / {2}4 min +none$/m],
    ['a pull failed', { lastPull: { ...pull, status: 'failed' as const, read: 9 } }, / {2}failed, 4 min/m],
    [
      'a pull runs',
      { lastPull: { ...pull, status: 'running' as const, finishedAt: null, heartbeatAt: T0, read: 1_204 } },
      / {2}now, 1,204/m,
    ],
    [
      'a pull broke off',
      { lastPull: { ...pull, status: 'running' as const, finishedAt: null, read: 9 } },
      / {2}cut off, 4 min/m,
    ],
  ])('%s', (_name, fields, expected) => {
    expect(row(fields)).toMatch(expected);
  });

  test('their names stand last where there is room', () => {
    const shops = [shopLook('kafsh', { name: 'فروشگاه کفش' })];
    expect(text(view({ shops }), WIDE)).toMatch(/none +فروشگاه کفش$/m);
    expect(text(view({ shops }))).not.toContain('فروشگاه');
  });

  test('of very many the chosen one is seen', () => {
    const shops = Array.from({ length: 40 }, (_, at) => shopLook(`shop-${at}`, { storeId: at }));
    const shown = text(view({ shops }, { scope: 'shop-33' }));
    expect(shown).toMatch(/^› shop-33 /m);
    expect(shown).toContain('35 more · ←→ choose one');
  });

  test('without any, how to add one', () => {
    expect(text(view({ shops: [] }))).toContain('There is no shop yet. Add one: pilito store add <slug>');
  });
});

describe('the events', () => {
  const events = [
    listed(3, { title: 'کفش پیاده‌روی زنانه', status: 'pending', processingTimeMs: null }),
    listed(2, { status: 'dead', attempts: 4, errorMessage: 'The price is odd.', createdAt: T0 - 86_400_000 }),
    listed(1, { status: 'rejected', title: null, productId: null, errorMessage: 'The signature is wrong.' }),
  ];

  test('the newest first, each with its outcome and its product', () => {
    const shown = text(view({ events }));
    expect(shown).toMatch(/^› 08:59:59 +shoes +updated +○ waiting +کفش پیاده‌روی زنانه$/m);
    expect(shown).toMatch(/^ {2}11-21 09:00 +shoes +updated +✗ dead +Product 2$/m);
    expect(shown).toMatch(/✗ rejected +The signature is wrong\.$/m);
    expect(shown).toMatch(/^ {2}event 3 · product 7 · waiting$/m);
  });

  test('more of the chosen one; where there is room, why, of all', () => {
    expect(text(view({ events }, { chosen: 2 }))).toMatch(
      /^ {2}event 2 · product 7 · 3 ms · failed 4 times · dead: The price is odd\.$/m,
    );
    expect(text(view({ events }), WIDE)).toMatch(/✗ dead +The price is odd\. +Product 2$/m);
  });

  test('of one shop: it is not said again on every line', () => {
    expect(text(view({ events }, { scope: 'shoes' }))).toMatch(/^ {2}TIME +TYPE +OUTCOME +PRODUCT$/m);
  });

  test('dead letters: how many on the rule, and a list of their own', () => {
    const shops = [shopLook('shoes', { dead: 12 })];
    expect(text(view({ shops, events }))).toMatch(/^── events ─+ d dead letters: 12 ──$/m);
    expect(text(view({ shops, events }, { dead: true }))).toMatch(/^── dead letters ─+ d all events ──$/m);
    expect(text(view({ events: [] }, { dead: true, scope: 'shoes' }))).toContain('No event of shoes is dead.');
  });

  test('the chosen one stays in sight in a long list', () => {
    const long = Array.from({ length: 200 }, (_, at) => listed(200 - at));
    expect(text(view({ events: long }, { chosen: 77 }))).toMatch(/^› .* Product 77$/m);
  });
});

describe('one event, opened', () => {
  const body = { id: 7, name: 'کفش \u202e', price: '12.50', images: Array.from({ length: 30 }, (_, at) => at) };
  const event = { ...listed(2, { status: 'dead', errorMessage: 'odd\x1b[2J', title: 'کفش' }) };
  const payload = payloadLines({ ...event, payload: Buffer.from(JSON.stringify(body)) });
  const open = (top: number) => view({}, { opened: { id: 2, payload, top } }, { event });

  test('its facts and its payload, with nothing obeyed', () => {
    const shown = text(open(0));
    expect(shown).toMatch(/^why {8}odd\\x1b\[2J$/m);
    expect(shown).toMatch(/^name {7}کفش$/m);
    expect(shown).toMatch(/^arrived {4}2026-11-22T08:59:59\.000Z, now$/m);
    expect(shown).toContain('  "name": "کفش \\u202e",\n  "price": "12.50",');
    expect(shown).toMatch(/^── payload ─+ lines 1 to 10 of 37 ──$/m);
  });

  test('further down', () => {
    expect(text(open(27))).toMatch(/lines 28 to 37 of 37.*\n(?:.*\n)+ {4}29\n {2}\]\n\}\n/);
  });

  test('a body that is no JSON is shown as it came', () => {
    expect(payloadLines({ ...event, payload: Buffer.from('webhook_id=7') })).toEqual(['webhook_id=7']);
    expect(payloadLines({ ...event, payload: Buffer.alloc(0) })).toEqual(['(empty)']);
  });
});

describe('the last line', () => {
  test.each<[string, View, RegExp]>([
    ['the keys', view(), /↑↓ move · enter open · r replay · d dead letters · ←→ shop · \? help · q quit$/],
    [
      'a question',
      view({ events: [listed(9)] }, { asking: 9 }),
      /Replay event 9 \(product\.updated of shoes, applied\)\?/,
    ],
    ['how a wish ended', view({}, { note: { text: 'done', tone: 'good' } }), /done$/],
    ['what the database refused', view({}, {}, { trouble: 'It is locked.' }), /It is locked\.$/],
  ])('%s', (_name, shown, expected) => {
    expect(text(shown)).toMatch(expected);
  });
});

describe('room', () => {
  const hostile = [
    '👨‍👩‍👧‍👦🇮🇷',
    'می‌خواهم '.repeat(40),
    '\x1b[2J\r\n\t\u202e',
    'e\u0301'.repeat(90),
    '日本'.repeat(60),
    '',
  ];
  const shops = hostile.map((name, at) =>
    shopLook(`${at}-${'x'.repeat(at * 12)}`, {
      ...{
        storeId: at,
        name,
        queued: 10 ** (at + 3),
        products: 10 ** (at + 4),
        chunks: 10 ** 8,
        pendingChunks: 10 ** 7,
      },
      ...{ dead: 10 ** 6, retrying: 4, oldestQueuedAt: T0 - 9e9 },
    }),
  );
  const events = hostile.map((title, at) =>
    listed(9 - at, { title, eventType: title, errorMessage: title, store: 'x'.repeat(64), productId: title }),
  );
  const payload = payloadLines({ ...listed(9), payload: Buffer.from(hostile.join('\n')) });
  const views: [string, View][] = [
    ['all', view({ shops, events })],
    ['an open event', view({ shops, events }, { opened: { id: 9, payload, top: 0 } }, { event: events[1] ?? null })],
    ['help', view({ shops, events }, { help: true })],
    ['a question', view({ shops, events }, { asking: 9 })],
    ['trouble', view({ shops, events }, {}, { trouble: hostile.join(' ') })],
  ];
  const sizes = [
    [40, 10],
    [60, 18],
    [61, 19],
    [80, 24],
    [100, 30],
    [140, 40],
    [300, 90],
    [1, 1],
  ];

  test.each(
    sizes.flatMap(([columns = 0, rows = 0]) => views.map(([name, shown]) => [columns, rows, name, shown] as const)),
  )('%i×%i, %s: no line is wider than the terminal, and none is too many', (columns, rows, _name, shown) => {
    const lines = screenLines(shown, { columns, rows });
    expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows - 1));
    for (const line of lines) {
      const told = line.map((piece) => piece.text).join('');
      expect(stringWidth(told), told).toBeLessThanOrEqual(Math.max(1, columns - 1));
      expect(told).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  test('the same number of lines whatever they hold, so that nothing jumps', () => {
    const counts = views.map(([, shown]) => screenLines(shown, SMALL).length);
    expect(new Set(counts)).toEqual(new Set([23]));
  });

  test('with too little of it, how much is needed', () => {
    expect(text(view(), { columns: 40, rows: 10 })).toBe(
      'pilito dashboard needs more room:\n60×18 at least, and this is 40×10.\nMake it larger, or: pilito status\nq quit',
    );
  });
});
