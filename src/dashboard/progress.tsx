// The screen of progress: the newest frame at the bottom of a stream, and lines of others above it. It needs React and
// a layout engine, so it is imported only when some work has taken long enough to be shown.
import { render, useStderr } from 'ink';
import { type ReactNode, useLayoutEffect } from 'react';
import { Lines } from './draw.tsx';
import { type Frame, linesOf } from './progress-text.ts';

export interface ProgressScreen {
  show(frame: Frame): void;
  /** Whole lines, that stay. */
  above(text: string): void;
  /** Takes everything away. */
  end(): void;
}

/** Ink ends every frame with a line break, an empty one too. */
const ONE_UP = '\x1b[1A';

type Write = (text: string) => void;

/** Draws on a terminal. */
export function openProgress(stream: NodeJS.WriteStream, frame: Frame, color: boolean): ProgressScreen {
  let write: Write | null = null;
  const take = (given: Write) => {
    write = given;
  };
  const screen = (now: Frame) => (
    <Held hand={take}>
      <Lines lines={linesOf(now, stream.columns || 80)} color={color} />
    </Held>
  );
  const ink = render(screen(frame), { stdout: stream, stderr: stream, patchConsole: false, exitOnCtrlC: false });
  return {
    show: (now) => ink.rerender(screen(now)),
    above: (text) => (write ?? ((lines: string) => void stream.write(lines)))(text),
    end: () => {
      ink.rerender(null);
      ink.unmount();
      stream.write(ONE_UP);
    },
  };
}

/** Hands out how to write above what is drawn. */
function Held({ hand, children }: { hand: (write: Write) => void; children: ReactNode }) {
  const { write } = useStderr();
  useLayoutEffect(() => hand(write), [hand, write]);
  return children;
}
