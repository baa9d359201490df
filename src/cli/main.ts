// The process: the only catch and the only exit. Everything that goes wrong ends here as one message and one exit code.
import { exitCodeOf, PilitoError } from '../domain/errors.ts';
import { VERSION } from '../version.ts';
import type { Cli } from './program.ts';
import { listenForSignals } from './signals.ts';

/** A reader that has seen enough (`pilito search … | head`) is no failure. */
function onPipeError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && /^(?:-V|--version)$/.test(argv[0] ?? '')) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const { createCli } = await import('./program.ts');
  const signals = listenForSignals((code) => {
    cli.output().progressDone();
    process.exit(code);
  });
  const cli = createCli(signals);
  try {
    await cli.run(argv);
    return signals.exitCode() ?? 0;
  } catch (error) {
    cli.output().progressDone();
    const stopped = signals.exitCode();
    if (stopped === null || !isAbort(error)) await report(cli, error);
    return stopped ?? exitCodeOf(error);
  }
}

async function report(cli: Cli, error: unknown): Promise<void> {
  cli.output().failure(error);
  if (error instanceof PilitoError && error.cause === undefined) return;
  const { readConfig } = await import('../config.ts');
  // The configuration itself may be what is wrong, or its directory.
  const debug = await Promise.resolve()
    .then(() => /^(debug|trace)$/.test(readConfig().logLevel))
    .catch(() => false);
  const whole = error instanceof PilitoError ? error.cause : error;
  if (debug && whole instanceof Error) process.stderr.write(`${whole.stack ?? whole.message}\n`);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

for (const stream of [process.stdout, process.stderr]) stream.on('error', onPipeError);
const code = await main(process.argv.slice(2));
process.stdout.write('', () => process.exit(code));
