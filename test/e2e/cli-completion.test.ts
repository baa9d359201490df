// Completion as the shells ask for it: what may stand next on a line.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';
import { describeWith } from '../support/programs.ts';

const place = workspace();
beforeAll(async () => {
  await place.run(['store', 'add', 'shoes', '--name', 'کفش‌فروشی']);
  await place.run(['store', 'add', 'books']);
  writeFileSync(join(place.directory, 'questions.jsonl'), '');
});
afterAll(place.remove);

/** The candidates for the last of these words, as the scripts of all shells are given them. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await place.run(['complete', '--', ...words], { env: { PILITO_DB: place.db } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').flatMap((line) => (line === '' || /^:\d$/.test(line) ? [] : [line.split('\t')[0] ?? '']));
}

describe('what may stand next', () => {
  it.each([
    { line: ['pu'], next: ['pull'] },
    { line: ['comp'], next: ['compact', 'completion'] },
    { line: ['store', 'up'], next: ['update'] },
    { line: ['pull', ''], next: ['books', 'shoes'] },
    { line: ['store', 'show', 's'], next: ['shoes'] },
    { line: ['store', 'add', ''], next: [] },
    { line: ['search', '--store', ''], next: ['books', 'shoes'] },
    { line: ['search', '--mode', ''], next: ['hybrid', 'text', 'vector'] },
    { line: ['search', '--mo'], next: ['--mode'] },
    { line: ['eval', 'q'], next: ['questions.jsonl'] },
    { line: ['completion', ''], next: ['bash', 'fish', 'zsh'] },
    { line: ['nonsense', ''], next: [] },
  ])('$line', async ({ line, next }) => {
    expect((await offered(...line)).filter((one) => one !== 'powershell').sort()).toEqual(next);
  });

  it('makes no database where there is none', async () => {
    const elsewhere = workspace();
    const env = { PILITO_DB: elsewhere.db };
    expect((await elsewhere.run(['complete', '--', 'pull', ''], { env })).stdout).toBe(':4\n');
    expect(existsSync(elsewhere.db)).toBe(false);
    elsewhere.remove();
  });
});

describe('the scripts', () => {
  it('are for the shells there are', async () => {
    const { code, stderr } = await place.run(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
  });

  for (const shell of ['bash', 'zsh', 'fish']) {
    describeWith([shell], shell, () => {
      it('reads its script', async () => {
        const { code, stdout } = await place.run(['completion', shell]);
        expect(code).toBe(0);
        const file = join(place.directory, `pilito.${shell}`);
        writeFileSync(file, stdout);
        expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
        rmSync(file);
      });
    });
  }
});
