// A file that a command reads: by its name, or "-" for standard input.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { PilitoError } from '../domain/errors.ts';

/** Its text. Throws `invalid_usage` when there is no such file or it cannot be read. */
export async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new PilitoError('invalid_usage', `${file} cannot be read.`, {
      hint: 'Check the name and who may read it; "-" reads standard input.',
      cause,
    });
  }
}
