// The plugin as WordPress takes it: one folder in a zip, with the translations compiled. The same files always make the
// same bytes, so that a zip can be compared with what it was made from.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { mo, po } from 'gettext-parser';

export const PLUGIN = 'pilito-product-sync';

/** The zip of the plugin whose sources lie in `folder`. Throws when a translation cannot be compiled. */
export function zipPlugin(folder: string): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of pluginFiles(folder)) files[`${PLUGIN}/${name}`] = bytes;
  return zipSync(files, { mtime: firstDay(), level: 9 });
}

/** Its version, from the header that WordPress reads. Throws when there is none. */
export function pluginVersion(folder: string): string {
  const header = readFileSync(join(folder, `${PLUGIN}.php`), 'utf8');
  const version = /^ \* Version:\s*(\S+)$/m.exec(header)?.[1];
  if (version === undefined) throw new Error(`${PLUGIN}.php names no version.`);
  return version;
}

/** The first day a zip can name. Zips keep local time, so it is told in that of this machine, whichever it is. */
function firstDay(): Date {
  return new Date(1980, 0, 1);
}

/** Every file but hidden ones, and beside each `.po` its `.mo`, by name. */
function pluginFiles(folder: string): [name: string, bytes: Uint8Array][] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  const files = names.flatMap((name): [string, Uint8Array][] => {
    const bytes = readFileSync(join(folder, name));
    return name.endsWith('.po')
      ? [
          [name, bytes],
          [name.replace(/po$/, 'mo'), compiled(bytes)],
        ]
      : [[name, bytes]];
  });
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}

function compiled(translations: Buffer): Uint8Array {
  return mo.compile(po.parse(translations, { validation: true }));
}
