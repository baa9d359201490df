// The dashboard as a person sees it: the real binary in a real terminal, beside a `serve` that takes deliveries; and
// what it says where there is no terminal.
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';
import { describeWith } from '../support/programs.ts';
import { openTerminal, type TestTerminal } from '../support/tmux.ts';

const BINARY = fileURLToPath(new URL('../../bin/pilito.js', import.meta.url));
const WEBHOOK = '/api/integrations/woocommerce/webhook/';
const NAME = 'کفش پیاده\u200cروی زنانه';

const place = workspace();
let serving: Awaited<ReturnType<typeof place.serve>>;
let token = '';

beforeAll(async () => {
  await place.json(['store', 'add', 'kafsh', '--name', 'فروشگاه کفش']);
  await place.json(['store', 'add', 'books']);
  token = (await place.json(['token', 'create', '--store', 'kafsh'])).token;
  serving = await place.serve();
});
afterAll(async () => {
  await serving.stop();
  place.remove();
});

async function deliver(id: number, name: string): Promise<void> {
  const product = { id, name, price: 450_000, currency: 'IRT', stock_status: 'instock' };
  const body = JSON.stringify({ event_id: `wc_${id}`, event_type: 'product.updated', product });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { status } = await fetch(serving.url + WEBHOOK, { method: 'POST', headers, body });
  expect(status).toBe(202);
}

describe('where there is no terminal', () => {
  it('says what to do instead', async () => {
    const { code, stdout, stderr } = await place.run(['dashboard']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^pilito: The dashboard needs a terminal.*\nFor the numbers once: pilito status\./);
  });

  it('--json is a line at each look, until it is stopped', async () => {
    await deliver(41, 'Herringbone wool throw');
    const running = place.start(['dashboard', '--json', '--every', '200ms']);
    const line = await running.line(/"status":"done"/);
    expect(JSON.parse(line)).toMatchObject({
      ...{ store: null, products: 1, queue: { waiting: 0, to_retry: 0, dead: 0, oldest_seconds: null } },
      last_hour: { received: 1, applied: 1 },
      stores: [
        { store: 'kafsh', products: 1, last_event: { event_type: 'product.updated', by: 'plugin' }, last_pull: null },
        { store: 'books', products: 0, last_event: null },
      ],
      events: [{ woo_product_id: 41, status: 'done', title: 'Herringbone wool throw' }],
    });
    const { code, stdout, stderr } = await running.stop();
    expect([code, stderr]).toEqual([143, '']);
    for (const one of stdout.trimEnd().split('\n')) expect(JSON.parse(one)).toHaveProperty('received_by_minute');
  });

  it('refuses a shop that is not there', async () => {
    const { code, stderr } = await place.run(['dashboard', '--json', '--store', 'nope']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no store called')]);
  });
});

describeWith(['tmux'], 'in a terminal', () => {
  const opened: TestTerminal[] = [];
  afterEach(() => {
    for (const terminal of opened.splice(0)) terminal.close();
  });

  function open(options: { columns?: number; rows?: number; flags?: string; env?: Record<string, string> } = {}) {
    const { columns = 80, rows = 24, flags = '', env = {} } = options;
    const plain = { PATH: process.env.PATH ?? '', HOME: place.directory, LANG: 'C.UTF-8', CI: '1', ...env };
    const command = `"${process.execPath}" "${BINARY}" --db "${place.db}" dashboard --every 200ms ${flags}`;
    const terminal = openTerminal(command, { columns, rows, env: plain });
    opened.push(terminal);
    return terminal;
  }

  it('shows deliveries as they come, right to left names and all, in 80×24', async () => {
    const terminal = open();
    await terminal.until(/^pilito {2}all 2 shops/);
    await deliver(1, NAME);
    await deliver(2, `\x1b[31m👨‍👩‍👧 e\u0301 \u202e ${'بلند '.repeat(40)}`);
    const screen = await terminal.until(/✓ applied +\S*👨/);
    expect(screen).toMatch(new RegExp(`updated +✓ applied +\u200f?${NAME}`));
    expect(screen).toMatch(/^ {2}kafsh +[\d,]+ .* plugin, /m);
    expect(screen).toMatch(/^events +▁+/m);
    const lines = screen.split('\n');
    expect(lines).toHaveLength(23);
    expect(lines[5]).toMatch(/^── shops ─+ ←→ choose one ──$/);
    expect(lines[22]).toBe('↑↓ move · enter open · r replay · d dead letters · ←→ shop · ? help · q quit');
  });

  it('opens an event, replays it when told yes, and leaves the terminal as it was', async () => {
    await deliver(3, NAME);
    const terminal = open({ flags: '--store kafsh' });
    await terminal.until(new RegExp(`^› .*✓ applied +\u200f?${NAME}`, 'm'));
    terminal.press('Enter');
    expect(await terminal.until(/── payload ─/)).toMatch(/^product +3$/m);
    terminal.press('r');
    await terminal.until(/Replay event \d+ \(product\.updated of kafsh, applied\)\?/);
    terminal.press('y');
    await terminal.until(/Event \d+ is due again/);
    terminal.press('Escape');
    await terminal.until(/^── events ─/m);
    terminal.press('q');
    expect(await terminal.until(/exit \d+/)).toBe('exit 0');
  });

  it('takes every size, and says when one is too small', async () => {
    const terminal = open();
    await terminal.until(/←→ choose one/);
    terminal.resize(40, 10);
    const small =
      'pilito dashboard needs more room:\n60×18 at least, and this is 40×10.\nMake it larger, or: pilito status\nq quit';
    expect(await terminal.until(/40×10/)).toBe(small);
    terminal.resize(140, 40);
    const large = await terminal.until(/in 60 minutes/);
    expect(large).toMatch(/^ {2}kafsh .* \u200f?فروشگاه کفش/m);
    expect(large.split('\n')).toHaveLength(39);
    terminal.resize(60, 18);
    expect((await terminal.until(/^── shops ─{30,40} ←→ choose one ──$/m)).split('\n')).toHaveLength(17);
  });

  it('has colours, and none when they are not wanted', async () => {
    const colored = open();
    await colored.until(/q quit/);
    expect(colored.colored()).toContain('\x1b[36m');
    const plain = open({ env: { NO_COLOR: '1' } });
    await plain.until(/q quit/);
    for (const code of [31, 32, 33, 36]) expect(plain.colored()).not.toContain(`\x1b[${code}m`);
  });

  it('Ctrl-C ends it too', async () => {
    const terminal = open();
    await terminal.until(/q quit/);
    terminal.press('C-c');
    expect(await terminal.until(/exit \d+/)).toBe('exit 0');
  });
});
