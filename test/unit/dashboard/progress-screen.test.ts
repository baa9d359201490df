// What progress puts on a stream, read back as a terminal would show it.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { createElement } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { type Frame, linesOf } from '../../../src/dashboard/progress-text.ts';

// Ink and its colours decide when they are imported: here nobody is in CI, and there are colours.
vi.stubEnv('CI', 'false');
vi.stubEnv('CONTINUOUS_INTEGRATION', 'false');
vi.stubEnv('FORCE_COLOR', '1');
const { openProgress } = await import('../../../src/dashboard/progress.tsx');
const { Lines } = await import('../../../src/dashboard/draw.tsx');
const { render } = await import('ink-testing-library');

const FRAME: Frame = {
  ...{ title: 'shoes', doing: 'reading products', done: 10, total: 40, unit: 'products', rate: null },
  ...{ leftMs: null, elapsedMs: 0, facts: [], waiting: null, stopping: false },
};

/** A terminal of 60 columns, and what was written to it. */
function terminal() {
  const stream = Object.assign(new PassThrough(), { columns: 60, rows: 20, isTTY: true });
  const written = text(stream);
  return {
    // biome-ignore lint/suspicious/noExplicitAny: the part of a terminal's stream that is used
    stream: stream as any as NodeJS.WriteStream,
    /** With the escape character as one that can be seen. */
    written: async () => {
      stream.end();
      return (await written).replaceAll('\x1b', '␛');
    },
  };
}

/** The lines that are left on a screen of which nothing but the cursor's way up and down is known. */
function screenOf(bytes: string): string[] {
  const lines = [''];
  let at = 0;
  for (const [token] of bytes.matchAll(/␛\[[?\d;]*[a-zA-Z]|\n|[^␛\n]+/g)) {
    if (token === '\n') lines[++at] ??= '';
    else if (/^␛\[\d*A$/.test(token)) at = Math.max(0, at - (Number(token.slice(2, -1)) || 1));
    else if (token === '␛[2K') lines[at] = '';
    else if (!token.startsWith('␛')) lines[at] = `${lines[at]}${token}`;
  }
  return lines.slice(0, at + 1);
}

describe('on a terminal', () => {
  test('it is drawn over itself, with what is said above it, and nothing is left of it', async () => {
    const { stream, written } = terminal();
    const screen = openProgress(stream, FRAME, true);
    screen.above('shoes: The first notice.\n');
    screen.show({ ...FRAME, done: 20 });
    screen.above('shoes: The second notice.\n');
    screen.show({ ...FRAME, done: 40 });
    screen.end();
    const bytes = await written();
    expect(bytes).toContain('10 of 40 products');
    expect(screenOf(bytes)).toEqual(['shoes: The first notice.', 'shoes: The second notice.', '']);
  });

  test('the bar stands below what was said', async () => {
    const { stream, written } = terminal();
    const screen = openProgress(stream, FRAME, true);
    screen.above('shoes: A notice.\n');
    const shown = screenOf(await written());
    expect(shown[0]).toBe('shoes: A notice.');
    expect(shown[1]).toMatch(/^shoes {2}█+░+ {2}10 of 40 products · 25 %$/);
    screen.end();
  });

  test('ink sets its lines as they were made', () => {
    const lines = linesOf({ ...FRAME, waiting: { ms: 2_000, why: 'HTTP 429' } }, 60);
    const { lastFrame, unmount } = render(createElement(Lines, { lines, color: false }));
    const plain = lines.map((line) => line.map((piece) => piece.text).join(''));
    expect(stripVTControlCharacters(lastFrame() ?? '').split('\n')).toEqual(plain);
    unmount();
  });

  test('the cursor is hidden meanwhile, and shown again', async () => {
    const { stream, written } = terminal();
    openProgress(stream, FRAME, true).end();
    const bytes = await written();
    expect(bytes.indexOf('␛[?25l')).toBeGreaterThanOrEqual(0);
    expect(bytes.lastIndexOf('␛[?25h')).toBeGreaterThan(bytes.lastIndexOf('␛[?25l'));
  });

  test.each([
    [true, true],
    [false, false],
  ])('colours when wanted: %s', async (color, colored) => {
    const { stream, written } = terminal();
    openProgress(stream, FRAME, color).end();
    expect(/␛\[3\dm/.test(await written())).toBe(colored);
  });
});
