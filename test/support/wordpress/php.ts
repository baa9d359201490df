// PHP processes in a site, which is named by the environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { program } from './parts.ts';

export const SCRIPTS = join(import.meta.dirname, '../../php/site');

export interface PhpPlace {
  /** The shared copy of WordPress. */
  core: string;
  /** The folder of the site. */
  site: string;
}

export interface PhpResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export async function runPhp(place: PhpPlace, args: readonly string[]): Promise<PhpResult> {
  const child = spawnPhp(place, args);
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')),
  );
  return { code: await code, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** In a process group of its own, because PHP's web server has children. */
export function spawnPhp({ site }: PhpPlace, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const settings = [
    'opcache.enable_cli=1',
    'opcache.revalidate_freq=0',
    'display_errors=0',
    'log_errors=1',
    'memory_limit=512M',
    `error_log=${join(site, 'php.log')}`,
  ].flatMap((setting) => ['-d', setting]);
  return spawn(program('php') ?? 'php', [...settings, ...args], {
    env: { PATH: process.env.PATH ?? '', PILITO_TEST_SITE: site, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}
