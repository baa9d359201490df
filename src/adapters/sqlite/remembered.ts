// Rows that nearly every request asks for and hardly anybody changes: shops and tokens. They are kept until something
// is written to the file, by whomever, which is asked once a turn of the event loop: a request is answered from what
// stood there when its turn began.
import type { Connection } from './open.ts';

/** More different keys than this are not kept together. */
const MOST = 1_000;

/** Makes a reader of rows by key remember them. Its values are shared by all who ask: they must not be changed. */
export type Remember = <Value>(read: (key: string) => Value) => (key: string) => Value;

export function remembering(db: Connection): Remember {
  const ours = db.prepare<[], number>('SELECT total_changes()').pluck();
  const theirs = db.prepare<[], number>('PRAGMA data_version').pluck();
  let writes = { ours: -1, theirs: -1 };
  let asked = false;
  let round = 0;

  const askOthers = () => {
    asked = true;
    setImmediate(() => {
      asked = false;
    });
    return theirs.get() ?? 0;
  };

  function current(): number {
    const now = { ours: ours.get() ?? 0, theirs: asked ? writes.theirs : askOthers() };
    if (now.ours !== writes.ours || now.theirs !== writes.theirs) round++;
    writes = now;
    return round;
  }

  return <Value>(read: (key: string) => Value) => {
    let known = new Map<string, Value>();
    let from = 0;
    return (key) => {
      const at = current();
      if (at !== from || known.size >= MOST) known = new Map();
      from = at;
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const value = read(key);
      known.set(key, value);
      return value;
    };
  };
}
