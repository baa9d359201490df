// What the two streams can show. NO_COLOR and CI are conventions of terminals, not settings of pilito, and are asked
// before any configuration is read: that is why they are read here and not in config.ts.

export interface Terminal {
  /** Columns of stdout; null when it is no terminal. */
  width: number | null;
  outColor: boolean;
  errColor: boolean;
  /** May a line on stderr be drawn over? */
  redraws: boolean;
  /** Can all of stdout be drawn on, while keys are read? */
  screen: boolean;
}

export function readTerminal(color: boolean): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const colored = color && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    width: stdout.isTTY ? stdout.columns || 80 : null,
    outColor: colored && stdout.isTTY === true,
    errColor: colored && stderr.isTTY === true,
    redraws: stderr.isTTY === true && !env.CI && env.TERM !== 'dumb',
    screen: stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb',
  };
}
