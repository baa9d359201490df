// docs/mcp.md names every tool and every parameter, and no other.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startSite } from '../support/http-site.ts';
import { overHttp } from '../support/mcp.ts';

const page = readFileSync(new URL('../../docs/mcp.md', import.meta.url), 'utf8');
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test('the tools of the page are those there are', async () => {
  const site = await startSite();
  const { client, close } = await overHttp(site, site.read);
  const { tools } = await client.listTools();
  await close();
  await site.close();
  const told = page
    .split('\n')
    .filter((line) => /^\| `[a-z]+_[a-z]+` \|/.test(line))
    .map((line) => line.split('|').map(codesIn))
    .map(([, name, parameters]) => [...(name ?? []), ...(parameters ?? [])]);
  const properties = z.object({ properties: z.record(z.string(), z.unknown()) });
  const served = tools.map(({ name, inputSchema }) => [name, ...Object.keys(properties.parse(inputSchema).properties)]);
  expect(told).toEqual(served);
});
