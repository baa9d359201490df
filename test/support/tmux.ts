// A terminal as a person has it: tmux runs the program, a test presses keys and reads the screen.
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

export interface TestTerminal {
  /** The screen without blank lines at its end, once it matches. */
  until(pattern: RegExp): Promise<string>;
  /** The same with the codes for colours. */
  colored(): string;
  /** Keys by tmux's names: "q", "Enter", "C-c". */
  press(...keys: string[]): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  /** All of it: nothing comes from whoever tests. */
  env: Record<string, string>;
}

const run = promisify(execFile);
let opened = 0;

/** Runs a command line of `sh`; the screen says "exit <code>" when it has ended, and stays. */
export function openTerminal(commandLine: string, { columns = 80, rows = 24, env }: TerminalOptions): TestTerminal {
  const server = `pilito-test-${process.pid}-${++opened}`;
  const tmux = (...args: string[]) => ['-L', server, '-f', '/dev/null', '-u', ...args];
  const now = (...args: string[]) => execFileSync('tmux', tmux(...args), { encoding: 'utf8', env });
  const size = ['-x', String(columns), '-y', String(rows)];
  now('new-session', '-d', ...size, `${commandLine}; echo "exit $?"; exec cat > /dev/null`);
  return {
    until: async (pattern) => {
      for (;;) {
        const { stdout } = await run('tmux', tmux('capture-pane', '-p', '-J'), { env });
        const screen = stdout.replace(/ +$/gm, '').trimEnd();
        if (pattern.test(screen)) return screen;
      }
    },
    colored: () => now('capture-pane', '-p', '-e'),
    press: (...keys) => void now('send-keys', ...keys),
    resize: (width, height) => void now('resize-window', '-x', String(width), '-y', String(height)),
    close: () => void now('kill-server'),
  };
}
