// What the person at the keys has chosen, and what each key does to it. Pure: a key makes a state out of a state, and
// says what has to be done besides.
import type { Scene } from '../app/dashboard.ts';
import type { ListedEvent } from '../ports/dashboard.ts';
import type { Scope } from './sums.ts';

/** An event that is open: what was delivered, line by line. */
export interface Opened {
  id: number;
  payload: readonly string[];
  /** The first line of it that is shown. */
  top: number;
}

export interface Note {
  text: string;
  tone: 'good' | 'warning' | 'bad';
}

export interface State {
  scope: Scope;
  dead: boolean;
  /** The number of the chosen event; null stays at the newest. */
  chosen: number | null;
  opened: Opened | null;
  /** The event that is to be replayed, if the person says yes. */
  asking: number | null;
  help: boolean;
  /** How the last wish ended; gone with the next key. */
  note: Note | null;
}

export type Key =
  | { name: 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end' | 'left' | 'right' | 'enter' | 'escape' | 'tab' }
  | { name: 'character'; text: string }
  | { name: 'interrupt' };

export type Effect =
  | { kind: 'quit' }
  | { kind: 'open'; id: number }
  | { kind: 'replay'; id: number }
  /** What is shown must be read anew. */
  | { kind: 'read' };

export interface Pressed {
  state: State;
  effect?: Effect;
}

/** What a key must know of the screen. */
export interface Around {
  scene: Pick<Scene, 'shops' | 'events'>;
  /** Lines of a page: of the list, or of the payload. */
  page: number;
}

export const START: State = {
  ...{ scope: null, dead: false, chosen: null, opened: null, asking: null, help: false, note: null },
};

export function press(before: State, key: Key, around: Around): Pressed {
  const state = { ...before, note: null };
  if (key.name === 'interrupt') return { state, effect: { kind: 'quit' } };
  if (state.asking !== null) return answer(state, state.asking, key);
  if (state.help) return { state: { ...state, help: false } };
  const letter = key.name === 'character' ? key.text : '';
  if (letter === 'q') return { state, effect: { kind: 'quit' } };
  if (letter === '?' || letter === 'h') return { state: { ...state, help: true } };
  return state.opened === null ? inList(state, key, letter, around) : inEvent(state, state.opened, key, letter, around);
}

function answer(state: State, id: number, key: Key): Pressed {
  const yes = key.name === 'character' && /^[yY]$/.test(key.text);
  const after = { ...state, asking: null };
  return yes ? { state: after, effect: { kind: 'replay', id } } : { state: after };
}

function inList(state: State, key: Key, letter: string, { scene, page }: Around): Pressed {
  const event = chosenEvent(state, scene.events);
  if (letter === 'r') return { state: { ...state, asking: event?.id ?? null } };
  if (letter === 'd') return { state: { ...state, dead: !state.dead, chosen: null }, effect: { kind: 'read' } };
  if (letter === 's' || key.name === 'right' || key.name === 'tab') return toShop(state, scene, 1);
  if (letter === 'S' || key.name === 'left') return toShop(state, scene, -1);
  if (letter === 'a') return { state: { ...state, scope: null, chosen: null }, effect: { kind: 'read' } };
  if (key.name === 'escape') return away(state);
  if (key.name === 'enter') return event === null ? { state } : { state, effect: { kind: 'open', id: event.id } };
  const by = stepOf(key, letter, page);
  return by === null ? { state } : { state: { ...state, chosen: moved(state, scene.events, by) } };
}

/** Escape takes back the last choice, one at a time. */
function away(state: State): Pressed {
  const read: Effect = { kind: 'read' };
  if (state.chosen !== null) return { state: { ...state, chosen: null } };
  if (state.dead) return { state: { ...state, dead: false }, effect: read };
  if (state.scope !== null) return { state: { ...state, scope: null }, effect: read };
  return { state };
}

function toShop(state: State, { shops }: Pick<Scene, 'shops'>, by: number): Pressed {
  const scopes: Scope[] = [null, ...shops.map(({ store }) => store)];
  const at = Math.max(0, scopes.indexOf(state.scope));
  const scope = scopes[(at + by + scopes.length) % scopes.length] ?? null;
  return { state: { ...state, scope, chosen: null }, effect: { kind: 'read' } };
}

function inEvent(state: State, opened: Opened, key: Key, letter: string, { page }: Around): Pressed {
  if (letter === 'r') return { state: { ...state, asking: opened.id } };
  if (key.name === 'escape' || key.name === 'enter' || key.name === 'left')
    return { state: { ...state, opened: null } };
  const by = stepOf(key, letter, page);
  if (by === null) return { state };
  const last = Math.max(0, opened.payload.length - page);
  const top = Math.min(last, Math.max(0, opened.top + by));
  return { state: { ...state, opened: { ...opened, top } } };
}

/** How many lines a key moves by; null when it does not move. */
function stepOf(key: Key, letter: string, page: number): number | null {
  if (key.name === 'down' || letter === 'j') return 1;
  if (key.name === 'up' || letter === 'k') return -1;
  if (key.name === 'page-down' || letter === ' ') return Math.max(1, page - 1);
  if (key.name === 'page-up' || letter === 'b') return -Math.max(1, page - 1);
  if (key.name === 'home' || letter === 'g') return Number.NEGATIVE_INFINITY;
  if (key.name === 'end' || letter === 'G') return Number.POSITIVE_INFINITY;
  return null;
}

function moved(state: State, events: readonly ListedEvent[], by: number): number | null {
  const to = Math.min(events.length - 1, Math.max(0, chosenAt(state, events) + by));
  // At the top it stays at the top: whoever has not moved down sees the newest.
  return to <= 0 ? null : (events[to]?.id ?? null);
}

/** Where the chosen event stands; one that has left the list leaves the choice near where it was. */
export function chosenAt({ chosen }: Pick<State, 'chosen'>, events: readonly ListedEvent[]): number {
  if (chosen === null) return 0;
  const at = events.findIndex(({ id }) => id <= chosen);
  return at === -1 ? Math.max(0, events.length - 1) : at;
}

export function chosenEvent(state: Pick<State, 'chosen'>, events: readonly ListedEvent[]): ListedEvent | null {
  return events[chosenAt(state, events)] ?? null;
}
