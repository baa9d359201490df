// A file that a command writes because it was told its name.
import { writeFile } from 'node:fs/promises';
import { PilitoError } from '../domain/errors.ts';

/** Writes it over what was there. Throws `invalid_usage` when it cannot be written. */
export async function writeOutfile(file: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, data);
  } catch (cause) {
    throw new PilitoError('invalid_usage', `${file} cannot be written.`, {
      hint: 'Name a file in a directory that exists and that this user may write to.',
      cause,
    });
  }
}
