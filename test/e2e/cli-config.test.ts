// `pilito config explain` with the real binary.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';

const place = workspace();
afterAll(place.remove);

it('tells every value and where it came from, and no secret', async () => {
  writeFileSync(join(place.directory, '.env'), 'PILITO_PORT=9000\nOPENAI_API_KEY=sk-secret-of-mine\n');
  const env = { PILITO_PUBLIC_URL: 'https://pilito.example' };
  const { settings, unknown } = await place.json(['config', 'explain'], { env });
  const of = (name: string) => settings.find((one: { name: string }) => one.name === name);
  expect(of('PILITO_DB')).toMatchObject({ value: place.db, from: 'flag', where: '--db' });
  expect(of('PILITO_PUBLIC_URL')).toMatchObject({ value: 'https://pilito.example', from: 'environment' });
  expect(of('PILITO_PORT')).toMatchObject({ value: '9000', from: '.env', where: expect.stringMatching(/\.env$/) });
  expect(of('OPENAI_API_KEY')).toMatchObject({ value: '******', from: '.env' });
  expect(of('PILITO_EMBEDDER')).toMatchObject({ value: 'openai', from: 'default' });
  expect(unknown).toEqual([]);
  const { code, stdout, stderr } = await place.run(['config', 'explain']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^VARIABLE +VALUE +FROM +WHAT FOR\n[\s\S]*PILITO_PORT +9000 +\S+\/\.env +its port/);
  expect(stdout).not.toContain('sk-secret');
});

it('shows what is wrong with all the rest, and ends with 2', async () => {
  const env = { PILITO_LOG_LEVEL: 'loud', PILITO_PUBLIC_ULR: 'https://pilito.example' };
  const { code, stdout, stderr } = await place.run(['config', 'explain'], { env });
  expect(code).toBe(2);
  expect(stdout).toMatch(/PILITO_LOG_LEVEL +loud +environment +NOT RIGHT/);
  expect(stdout).toContain('PILITO_DB');
  expect(stderr).toMatch(/PILITO_PUBLIC_ULR.*Is PILITO_PUBLIC_URL meant\?\npilito: Not right: PILITO_LOG_LEVEL/);
});
