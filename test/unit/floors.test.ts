// Holds the drawing in docs/architecture.md: rooms import downwards only, and never in a circle.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');

const FLOORS: Record<string, number> = {
  domain: 0,
  ports: 1,
  app: 2,
  adapters: 2,
  mcp: 3,
  http: 3,
  worker: 3,
  'wire.ts': 4,
  'config.ts': 4,
  'variables.ts': 4,
  dashboard: 5,
  cli: 5,
};
/** Rooms of one floor that may not see each other. */
const STRANGERS = [
  ['app', 'adapters'],
  ['http', 'worker'],
  ['mcp', 'worker'],
];
/** `version.ts` is a constant; the worker's thread is an entrance of its own, like the CLI. */
const ENTRANCES = new Set(['version.ts', 'worker/thread.ts']);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((path) => relative(SRC, resolve(SRC, dirname(file), path))).filter((path) => !path.startsWith('..'));
}

const roomOf = (file: string) => file.split('/')[0] ?? file;

test('every room has a floor', () => {
  const unknown = files.filter((file) => !(roomOf(file) in FLOORS) && !ENTRANCES.has(file));
  expect(unknown).toEqual([]);
});

test('rooms import downwards, and strangers not at all', () => {
  const wrong = files
    .filter((file) => !ENTRANCES.has(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => !ENTRANCES.has(target))
        .filter((target) => {
          const [from, to] = [roomOf(file), roomOf(target)];
          const strangers = STRANGERS.some((pair) => from !== to && pair.includes(from) && pair.includes(to));
          return strangers || (FLOORS[to] ?? 9) > (FLOORS[from] ?? -1);
        })
        .map((target) => `${file} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('no import goes in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of importsOf(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test.each(['src', 'test', 'examples', 'bench', 'wordpress'])('no file in %s is over 300 lines', (folder) => {
  const written = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(tsx?|php|m?js|css)$/.test(file) && !file.includes('node_modules'),
  );
  expect(written).not.toEqual([]);
  const long = written.filter((file) => readFileSync(join(ROOT, folder, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});
