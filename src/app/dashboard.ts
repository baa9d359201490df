// How everything stands, read again and again for somebody who watches. Minutes that are over are read once and
// remembered, and while nobody writes nothing is read at all.
import type { ListedEvent, MinuteCount, ShopLook } from '../ports/dashboard.ts';
import type { App } from './app.ts';
import { wantsOf } from './wants.ts';

export interface Scene {
  /** When it was read, milliseconds UTC. */
  at: number;
  shops: ShopLook[];
  /** Of the last hour. */
  minutes: MinuteCount[];
  /** The newest first, at most `EVENTS_SHOWN`. */
  events: ListedEvent[];
}

export interface SceneRequest {
  /** Events of this store only. */
  storeId: number | null;
  /** Dead events only. */
  dead: boolean;
}

export interface SceneReader {
  read(request: SceneRequest): Promise<Scene>;
  /** What this process wrote itself is not noticed: say so. */
  forget(): void;
}

export const EVENTS_SHOWN = 200;
export const MINUTE_MS = 60_000;
/** Minutes that are looked back at, the one that runs included. */
export const MINUTES_SHOWN = 60;

type Deps = Pick<App, 'db' | 'clock' | 'embedder'>;

export function sceneReader(deps: Deps): SceneReader {
  const { db, clock } = deps;
  let remembered: { version: string; key: string; minute: number; scene: Scene } | null = null;
  let past: MinuteCount[] = [];
  let readTo = 0;

  /** Events end and arrive now: only the minute that runs and the one before it can still change. */
  async function minutesAt(minute: number): Promise<MinuteCount[]> {
    const first = minute - (MINUTES_SHOWN - 1) * MINUTE_MS;
    const from = minute === readTo ? minute - MINUTE_MS : first;
    const news = await db.dashboard.minutes(from);
    past = [...past.filter((one) => one.minute >= first && one.minute < from), ...news];
    readTo = minute;
    return past;
  }

  return {
    read: async (request) => {
      const at = clock.now();
      const minute = at - (at % MINUTE_MS);
      const version = db.dataVersion();
      const key = JSON.stringify(request);
      if (remembered?.version === version && remembered.key === key && remembered.minute === minute) {
        return { ...remembered.scene, at };
      }
      const [shops, minutes, events] = await Promise.all([
        wantsOf(deps).then((wants) => db.dashboard.shops(wants)),
        minutesAt(minute),
        db.dashboard.newest({ ...request, limit: EVENTS_SHOWN }),
      ]);
      const scene = { at, shops, minutes, events };
      remembered = { version, key, minute, scene };
      return scene;
    },
    forget: () => {
      remembered = null;
      readTo = 0;
    },
  };
}
