// What ink makes of lines, and which keys it hears.
import { createElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { type Line, piece } from '../../../src/dashboard/lines.ts';
import type { Key } from '../../../src/dashboard/state.ts';

// Ink and its colours decide when they are imported: here nobody is in CI, and there are colours.
vi.stubEnv('CI', 'false');
vi.stubEnv('CONTINUOUS_INTEGRATION', 'false');
vi.stubEnv('FORCE_COLOR', '1');
const { Screen } = await import('../../../src/dashboard/draw.tsx');
const { cleanup, render } = await import('ink-testing-library');
afterEach(cleanup);

function drawn(lines: readonly Line[], color = false) {
  const keys: Key[] = [];
  const screen = render(createElement(Screen, { lines, color, onKey: (key) => keys.push(key) }));
  return { ...screen, keys };
}

test('lines stay lines, empty ones too, and what has no width stays in its place', () => {
  const lines = [[piece('می\u200cخواهم '), piece('👩 é')], [], [piece('\u200fکِتاب\u200f', 'chosen')]];
  const shown = drawn(lines).lastFrame()?.replaceAll('\x1b[7m', '').replaceAll('\x1b[27m', '');
  expect(shown?.split('\n')).toEqual(['می\u200cخواهم 👩 é', '', '\u200fکِتاب\u200f']);
});

test('colours, and none', () => {
  const lines = [[piece('ok', 'good'), piece('no', 'bad')]];
  expect(drawn(lines, true).lastFrame()).toBe('\x1b[32mok\x1b[31mno\x1b[39m');
  expect(drawn(lines, false).lastFrame()).toBe('ok\x1b[1mno\x1b[22m');
});

const letters = (text: string): Key[] => [...text].map((one) => ({ name: 'character', text: one }));

test.each<[string, string, Key[]]>([
  ['an arrow', '\x1b[A', [{ name: 'up' }]],
  ['a page', '\x1b[6~', [{ name: 'page-down' }]],
  ['the end', '\x1b[F', [{ name: 'end' }]],
  ['enter', '\r', [{ name: 'enter' }]],
  ['tab', '\t', [{ name: 'tab' }]],
  ['Ctrl-C', '\x03', [{ name: 'interrupt' }]],
  ['another of its kind', '\x0c', []],
  ['a letter', 'q', letters('q')],
  ['a capital', 'G', letters('G')],
  ['what was typed fast', 'jjj', letters('jjj')],
])('hears %s', async (_name, typed, expected) => {
  const { stdin, keys } = drawn([[piece('x')]]);
  await vi.waitFor(() => expect(stdin.listenerCount('readable')).toBe(1));
  stdin.write(typed);
  expect(keys).toEqual(expected);
});

test('hears a lone escape, once nothing follows it', async () => {
  const { stdin, keys } = drawn([[piece('x')]]);
  await vi.waitFor(() => expect(stdin.listenerCount('readable')).toBe(1));
  stdin.write('\x1b');
  await vi.waitFor(() => expect(keys).toEqual([{ name: 'escape' }]));
});
