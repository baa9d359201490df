// Runs once for all test files: a door at which the first test that needs a WordPress has it made, and that ends it
// after the last one. Where no test asks, nothing is started.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    wordpressTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders: string[] = [];
  let made: ReturnType<typeof makeTemplate> | undefined;
  const make = () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilito-wp-'));
    folders.push(folder);
    return makeTemplate(folder);
  };
  const door = http.createServer(async (_, response) => {
    made ??= make();
    try {
      response.end(JSON.stringify((await made).template));
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ error: String(error) }));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  project.provide('wordpressTemplate', `http://127.0.0.1:${port}`);
  return async () => {
    door.close();
    const { mariadb } = (await made?.catch(() => null)) ?? {};
    await mariadb?.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
}
