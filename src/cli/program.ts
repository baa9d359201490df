// The command line as commander sees it. Every noun is registered with one line; the module behind it is imported
// only when it is called, so that `--help` and `--version` start as fast as Node does.
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { type Act, type Context, examples, type Noun } from './noun.ts';
import { createOutput, type Output } from './output.ts';
import type { Signals } from './signals.ts';
import { usageError } from './usage.ts';

interface NounEntry {
  summary: string;
  load: () => Promise<{ default: Noun }>;
}

const NOUNS: Record<string, NounEntry> = {
  serve: { summary: 'Answer webhooks and searches over HTTP', load: () => import('./commands/serve.ts') },
  mcp: { summary: 'Answer an AI assistant over stdio (MCP)', load: () => import('./commands/mcp.ts') },
  worker: { summary: 'Turn events into searchable knowledge', load: () => import('./commands/worker.ts') },
  store: { summary: 'Shops and how to reach them', load: () => import('./commands/store.ts') },
  token: { summary: 'Mint and manage what clients show', load: () => import('./commands/token.ts') },
  pull: { summary: 'Read catalogues from the shops in bulk', load: () => import('./commands/pull.ts') },
  verify: { summary: 'Compare the catalogue with the shop', load: () => import('./commands/verify.ts') },
  webhooks: { summary: "The shop's own webhooks", load: () => import('./commands/webhooks.ts') },
  search: { summary: 'Ask what the knowledge base answers', load: () => import('./commands/search.ts') },
  similar: { summary: 'Products like one that is known', load: () => import('./commands/similar.ts') },
  eval: { summary: 'Measure the search with judged questions', load: () => import('./commands/eval.ts') },
  events: { summary: 'The log of everything received', load: () => import('./commands/events.ts') },
  trigger: { summary: 'Send a made-up delivery to the endpoint', load: () => import('./commands/trigger.ts') },
  products: { summary: 'The catalogue as pilito knows it', load: () => import('./commands/products.ts') },
  synonyms: { summary: "Words the shop's customers use", load: () => import('./commands/synonyms.ts') },
  plugin: { summary: 'The WordPress plugin, ready to upload', load: () => import('./commands/plugin.ts') },
  status: { summary: 'Numbers: what is there, what waits', load: () => import('./commands/status.ts') },
  doctor: { summary: 'Says what is wrong, and what to do next', load: () => import('./commands/doctor.ts') },
  dashboard: { summary: 'The same numbers live, and the events', load: () => import('./commands/dashboard.ts') },
  backup: { summary: 'Write a verified copy of the database', load: () => import('./commands/backup.ts') },
  prune: { summary: 'Forget events that ended long ago', load: () => import('./commands/prune.ts') },
  compact: { summary: 'Give unused space back to the disk', load: () => import('./commands/compact.ts') },
  config: { summary: 'What is set, and where it came from', load: () => import('./commands/config.ts') },
  completion: { summary: 'Completion for bash, zsh and fish', load: () => import('./commands/completion.ts') },
  demo: { summary: 'See it all work on a bundled example shop', load: () => import('./commands/demo.ts') },
};

interface Globals {
  db?: string;
  json?: boolean;
  quiet?: boolean;
  color: boolean;
}

export interface Cli {
  /** Runs one command line. Throws what went wrong. */
  run(argv: readonly string[]): Promise<void>;
  /** How to speak, as far as the line could be read. */
  output(): Output;
}

export function createCli(signals: Signals): Cli {
  const held: string[] = [];
  const program = new Command('pilito')
    .description("Keeps a shop's catalogue ready for AI chat.")
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain the command')
    .option('--db <file>', 'the database (default: $PILITO_DB, else pilito/pilito.db in the XDG data directory)')
    .option('--json', 'print data as JSON, errors too')
    .option('-q, --quiet', 'no notices on stderr')
    .option('--no-color', 'no colours')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {}, writeErr: (text) => void held.push(text) })
    .exitOverride()
    .addHelpText('after', examples('pilito demo', 'pilito store add shoes --url https://shop.example', 'pilito serve'));

  const globals = () => program.opts<Globals>();
  let spoken: Output | null = null;
  const output = () => {
    const { json = false, quiet = false, color } = globals();
    spoken ??= createOutput({ json, quiet, color });
    return spoken;
  };
  const act: Act =
    (run) =>
    (...args) =>
      run(contextOf(output(), signals, globals().db), ...args);

  return {
    output,
    run: async (argv) => {
      if (nounIn(argv) === 'complete') await prepareCompletion(program, act, argv);
      else await register(program, act, nounIn(argv));
      if (argv.length === 0) return program.outputHelp();
      try {
        await program.parseAsync([...argv], { from: 'user' });
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode === 0) return;
        if (!globals().json) for (const text of held) process.stderr.write(text);
        throw usageError(program, argv, error);
      }
    },
  };
}

/** The shell asks what may follow; `completion` comes with the command that answers. */
async function prepareCompletion(program: Command, act: Act, argv: readonly string[]): Promise<void> {
  const { addComplete, wordsToComplete } = await import('./complete.ts');
  const { completion, ...others } = NOUNS;
  await register(program, act, nounIn(wordsToComplete(argv)), others);
  await act((context) => addComplete(program, context))();
}

async function register(program: Command, act: Act, called: string | undefined, nouns = NOUNS): Promise<void> {
  for (const [name, { summary, load }] of Object.entries(nouns)) {
    const command = program.command(name).description(summary);
    if (name === called) (await load()).default(command, act);
  }
}

/** The noun that is called, or that help is asked for. */
function nounIn(argv: readonly string[]): string | undefined {
  const words = argv.filter((word, at) => !word.startsWith('-') && argv[at - 1] !== '--db');
  return words[0] === 'help' ? words[1] : words[0];
}

function contextOf(output: Output, signals: Signals, db: string | undefined): Context {
  const config: Context['config'] = async (flags = {}) => {
    const { readConfig } = await import('../config.ts');
    return readConfig({ db, ...flags });
  };
  return {
    output,
    signals,
    config,
    explain: async () => {
      const { explainConfig } = await import('../config.ts');
      return explainConfig({ db });
    },
    withApp: async (use, { config: given, ...options } = {}) => {
      const settings = given ?? (await config());
      const { wire } = await import('../wire.ts');
      const app = await wire(settings, options);
      try {
        return await use(app, settings);
      } finally {
        await app.close();
      }
    },
  };
}
