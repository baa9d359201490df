// Which parts of a WordPress this machine has, and which Debian packages bring those it lacks.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts WordPress; another copy can be named. */
export const WORDPRESS = process.env.PILITO_TEST_WORDPRESS ?? '/usr/share/wordpress';

const PHP_EXTENSIONS: Record<string, string> = {
  mysqli: 'php-mysql',
  curl: 'php-curl',
  dom: 'php-xml',
  mbstring: 'php-mbstring',
  intl: 'php-intl',
  zip: 'php-zip',
};

/** A program by its name, also where only administrators look; null when there is none. */
export function program(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** How to get what is missing; null when nothing is. Programs are named as their packages. */
export function missingParts(programs: readonly string[] = []): string | null {
  const packages = [...missingPackages(), ...programs.filter((name) => program(name) === null)];
  if (packages.length === 0) return null;
  return `on Debian, apt-get install ${packages.join(' ')}`;
}

function missingPackages(): string[] {
  const php = program('php');
  const have = php === null ? [] : execFileSync(php, ['-m'], { encoding: 'utf8' }).split('\n');
  const extensions = Object.entries(PHP_EXTENSIONS).filter(([extension]) => !have.includes(extension));
  return [
    ...(php === null ? ['php-cli'] : []),
    ...extensions.map(([, packaged]) => packaged),
    ...(program('mariadbd') && program('mariadb-install-db') ? [] : ['mariadb-server']),
    ...(existsSync(join(WORDPRESS, 'wp-load.php')) ? [] : ['wordpress']),
  ];
}
