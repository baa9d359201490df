// The zip that shops upload: what is in it, that WordPress's own reader takes it, and that the same sources always make
// the same bytes.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { mo, po } from 'gettext-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLUGIN, pluginVersion, zipPlugin } from '../../wordpress/zip.ts';
import { FOLDER, pluginFiles } from '../support/php-source.ts';
import { describeWith } from '../support/programs.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-zip-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('one folder, with every file as it is, and translations compiled', () => {
  const files = unzipSync(zipPlugin(FOLDER));
  const sources = pluginFiles('').filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')));
  const expected = sources.flatMap(({ name }) => (name.endsWith('.po') ? [name, name.replace(/po$/, 'mo')] : [name]));
  expect(Object.keys(files)).toEqual(expected.map((name) => `${PLUGIN}/${name}`).sort());
  for (const { name, source } of sources)
    expect(strFromU8(files[`${PLUGIN}/${name}`] ?? new Uint8Array())).toBe(source);
});

test('a compiled translation says what its source says', () => {
  const folder = join(directory, 'translated');
  cpSync(FOLDER, folder, { recursive: true });
  writeFileSync(
    join(folder, 'languages/x.po'),
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n' +
      'msgctxt "noun"\nmsgid "Token"\nmsgstr "توکن"\n\nmsgid "%d product"\nmsgid_plural "%d products"\nmsgstr[0] "%d محصول"\nmsgstr[1] "%d محصول"\n',
  );
  const files = unzipSync(zipPlugin(folder));
  const bytes = Buffer.from(files[`${PLUGIN}/languages/x.mo`] ?? new Uint8Array());
  const { translations, headers } = mo.parse(bytes);
  expect(headers['Plural-Forms']).toBe('nplurals=2; plural=(n > 1);');
  expect(translations.noun?.Token?.msgstr).toEqual(['توکن']);
  expect(translations['']?.['%d product']?.msgstr).toEqual(['%d محصول', '%d محصول']);
});

test('every text of the Persian translation is in the zip', () => {
  const files = unzipSync(zipPlugin(FOLDER));
  const name = `${PLUGIN}/languages/${PLUGIN}-fa_IR`;
  const said = (parsed: { translations: ReturnType<typeof po.parse>['translations'] }) =>
    Object.values(parsed.translations).flatMap((texts) =>
      Object.values(texts).flatMap(({ msgid, msgstr }) => msgid && msgstr),
    );
  const source = po.parse(Buffer.from(files[`${name}.po`] ?? new Uint8Array()));
  expect(said(mo.parse(Buffer.from(files[`${name}.mo`] ?? new Uint8Array()))).sort()).toEqual(said(source).sort());
});

test('a translation that lacks a plural stops the build', () => {
  const folder = join(directory, 'broken');
  cpSync(FOLDER, folder, { recursive: true });
  const head =
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n';
  writeFileSync(join(folder, 'languages/x.po'), `${head}\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n`);
  expect(() => zipPlugin(folder)).toThrow(/Plural forms/);
});

test('the same sources make the same bytes, whenever and wherever they were written', () => {
  const copy = join(directory, 'copy');
  cpSync(FOLDER, copy, { recursive: true });
  utimesSync(join(copy, `${PLUGIN}.php`), 1, 1);
  writeFileSync(join(copy, '.DS_Store'), 'hidden');
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Tehran';
  const there = zipPlugin(copy);
  process.env.TZ = 'America/Los_Angeles';
  const elsewhere = zipPlugin(FOLDER);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.compare(there, elsewhere)).toBe(0);
});

test('`npm run build` has put it into dist', () => {
  const dist = join(import.meta.dirname, '../../dist');
  expect(Buffer.compare(readFileSync(join(dist, `${PLUGIN}.zip`)), zipPlugin(FOLDER))).toBe(0);
  expect(JSON.parse(readFileSync(join(dist, `${PLUGIN}.json`), 'utf8'))).toEqual({ version: pluginVersion(FOLDER) });
});

describeWith(['unzip'], 'unzip', () => {
  test('finds nothing wrong with it', () => {
    const file = join(directory, 'tested.zip');
    writeFileSync(file, zipPlugin(FOLDER));
    expect(spawnSync('unzip', ['-tq', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
