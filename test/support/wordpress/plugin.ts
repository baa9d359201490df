// The plugin as shops get it: unpacked from the zip that the build makes of these very sources.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipPlugin } from '../../../wordpress/zip.ts';
import { FOLDER } from '../php-source.ts';

/** As WordPress calls it. */
export const PLUGIN = 'pilito-product-sync/pilito-product-sync.php';

/** Writes the zip that shops upload. */
export function writeZip(file: string): void {
  writeFileSync(file, zipPlugin(FOLDER));
}

export function unpackPlugin(into: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(zipPlugin(FOLDER)))) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), bytes);
  }
}
