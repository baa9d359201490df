// What each key does to what is chosen.
import { describe, expect, test } from 'vitest';
import { type Key, press, START, type State } from '../../../src/dashboard/state.ts';
import { listed, shopLook } from './scenes.ts';

const around = {
  scene: {
    shops: [shopLook('shoes'), shopLook('books')],
    events: [9, 8, 7, 6, 5, 4].map((id) => listed(id)),
  },
  page: 3,
};

const NAMED = new Set(['up', 'down', 'page-up', 'page-down', 'home', 'end', 'left', 'right', 'enter', 'escape', 'tab']);

function keyOf(text: string): Key {
  return NAMED.has(text) || text === 'interrupt' ? ({ name: text } as Key) : { name: 'character', text };
}

function pressing(keys: string, from: Partial<State> = {}) {
  let pressed = { state: { ...START, ...from } } as ReturnType<typeof press>;
  for (const key of keys.split(' ')) pressed = press(pressed.state, keyOf(key), around);
  return pressed;
}

const payload = ['{', '1', '2', '3', '4', '}'];
const opened = { id: 7, payload, top: 0 };

test.each([
  ['down', 8],
  ['j j', 7],
  ['down down up', 8],
  ['down up', null],
  ['page-down', 7],
  ['end', 4],
  ['G', 4],
  ['end down', 4],
  ['end page-up', 6],
  ['end home', null],
  ['up', null],
  ['down down escape', null],
])('in the list "%s" chooses %s', (keys, chosen) => {
  expect(pressing(keys).state.chosen).toBe(chosen);
});

test('a choice stays with its event when newer ones come, and near where it was when it is gone', () => {
  const scene = { ...around.scene, events: [11, 10, 9, 7, 6].map((id) => listed(id)) };
  const after = (chosen: number) => press({ ...START, chosen }, { name: 'down' }, { ...around, scene }).state.chosen;
  expect([after(9), after(8), after(2)]).toEqual([7, 6, 6]);
});

test.each([
  ['right', 'shoes'],
  ['s s', 'books'],
  ['tab tab tab', null],
  ['left', 'books'],
  ['s S', null],
  ['right a', null],
  ['right escape', null],
])('"%s" looks at %s', (keys, scope) => {
  expect(pressing(keys)).toMatchObject({ state: { scope, chosen: null }, effect: { kind: 'read' } });
});

test('dead letters and back', () => {
  expect(pressing('d')).toMatchObject({ state: { dead: true }, effect: { kind: 'read' } });
  expect(pressing('d d')).toMatchObject({ state: { dead: false }, effect: { kind: 'read' } });
});

describe('opening', () => {
  test('the chosen event, or the newest', () => {
    expect(pressing('enter').effect).toEqual({ kind: 'open', id: 9 });
    expect(pressing('down enter').effect).toEqual({ kind: 'open', id: 8 });
  });

  test.each([
    ['down', 1],
    ['page-down', 2],
    ['G', 3],
    ['G g', 0],
    ['up', 0],
  ])('"%s" shows the payload from line %i on', (keys, top) => {
    expect(pressing(keys, { opened }).state.opened).toEqual({ ...opened, top });
  });

  test.each(['escape', 'enter', 'left'])('"%s" closes it again', (key) => {
    expect(pressing(key, { opened }).state).toEqual(START);
  });
});

describe('replaying', () => {
  test('asks first, and does it only for a yes', () => {
    expect(pressing('down r')).toEqual({ state: { ...START, chosen: 8, asking: 8 } });
    expect(pressing('r', { opened }).state.asking).toBe(7);
    expect(pressing('down r y')).toEqual({ state: { ...START, chosen: 8 }, effect: { kind: 'replay', id: 8 } });
    for (const no of ['n', 'escape', 'enter', 'q', 'r'])
      expect(pressing(`down r ${no}`)).toEqual({ state: { ...START, chosen: 8 } });
  });

  test('without an event there is nothing to ask', () => {
    const none = press(START, { name: 'character', text: 'r' }, { ...around, scene: { shops: [], events: [] } });
    expect(none).toEqual({ state: START });
  });
});

test('any key leaves the help', () => {
  expect(pressing('?').state.help).toBe(true);
  expect(pressing('? q')).toEqual({ state: START });
});

test('q and Ctrl-C quit, Ctrl-C from everywhere', () => {
  const quit = { kind: 'quit' };
  expect(pressing('q').effect).toEqual(quit);
  expect(pressing('q', { opened }).effect).toEqual(quit);
  expect(pressing('r interrupt').effect).toEqual(quit);
  expect(pressing('? interrupt').effect).toEqual(quit);
});

test('the next key takes a note away', () => {
  expect(pressing('x', { note: { text: 'done', tone: 'good' } }).state).toEqual(START);
});
