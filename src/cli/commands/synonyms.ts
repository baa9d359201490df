// `pilito synonyms`: words the shop's customers use, as lines of Solr's format that can be kept in a file.
import { type Command, InvalidArgumentError } from 'commander';
import { theStore } from '../../app/stores.ts';
import { importSynonyms, suggestSynonyms } from '../../app/synonyms.ts';
import { printSynonyms, type SynonymLine } from '../../domain/synonyms.ts';
import { counted } from '../format.ts';
import { readInput } from '../input.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty, wholeNumber } from '../options.ts';
import { writeOutfile } from '../outfile.ts';

interface StoreOptions {
  store?: string;
}

interface ImportFlags extends StoreOptions {
  replace?: boolean;
  dryRun?: boolean;
}

interface SuggestFlags extends StoreOptions {
  limit: number;
  minSupport: number;
  minScore: number;
}

export default function synonyms(noun: Command, act: Act): void {
  noun.addHelpText(
    'after',
    examples(
      "echo 'joggers, sweatpants' | pilito synonyms import -",
      'pilito synonyms suggest > new.txt     # read it, keep what is right, then:',
      'pilito synonyms import new.txt',
    ),
  );
  withStore(noun.command('list').description('the lines of a store'))
    .addHelpText('after', examples('pilito synonyms list --store shoes'))
    .action(act(list));
  withStore(noun.command('import').description('add the lines of a file: "a, b, c" equal, "a => b" one way'))
    .argument('<file>', 'the file; "-" reads standard input')
    .option('--replace', 'drop the lines that are not in the file')
    .option('--dry-run', 'say what would change, and change nothing')
    .addHelpText(
      'after',
      examples(
        'pilito synonyms import words.txt --store shoes',
        'pilito synonyms import words.txt --replace --dry-run',
      ),
    )
    .action(act(importFile));
  withStore(noun.command('export').description('the lines as a file that `import` reads'))
    .option('--out <file>', 'write them there instead of standard output', nonEmpty)
    .addHelpText('after', examples('pilito synonyms export --store shoes --out words.txt'))
    .action(act(exportLines));
  withStore(noun.command('suggest').description("lines that the store's own catalogue speaks for, the surest first"))
    .option('--limit <n>', 'at most so many lines', wholeNumber(1, 10_000), 200)
    .option('--min-support <n>', 'products that must speak for a line', wholeNumber(2, 1_000_000), 3)
    .option('--min-score <score>', 'how sure a line must be, 0 to 1', share, 0.5)
    .addHelpText(
      'after',
      examples('pilito synonyms suggest > new.txt', 'pilito synonyms suggest --min-score 0.8 --json'),
    )
    .action(act(suggest));
}

function withStore(command: Command): Command {
  return command.option('--store <slug>', 'the store (needed when there are several)', nonEmpty);
}

function share(text: string): number {
  const value = /^(?:0|1|[01]?\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.5.');
}

const EQUAL = 'equal';
const ONE_WAY = 'one-way';

function kindOf({ also }: SynonymLine): string {
  return also === null ? EQUAL : ONE_WAY;
}

async function list({ output, withApp }: Context, { store }: StoreOptions): Promise<void> {
  await withApp(async (app) => {
    const { id, slug } = await theStore(app, store);
    const lines = await app.db.synonyms.list(id);
    if (output.json) {
      const results = lines.map((line) => ({
        id: line.id,
        line: printSynonyms(line),
        kind: kindOf(line),
        terms: line.terms,
        also: line.also,
        created_at: new Date(line.createdAt).toISOString(),
      }));
      return output.document({ store: slug, count: lines.length, results });
    }
    if (lines.length === 0) return output.notice(`${slug} has no synonyms yet. See: pilito synonyms suggest`);
    await output.table(
      [{ title: 'ID', align: 'right' }, { title: 'KIND' }, { title: 'LINE' }],
      lines.map((line) => [String(line.id), kindOf(line), printSynonyms(line)]),
    );
    output.notice(`${counted(lines.length, 'line')}.`);
  });
}

async function importFile({ output, withApp }: Context, file: string, flags: ImportFlags): Promise<void> {
  const { replace = false, dryRun = false } = flags;
  const text = await readInput(file);
  await withApp(async (app) => {
    const store = await theStore(app, flags.store);
    const outcome = await importSynonyms(app, store, text, { replace, dryRun });
    if (output.json) return output.document({ store: store.slug, ...outcome, dry_run: dryRun });
    if (output.quiet) return;
    const { added, known, removed, total } = outcome;
    const parts = [`${added} added`, `${known} known`, ...(replace ? [`${removed} removed`] : [])];
    const would = dryRun ? 'Would be: ' : '';
    output.line(
      `${would}${parts.join(', ')}; ${store.slug} ${dryRun ? 'would have' : 'has'} ${counted(total, 'line')}.`,
    );
  });
}

async function exportLines(
  { output, withApp }: Context,
  { store, out }: StoreOptions & { out?: string },
): Promise<void> {
  await withApp(async (app) => {
    const { id, slug } = await theStore(app, store);
    const lines = (await app.db.synonyms.list(id)).map(printSynonyms);
    if (out !== undefined) {
      await writeOutfile(out, lines.map((line) => `${line}\n`).join(''));
      if (output.json) return output.document({ store: slug, count: lines.length, file: out });
      return output.notice(`${counted(lines.length, 'line')} written to ${out}.`);
    }
    if (output.json) return output.document({ store: slug, count: lines.length, lines });
    for (const line of lines) output.text(line);
  });
}

async function suggest({ output, withApp }: Context, flags: SuggestFlags): Promise<void> {
  await withApp(async (app) => {
    const store = await theStore(app, flags.store);
    const { products, suggestions } = await suggestSynonyms(app, store, flags);
    const rounded = suggestions.map((one) => ({ ...one, score: one.score.toFixed(2) }));
    if (output.json) {
      const results = rounded.map(({ kind, terms, support, score }) => ({
        line: terms.join(', '),
        kind,
        terms,
        support,
        score: Number(score),
      }));
      return output.document({ store: store.slug, products, count: results.length, results });
    }
    for (const { terms, support, score } of rounded) {
      output.text(`${terms.join(', ')}  # ${counted(support, 'product')}, ${score}`);
    }
    output.notice(
      `${counted(suggestions.length, 'suggestion')} from ${counted(products, 'product')}; read them before importing.`,
    );
  });
}
