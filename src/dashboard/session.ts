// One sitting at the dashboard: what is known, what was chosen, and the wishes that need the database. It draws
// nothing; whoever draws asks for the view after each change.
import type { App } from '../app/app.ts';
import { type Scene, sceneReader } from '../app/dashboard.ts';
import { replayEvent } from '../app/replay.ts';
import { PilitoError } from '../domain/errors.ts';
import { payloadLines } from './event.ts';
import type { Size } from './lines.ts';
import { pageOf, type View } from './screen.ts';
import { type Effect, type Key, type Note, press, START } from './state.ts';
import { type Scope, stepPaces } from './sums.ts';

export interface Session {
  view(): View;
  /** Reads how everything stands. What the database refuses is shown; all else is thrown. */
  refresh(): Promise<void>;
  /** Does what a key asks for; false when that is to quit. */
  press(key: Key, size: Size): Promise<boolean>;
}

const NOTHING: Scene = { at: 0, shops: [], minutes: [], events: [] };

/** `changed` is called whenever there is something else to show. */
export function createSession(app: App, scope: Scope, changed: () => void): Session {
  const reader = sceneReader(app);
  const empty = { paces: new Map(), event: null, trouble: null };
  let view: View = { scene: NOTHING, state: { ...START, scope }, ...empty };
  let reading: Promise<void> = Promise.resolve();

  const show = (part: Partial<View>) => {
    view = { ...view, ...part };
    changed();
  };
  const note = (told: Note) => show({ state: { ...view.state, note: told } });

  async function read(): Promise<void> {
    try {
      const before = view.scene;
      const scene = await reader.read({ storeId: storeIn(before, view.state.scope), dead: view.state.dead });
      const event = scene.events === before.events ? view.event : await opened(scene);
      // What the chosen shop's number is, the first scene tells.
      const again = storeIn(scene, view.state.scope) !== storeIn(before, view.state.scope);
      show({ scene, event, paces: stepPaces(view.paces, scene), trouble: null });
      if (again) await read();
    } catch (error) {
      if (!(error instanceof PilitoError)) throw error;
      show({ trouble: `${error.message} Trying again.` });
    }
  }

  /** The open event as it stands now; as it stood last when the log has forgotten it. */
  async function opened(scene: Scene): Promise<View['event']> {
    const id = view.state.opened?.id;
    if (id === undefined) return null;
    const row = await app.db.events.find(id);
    return row === null ? view.event : { ...row, title: titleIn(scene, id) ?? view.event?.title ?? null };
  }

  async function open(id: number): Promise<void> {
    const row = await app.db.events.find(id);
    if (row === null) return note({ text: `Event ${id} is in the log no more.`, tone: 'warning' });
    const payload = payloadLines(row);
    const state = { ...view.state, opened: { id, payload, top: 0 } };
    show({ state, event: { ...row, title: titleIn(view.scene, id) } });
  }

  async function replay(id: number): Promise<void> {
    await replayEvent(app, id);
    reader.forget();
    await refresh();
    note({ text: `Event ${id} is due again; a running worker takes it now.`, tone: 'good' });
  }

  async function carryOut(effect: Exclude<Effect, { kind: 'quit' }>): Promise<void> {
    if (effect.kind === 'open') return open(effect.id);
    if (effect.kind === 'replay') return replay(effect.id);
    return refresh();
  }

  /** One reading after the other: a later one must not be overtaken. */
  function refresh(): Promise<void> {
    reading = reading.then(read);
    return reading;
  }

  return {
    view: () => view,
    refresh,
    press: async (key, size) => {
      const { state, effect } = press(view.state, key, { scene: view.scene, page: pageOf(view, size) });
      show({ state, event: state.opened === null ? null : view.event });
      if (effect === undefined) return true;
      if (effect.kind === 'quit') return false;
      try {
        await carryOut(effect);
      } catch (error) {
        if (!(error instanceof PilitoError)) throw error;
        note({ text: error.message, tone: 'bad' });
      }
      return true;
    },
  };
}

function storeIn({ shops }: Scene, scope: Scope): number | null {
  return shops.find(({ store }) => store === scope)?.storeId ?? null;
}

function titleIn({ events }: Scene, id: number): string | null {
  return events.find((event) => event.id === id)?.title ?? null;
}
