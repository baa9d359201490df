// `pilito serve`: the HTTP endpoint with a worker beside it. The address is printed once connections are accepted;
// a signal stops accepting, lets both finish what they hold, and closes the database last.
import type { Command } from 'commander';
import { PilitoError } from '../../domain/errors.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { aborted } from '../signals.ts';

interface ServeOptions {
  host?: string;
  port?: string;
  worker: boolean;
}

export default function serveNoun(noun: Command, act: Act): void {
  noun
    .option('--host <address>', 'the address to listen on (default: $PILITO_HOST, else 127.0.0.1)')
    .option('--port <n>', 'the port; 0 takes any free one (default: $PILITO_PORT, else 8787)')
    .option('--no-worker', 'only receive and answer; `pilito worker` runs elsewhere')
    .addHelpText('after', examples('pilito serve', 'pilito serve --host 0.0.0.0 --port 80', 'pilito serve --no-worker'))
    .action(act(serve));
}

async function serve({ output, signals, config, withApp }: Context, options: ServeOptions): Promise<void> {
  const { host, port, worker } = options;
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) {
    throw new PilitoError('invalid_usage', `"${port}" is not a port.`, { hint: 'Give a number from 0 to 65535.' });
  }
  const signal = signals.drain();
  const settings = await config({ host, port });
  const { trustProxy, publicUrl, metrics: metricsFor } = settings;
  const metrics = metricsFor === 'off' ? 'kept' : 'served';
  const use = { config: settings, inboxThread: true, metrics } as const;
  await withApp(async (app) => {
    const { checkSecrets } = await import('../../app/stores.ts');
    await checkSecrets(app);
    const { createLog } = await import('../log.ts');
    const { buildServer } = await import('../../http/server.ts');
    const { listen } = await import('../../http/listen.ts');
    const log = createLog(settings.logLevel);
    const server = buildServer(app, { trustProxy, publicUrl, host: settings.host, metricsFor, logger: log });
    const url = await listen(server, settings.host, settings.port);
    const { startWorkerBeside } = await import('../worker-beside.ts');
    const beside = worker ? startWorkerBeside(settings, log, app.metrics) : null;
    if (output.json) output.row({ url });
    else output.line(`pilito listening on ${url}`);
    await aborted(signal);
    log.info('Stopping: finishing what is under way');
    await Promise.all([server.close(), beside?.stop()]);
  }, use);
}
