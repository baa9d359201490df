// `pilito doctor` with the real binary, against databases and an embedder that are not as they should be.
import { chmodSync, copyFileSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { practice, type Report } from '../support/doctor.ts';
import { startOpenAiServer } from '../support/openai-server.ts';

const { place, doctor } = practice();

describe('databases', () => {
  const copy = (name: string): string => {
    const path = join(place.directory, `${name}.db`);
    copyFileSync(place.db, path);
    copyFileSync(place.db.replace('.db', '.inbox.db'), path.replace('.db', '.inbox.db'));
    copyFileSync(place.db.replace('.db', '.key'), path.replace('.db', '.key'));
    return path;
  };
  const examined = async (path: string): Promise<Report> => doctor(['--db', path, '--offline']);

  it('that do not exist are not made, and nothing is wrong', async () => {
    const report = await examined(join(place.directory, 'none.db'));
    expect(report).toMatchObject({ code: 0, warnings: 1 });
    expect((await place.run(['--db', join(place.directory, 'none.db'), 'doctor', '--quiet'])).stdout).toContain(
      'no database',
    );
  });

  it.each([
    ['truncated', (path: string) => truncateSync(path, 200_000), /damaged/],
    [
      'newer',
      (path: string) => tamper(path, `INSERT INTO pilito_migrations (number, name) VALUES (999, 'x')`),
      /newer/,
    ],
    [
      'unindexed',
      (path: string) => tamper(path, 'DELETE FROM product_features WHERE product_id < 4'),
      /3 products missing/,
    ],
  ])('that are %s end with 1', async (name, spoil, what) => {
    const path = copy(name);
    spoil(path);
    const report = await examined(path);
    expect(report).toMatchObject({ code: 1, problems: 1 });
    expect(report.findings.find(({ level }) => level === 'problem')?.what).toMatch(what);
  });

  it('whose key is gone, another one, or everybody’s', async () => {
    const path = copy('keyless');
    const keyed = (key: string) => doctor(['--db', path, '--offline'], { env: { PILITO_SECRET_KEY: key } });
    expect((await keyed('quite another secret key')).of('secrets.opens')).toMatchObject({ level: 'problem' });
    chmodSync(path.replace('.db', '.key'), 0o644);
    expect((await examined(path)).of('secrets.mode')).toMatchObject({
      level: 'warning',
      next: expect.stringContaining('chmod 600'),
    });
  });
});

describe('the embedder', () => {
  const settings = (url: string, more: Record<string, string> = {}) => {
    return { env: { OPENAI_API_KEY: 'sk-test-of-doctor', OPENAI_BASE_URL: url, ...more } };
  };

  it('answers, and what waits is estimated', async () => {
    const server = await startOpenAiServer();
    onTestFinished(() => server.close());
    const report = await doctor(['market'], settings(server.url, { PILITO_EMBED_PRICE: '0.02' }));
    expect(report.of('embedder.reach')).toMatchObject({
      level: 'ok',
      what: expect.stringContaining('1536 dimensions'),
    });
    expect(report.of('embedder.pending')?.what).toMatch(
      /^\d+ texts to embed: an estimated [\d,]+ tokens, about \$0\.0\d/,
    );
    expect(server.requests.map(({ input }) => input.length)).toEqual([1]);
  });

  it('has other dimensions than it should', async () => {
    const server = await startOpenAiServer();
    onTestFinished(() => server.close());
    server.misbehave({ spoil: 'dimensions' });
    const report = await doctor(['market'], settings(server.url));
    expect(report.code).toBe(1);
    expect(report.of('embedder.dimensions')).toMatchObject({
      level: 'problem',
      next: expect.stringContaining('PILITO_EMBED_DIMENSIONS'),
    });
  });

  it('is down, refuses the key, or is not set up; the shops are looked at all the same', async () => {
    const down = await doctor(['market'], settings('http://127.0.0.1:9/v1'));
    expect(down.of('embedder.reach')).toMatchObject({ level: 'problem' });
    expect(down.of('store.keys')).toMatchObject({ level: 'ok' });
    const refusing = createServer((_, response) => response.writeHead(401).end('{"error":{"message":"bad key"}}'));
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void refusing.close());
    const address = refusing.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const refused = await doctor(['market'], settings(`http://127.0.0.1:${port}/v1`));
    expect(refused.of('embedder.reach')).toMatchObject({
      level: 'problem',
      next: expect.stringMatching(/OPENAI_API_KEY/),
    });
    expect(JSON.stringify(refused.findings)).not.toContain('sk-test-of-doctor');
    const unset = await doctor(['market'], { env: { PILITO_EMBEDDER: 'openai' } });
    expect(unset.of('embedder.settings')).toMatchObject({
      level: 'problem',
      next: expect.stringContaining('OPENAI_API_KEY'),
    });
    expect(unset.of('store.keys')).toMatchObject({ level: 'ok' });
  });
});

function tamper(path: string, sql: string): void {
  new BetterSqlite3(path).exec(sql).close();
}
