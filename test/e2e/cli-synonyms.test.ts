// A store's synonyms through the command line: in, out, what is wrong with a file, and what the catalogue suggests.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { workspace } from '../support/cli.ts';
import { report, T0, told } from '../support/database.ts';

const place = workspace();
afterAll(place.remove);

const file = (name: string, text: string) => {
  const path = join(place.directory, name);
  writeFileSync(path, text);
  return path;
};
const exported = async (...args: string[]) => (await place.run(['synonyms', 'export', ...args])).stdout;

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes']);
});

describe('the lines of a store', () => {
  it('come in from standard input and from a file, each once', async () => {
    const empty = await place.run(['synonyms', 'list']);
    expect(empty).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('pilito synonyms suggest') });
    const first = await place.json(['synonyms', 'import', '-'], { input: '# mine\nکتونی, sneaker\nnike, نایک\n' });
    expect(first).toEqual({ store: 'shoes', added: 2, known: 0, removed: 0, total: 2, dry_run: false });
    const more = file('more.txt', 'NIKE, نايك\nhoodie => سویشرت, sweatshirt\n');
    const second = await place.run(['synonyms', 'import', more, '--store', 'shoes']);
    expect(second).toMatchObject({ code: 0, stdout: '1 added, 1 known; shoes has 3 lines.\n' });
  });

  it('are listed for people and for scripts', async () => {
    const { stdout } = await place.run(['synonyms', 'list']);
    expect(stdout).toMatch(/^ID +KIND +LINE\n/);
    expect(stdout).toContain('one-way  hoodie => سویشرت, sweatshirt');
    expect(await place.json(['synonyms', 'list'])).toEqual({
      store: 'shoes',
      count: 3,
      results: expect.arrayContaining([
        {
          id: expect.any(Number),
          line: 'nike, نایک',
          kind: 'equal',
          terms: ['nike', 'نایک'],
          also: null,
          created_at: expect.stringMatching(/Z$/),
        },
      ]),
    });
  });

  it('go out as a file that can be imported again', async () => {
    const lines = 'کتونی, sneaker\nnike, نایک\nhoodie => سویشرت, sweatshirt\n';
    expect(await exported()).toBe(lines);
    const out = join(place.directory, 'out.txt');
    expect(await place.json(['synonyms', 'export', '--out', out])).toEqual({ store: 'shoes', count: 3, file: out });
    expect(readFileSync(out, 'utf8')).toBe(lines);
    expect(await place.json(['synonyms', 'import', out])).toMatchObject({ added: 0, known: 3 });
  });

  it('are replaced as a whole, after a look at what that would do', async () => {
    const only = file('only.txt', 'nike, نایک\ntote, bag\n');
    const look = await place.run(['synonyms', 'import', only, '--replace', '--dry-run']);
    expect(look.stdout).toBe('Would be: 1 added, 1 known, 2 removed; shoes would have 2 lines.\n');
    expect((await exported()).split('\n')).toHaveLength(4);
    expect(await place.json(['synonyms', 'import', only, '--replace'])).toMatchObject({ removed: 2, total: 2 });
    expect(await exported()).toBe('nike, نایک\ntote, bag\n');
  });

  it('are refused with the number of the bad line, and nothing of the file is taken', async () => {
    const { code, stderr } = await place.run(['synonyms', 'import', file('bad.txt', 'a, b\n\nalone\n')]);
    expect(code).toBe(2);
    expect(stderr).toContain('Line 3: "alone"');
    expect(await exported()).not.toContain('a, b');
    expect(await place.run(['synonyms', 'import', 'nowhere.txt'])).toMatchObject({ code: 2 });
    const nowhere = ['synonyms', 'export', '--out', join(place.directory, 'no', 'such.txt')];
    expect(await place.run(nowhere)).toMatchObject({ code: 2 });
    expect(await place.run(['synonyms', 'suggest', '--min-score', '7'])).toMatchObject({ code: 2 });
  });

  it('are those of one store', async () => {
    await place.json(['store', 'add', 'hats']);
    const { code, stderr } = await place.run(['synonyms', 'list']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--store') });
    expect(await exported('--store', 'hats')).toBe('');
  });
});

describe('suggestions', () => {
  it('come from the catalogue and can be imported as they are', async () => {
    const db = openSqlite({ path: place.db });
    const hats = await db.stores.find('hats');
    const kinds = ['کلاه', 'شال', 'دستکش', 'جوراب'];
    const products = Array.from({ length: 24 }, (_, at) => {
      const brand = at % 3 === 0 ? 'سالامون Salomon نایت‌واک Naitvak' : '';
      return told(report(at, { title: `${kinds[at % 4]} ${brand} مدل ${at}`, brands: [] }));
    });
    await db.products.apply(hats?.id ?? 0, 'woocommerce', products, T0);
    await db.close();

    const { stdout, stderr } = await place.run(['synonyms', 'suggest', '--store', 'hats']);
    expect(stdout).toMatch(/^نایت واک, naitvak {2}# 8 products, \d\.\d\d\n$/);
    expect(stderr).toContain('1 suggestion from 24 products');
    expect(await place.json(['synonyms', 'suggest', '--store', 'hats', '--min-support', '9'])).toEqual({
      store: 'hats',
      products: 24,
      count: 0,
      results: [],
    });
    expect(await place.json(['synonyms', 'import', '-', '--store', 'hats'], { input: stdout })).toMatchObject({
      added: 1,
    });
    expect((await place.run(['synonyms', 'suggest', '--store', 'hats'])).stdout).toBe('');
    expect(await exported('--store', 'hats')).toBe('نایت واک, naitvak\n');
  });
});
