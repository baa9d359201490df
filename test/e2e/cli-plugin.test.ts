// `pilito plugin`: the WordPress plugin handed out, and never over something else.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';

const NAME = 'pilito-product-sync.zip';
const place = workspace();
const path = (name: string) => join(place.directory, name);
afterAll(place.remove);

const isPlugin = (file: string) => 'pilito-product-sync/pilito-product-sync.php' in unzipSync(readFileSync(file));

describe('pilito plugin', () => {
  it('writes the zip where it is run, and says what to do with it', async () => {
    const { code, stdout, stderr } = await place.run(['plugin']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${NAME}\n` });
    expect(isPlugin(path(NAME))).toBe(true);
    expect(stderr).toMatch(/^Pilito Product Sync \d+\.\d+\.\d+, [\d.]+ KiB/);
    expect(stderr).toContain('Plugins → Add New → Upload');
    expect(stderr).toContain('pilito token create --store');
    expect(stderr).toContain('WooCommerce → Pilito Sync');
  });

  it('tells of it in JSON', async () => {
    const told = await place.json(['plugin', '--out', 'told.zip']);
    const bytes = readFileSync(path('told.zip'));
    expect(told).toEqual({
      file: 'told.zip',
      bytes: bytes.byteLength,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const source = unzipSync(bytes)['pilito-product-sync/pilito-product-sync.php'];
    expect(Buffer.from(source ?? []).toString()).toContain(`Version:              ${told.version}\n`);
  });

  it('writes into a directory that is named', async () => {
    mkdirSync(path('folder'), { recursive: true });
    expect(await place.json(['plugin', '--out', 'folder'])).toMatchObject({ file: `folder/${NAME}` });
    expect(isPlugin(path(`folder/${NAME}`))).toBe(true);
  });

  it('pours it into a pipe', async () => {
    const { code, stdout, stderr } = await place.run(['plugin', '--out', '-']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.slice(0, 2)).toBe('PK');
  });

  it('says nothing with --quiet', async () => {
    expect(await place.run(['plugin', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('what is there already', () => {
  beforeEach(() =>
    writeFileSync(
      path('notes.zip'),
      'PK\u0003\u0004 my notes, and nothing of a plugin at all, but long enough to be one',
    ),
  );

  it('is written over when it is an earlier zip of the plugin', async () => {
    await place.json(['plugin', '--out', 'earlier.zip']);
    writeFileSync(path('earlier.zip'), readFileSync(path('earlier.zip')).subarray(0, 2000));
    await place.json(['plugin', '--out', 'earlier.zip']);
    expect(isPlugin(path('earlier.zip'))).toBe(true);
  });

  it('stays when it is something else', async () => {
    const { code, stdout, stderr } = await place.run(['plugin', '--out', 'notes.zip']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^pilito: notes\.zip is there already/);
    expect(readFileSync(path('notes.zip'), 'utf8')).toContain('my notes');
  });
});

describe('what cannot be', () => {
  it.each([
    [['--out', 'no/such/folder.zip'], /cannot be written/],
    [['--out', '-', '--json'], /give one of them/],
    [['--out', ''], /It is empty/],
    [['now'], /too many arguments/],
  ])('%j is refused', async (args, told) => {
    const { code, stdout, stderr } = await place.run(['plugin', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
  });
});
