// `pilito dashboard`: how everything stands, live. It reads the database only, so it runs beside `serve` or without it.
import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { getStore } from '../../app/stores.ts';
import { createSession } from '../../dashboard/session.ts';
import { PilitoError } from '../../domain/errors.ts';
import { pause } from '../../worker/pause.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { duration, nonEmpty } from '../options.ts';

interface DashboardOptions {
  store?: string;
  every?: number;
}

const SECOND_MS = 1_000;
/** More often nobody can look. */
const SHORTEST_MS = 200;

export default function dashboard(noun: Command, act: Act): void {
  noun
    .option('--store <slug>', 'begin with this shop', nonEmpty)
    .option('--every <time>', 'how often to look (default: 1s)', duration)
    .addHelpText(
      'after',
      examples(
        'pilito dashboard',
        'pilito dashboard --store shoes --every 5s',
        'pilito dashboard --json --every 10s | jq -c .queue',
      ),
    )
    .action(act(run));
}

async function run(context: Context, { store, every = SECOND_MS }: DashboardOptions): Promise<void> {
  const { output, signals, withApp } = context;
  const everyMs = Math.max(SHORTEST_MS, every);
  const { screen } = output;
  if (!output.json && screen === null) {
    throw new PilitoError('invalid_usage', 'The dashboard needs a terminal to draw on and to read keys from.', {
      hint: 'For the numbers once: pilito status. For programs: pilito dashboard --json',
    });
  }
  await withApp(async (app) => {
    const scope = store === undefined ? null : (await getStore(app, store)).slug;
    const signal = signals.drain();
    if (output.json || screen === null) return stream(context, app, scope, everyMs, signal);
    // Asked when they are imported: React, which of its builds to be; ink and its colours, whether this is CI, where they
    // would draw nothing. Here is somebody at the keys.
    process.env.NODE_ENV = 'production';
    for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete process.env[name];
    const { runDashboard } = await import('../../dashboard/run.tsx');
    const { stdin, stdout } = process;
    const open = (changed: () => void) => createSession(app, scope, changed);
    await runDashboard(open, { stdin, stdout, color: screen.color, everyMs, signal });
  });
}

/** One line of JSON at each look, until it is stopped. */
async function stream({ output }: Context, app: App, scope: string | null, everyMs: number, signal: AbortSignal) {
  const { sceneJson } = await import('../../dashboard/scene-json.ts');
  const session = createSession(app, scope, () => {});
  while (!signal.aborted) {
    await session.refresh();
    const { scene, paces, trouble } = session.view();
    if (trouble === null) output.row(sceneJson(scene, paces, scope));
    else output.warning(trouble);
    await pause(everyMs, signal);
  }
}
