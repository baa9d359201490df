// `pilito plugin`: the WordPress plugin as the zip that WordPress takes. It was made when pilito was built and lies
// beside the bundle; here it is handed out.
import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import * as z from 'zod';
import { PilitoError } from '../../domain/errors.ts';
import { formatBytes } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty } from '../options.ts';
import { writeOutfile } from '../outfile.ts';

const FOLDER = 'pilito-product-sync';
const NAME = `${FOLDER}.zip`;
const facts = z.object({ version: z.string() });

export default function plugin(noun: Command, act: Act): void {
  noun
    .option('--out <file>', 'where it goes, a file or a directory; "-" is standard output', nonEmpty, NAME)
    .addHelpText(
      'after',
      examples('pilito plugin', 'pilito plugin --out /tmp/', 'pilito plugin --out - | ssh shop "cat > plugin.zip"'),
    )
    .action(act(run));
}

async function run({ output }: Context, { out }: { out: string }): Promise<void> {
  const zip = await readFile(beside('#plugin-zip'));
  const { version } = facts.parse(JSON.parse(await readFile(beside('#plugin-facts'), 'utf8')));
  if (out === '-') return pour(zip, output.json);
  const file = await fileFor(out);
  await writeOutfile(file, zip);
  const sha256 = createHash('sha256').update(zip).digest('hex');
  if (output.json) output.document({ file, bytes: zip.byteLength, version, sha256 });
  else if (!output.quiet) output.line(file);
  output.notice(nextSteps(version, zip.byteLength));
}

function beside(name: '#plugin-zip' | '#plugin-facts'): string {
  return fileURLToPath(import.meta.resolve(name));
}

function pour(zip: Uint8Array, json: boolean): void {
  if (json) throw new PilitoError('invalid_usage', '--json and --out - both want standard output: give one of them.');
  if (process.stdout.isTTY) {
    throw new PilitoError('invalid_usage', 'A zip is nothing to show on a terminal.', {
      hint: `Name a file (--out ${NAME}), or send it somewhere: pilito plugin --out - | …`,
    });
  }
  process.stdout.write(zip);
}

/** The file that `out` means. An earlier zip of the plugin is written over, anything else that is there is not. */
async function fileFor(out: string): Promise<string> {
  const there = await stat(out).catch(() => null);
  if (there?.isDirectory()) return fileFor(join(out, NAME));
  if (!there?.isFile() || there.size === 0 || (await isThePlugin(out))) return out;
  throw new PilitoError('conflict', `${out} is there already, and it is not this plugin.`, {
    hint: 'Name another file with --out, or take that one away.',
  });
}

/** A zip begins with the name of its first file, 30 bytes in. */
async function isThePlugin(file: string): Promise<boolean> {
  const expected = `${FOLDER}/`;
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(30 + expected.length));
    return buffer.toString('latin1', 0, 2) === 'PK' && buffer.toString('latin1', 30) === expected;
  } finally {
    await handle.close();
  }
}

function nextSteps(version: string, bytes: number): string {
  return [
    `Pilito Product Sync ${version}, ${formatBytes(bytes)}. Next:`,
    '  1. WordPress → Plugins → Add New → Upload Plugin: this file.',
    '  2. A token for the shop: pilito token create --store <slug>',
    '  3. WooCommerce → Pilito Sync: the address of `pilito serve`, and that token.',
  ].join('\n');
}
