// `pilito demo` does the whole main job, leaves nothing behind, and asks no network for it.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';

const place = workspace();
const TMPDIR = join(place.directory, 'tmp');
mkdirSync(TMPDIR);
afterAll(place.remove);

/** An embedder nobody can reach: the demo must not ask it. */
const env = {
  TMPDIR,
  OPENAI_API_KEY: 'sk-nobody',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
  PILITO_EMBEDDER: 'openai',
};

describe('demo', () => {
  it('pulls, embeds, takes a webhook, answers in two languages, and cleans up', async () => {
    const { code, stdout, stderr } = await place.run(['demo'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('pilito store add') });
    expect(stdout).toMatch(/Asked in Persian[\s\S]*کوله‌پشتی[\s\S]*Asked in English[\s\S]*Earbuds/);
    expect(stdout).toMatch(/1 event applied, nothing embedded[\s\S]*unchanged, 0 embedded/);
    expect(readdirSync(TMPDIR)).toEqual([]);
    expect(existsSync(place.db)).toBe(false);
  });

  it('keeps its database when asked, so that one can look around', async () => {
    const { ok, steps, database } = await place.json(['demo', '--keep'], { env });
    expect([ok, steps.length]).toEqual([true, 9]);
    const { stdout } = await place.run(['--db', database, 'search', 'wireless', 'earbuds', '--json'], {
      env: { PILITO_EMBEDDER: 'local' },
    });
    expect(JSON.parse(stdout).results[0].title).toContain('Earbuds');
  });
});
