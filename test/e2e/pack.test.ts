// What is published: packed, installed globally from the tarball, and run from there.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = resolve(import.meta.dirname, '../..');
let directory: string;
let installed: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-pack-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [packed]: { filename: string; files: { path: string }[] }[] = JSON.parse(
    npm('pack', '--json', '--ignore-scripts', '--pack-destination', directory),
  );
  if (!packed) throw new Error('npm pack gave nothing');
  expect(
    packed.files
      .map((file) => file.path)
      .filter((path) => !/^(bin|dist)\//.test(path))
      .sort(),
  ).toEqual(['CHANGELOG.md', 'LICENSE', 'README.fa.md', 'README.md', 'package.json']);
  npm('install', '--global', '--prefix', directory, '--no-audit', '--no-fund', join(directory, packed.filename));
  installed = join(directory, 'bin', 'pilito');
}, 600_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const pilito = (...args: string[]) =>
  execFileSync(installed, args, { cwd: directory, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: directory } });

test('the installed pilito says its version', () => {
  expect(pilito('--version').trim()).toBe(manifest.version);
});

test('the installed pilito hands out the plugin for WordPress', () => {
  const { file, bytes } = JSON.parse(pilito('plugin', '--json'));
  expect(statSync(join(directory, file)).size).toBe(bytes);
});

test('the installed pilito does the whole job', () => {
  expect(pilito('demo')).toContain('Everything did what it should');
}, 60_000);
