// `pilito demo`: the whole main job on the bundled example shop, offline, in a database of its own that is gone
// afterwards. It checks what it tells: a step that does not do what it says ends the demo with a failure.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../../config.ts';
import { type Act, type Context, examples } from '../noun.ts';

export default function demo(noun: Command, act: Act): void {
  noun
    .option('--keep', 'keep the database, to look around in it')
    .addHelpText('after', examples('pilito demo', 'pilito demo --keep'))
    .action(act(run));
}

async function run({ output, signals, withApp }: Context, { keep = false }: { keep?: boolean }): Promise<void> {
  const signal = signals.drain();
  const directory = mkdtempSync(join(tmpdir(), 'pilito-demo-'));
  const config = demoConfig(join(directory, 'pilito.db'));
  try {
    const { play } = await import('../demo/play.ts');
    const { narrator } = await import('../demo/narrator.ts');
    const narration = narrator(output, signal);
    await withApp((app) => play(app, narration, signal), { config, inboxThread: true });
    narration.end(keep ? config.db : null);
  } finally {
    if (!keep) rmSync(directory, { recursive: true, force: true });
  }
}

/** Whatever the environment says: nothing of it may reach the network, or change what the demo finds. */
function demoConfig(db: string): Config {
  return {
    ...{ db, host: '127.0.0.1', port: 0, publicUrl: null, secretKey: null, trustProxy: false, keepEventsMs: null },
    ...{ allowPrivateNetwork: false, metrics: 'off', logLevel: 'silent', embedder: 'local' },
    ...{ openai: { apiKey: null, baseUrl: null }, embedModel: null, embedDimensions: null, embedPrice: null },
  };
}
