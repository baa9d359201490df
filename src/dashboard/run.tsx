// Runs the dashboard on a terminal: a screen of its own that is gone afterwards, a look every second, keys, and every
// size the window takes. Thin: what is shown is made in screen.ts, what is done in session.ts.
import { render } from 'ink';
import { pause } from '../worker/pause.ts';
import { Screen } from './draw.tsx';
import type { Size } from './lines.ts';
import { screenLines } from './screen.ts';
import type { Session } from './session.ts';
import type { Key } from './state.ts';

const OWN_SCREEN = '\x1b[?1049h\x1b[H';
const FORMER_SCREEN = '\x1b[?1049l';
const CLEAR = '\x1b[2J\x1b[H';

export interface RunOptions {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  color: boolean;
  everyMs: number;
  /** Ends it. */
  signal: AbortSignal;
}

/** Makes a session, told what to call when it changed; resolves when the person has quit, or was stopped. */
export async function runDashboard(open: (changed: () => void) => Session, options: RunOptions): Promise<void> {
  const { stdin, stdout, color, everyMs, signal } = options;
  const over = new AbortController();
  const ended = AbortSignal.any([signal, over.signal]);
  let failure: unknown = null;
  let paint = () => {};
  const session = open(() => paint());
  await session.refresh();

  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const stop = (error: unknown = null) => {
    failure ??= error;
    over.abort();
  };
  const onKey = (key: Key) => {
    session.press(key, size()).then((goesOn) => (goesOn ? undefined : stop()), stop);
  };
  const screen = () => <Screen lines={screenLines(session.view(), size())} color={color} onKey={onKey} />;
  const leave = () => void stdout.write(CLEAR + FORMER_SCREEN);

  stdout.write(OWN_SCREEN);
  process.once('exit', leave);
  const ink = render(screen(), { stdin, stdout, exitOnCtrlC: false, patchConsole: false });
  paint = () => ink.rerender(screen());
  const onResize = () => {
    // What a window of another size makes of the lines that were there is its own affair: they are drawn anew.
    ink.clear();
    stdout.write(CLEAR);
    paint();
  };
  stdout.on('resize', onResize);
  try {
    while (!ended.aborted) {
      await pause(everyMs, ended);
      if (!ended.aborted) await session.refresh();
    }
  } finally {
    paint = () => {};
    stdout.off('resize', onResize);
    ink.unmount();
    process.off('exit', leave);
    leave();
  }
  if (failure !== null) throw failure;
}
