// `pilito mcp`: the catalogue of one store for an AI assistant, over standard input and output. Everything that is not the
// protocol goes to stderr.
import type { Command } from 'commander';
import { openLive } from '../../app/live.ts';
import { theStore } from '../../app/stores.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty } from '../options.ts';

interface McpOptions {
  store?: string;
}

export default function mcpNoun(noun: Command, act: Act): void {
  noun
    .option('--store <slug>', 'the store to answer for (needed when there are several)', nonEmpty)
    .addHelpText(
      'after',
      examples('pilito mcp', 'pilito mcp --store shoes', 'claude mcp add shoes -- pilito --db /srv/pilito.db mcp'),
    )
    .action(act(run));
}

async function run({ output, signals, withApp }: Context, options: McpOptions): Promise<void> {
  const signal = signals.drain();
  await withApp(async (app, config) => {
    const { slug } = await theStore(app, options.store);
    const { createLog } = await import('../log.ts');
    const { talkOverStdio } = await import('../../mcp/stdio.ts');
    const log = createLog(config.logLevel);
    if (process.stdin.isTTY) {
      output.notice(`Waiting for a program that asks for the store ${slug}, not for you: see pilito mcp --help.`);
      output.notice('Ctrl-C ends it.');
    }
    const onFailure = (err: unknown, tool: string) => log.error({ err, tool }, 'A tool failed');
    const onError = (err: Error) => log.warn({ err }, 'MCP message refused');
    const live = openLive(app);
    try {
      await talkOverStdio({ deps: app, live, slug, onFailure }, { signal, onError });
    } finally {
      await live.close();
    }
  });
}
