// `npm run build`: dist, made anew. Everything is bundled with code splitting, so that a command reads the few files it
// needs. What a command meets at its start is bundled too, because a package of a hundred small modules (zod) costs more
// to find than to run; the rest of the packages stay beside us, as npm installs them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import loadWabt from 'wabt';
import manifest from './package.json' with { type: 'json' };

const ENTRIES = [
  'src/cli/main.ts',
  'src/adapters/local/fit-thread.ts',
  'src/adapters/sqlite/catalogue-thread.ts',
  'src/adapters/sqlite/chore-process.ts',
  'src/adapters/sqlite/inbox-thread.ts',
  'src/worker/thread.ts',
];
const BUNDLED = new Set(['commander', 'ipaddr.js', 'stemmer', 'string-width', 'zod']);

const shared = {
  ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' },
  // Fewer bytes to read; names stay as they are, for stack traces.
  ...{ charset: 'utf8', minifySyntax: true, minifyWhitespace: true },
};

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  ...shared,
  entryPoints: ENTRIES,
  splitting: true,
  outdir: 'dist',
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  external: Object.keys(manifest.dependencies).filter((name) => !BUNDLED.has(name)),
  // Packages of the old module kind ask for Node's modules with `require`.
  banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
  metafile: true,
});
writeFileSync('dist/LICENSES.txt', licencesOf(Object.keys(metafile.inputs)));

const DOTS = 'src/adapters/sqlite/simd/dots.wat';
const { parseWat } = await loadWabt();
writeFileSync('dist/dots.wasm', parseWat(DOTS, readFileSync(DOTS, 'utf8'), { simd: true }).toBinary({}).buffer);

await build({ ...shared, entryPoints: ['wordpress/build.ts'], packages: 'external', outfile: 'dist/build/zip.js' });
await import('./dist/build/zip.js');

/** The licences of the packages whose code is in the bundle, each under its name. */
function licencesOf(files) {
  const names = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  const packages = [...new Set(names.filter((name) => name !== undefined))].sort();
  return packages.map((name) => `${name}\n\n${licenceOf(name)}\n`).join('\n');
}

function licenceOf(name) {
  for (const file of ['LICENSE', 'LICENSE.md', 'license', 'license.md', 'LICENCE']) {
    try {
      return readFileSync(`node_modules/${name}/${file}`, 'utf8').trim();
    } catch {}
  }
  throw new Error(`${name} is bundled, and has no licence that can be given along.`);
}
