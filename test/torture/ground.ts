// Where a storm takes place: a database with two shops, everything that may run on it at once running (two servers, two
// workers, pulls one after another, backups), and the services that pilito leans on, which can be told to misbehave.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../examples/shop/faults.ts';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { type Running, type Workspace, workspace } from '../support/cli.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';
import { keptRunning, type Part } from './part.ts';

export interface Ground {
  home: Workspace;
  shop: ExampleShop;
  embedder: OpenAiServer;
  servers: Part<Running & { url: string }>[];
  /** All of them, servers too. */
  parts: Part[];
  /** Where to deliver to: any server that runs. */
  address(): string;
  /** Of the store that is delivered to. */
  token: string;
  environment: Record<string, string>;
  misbehave(fault: Fault): void;
  /** The shop and the embedder behave again. */
  mend(): void;
  close(): Promise<void>;
}

/** Exit codes of a pull or backup among faults: done, failed, in part, unreachable, locked; or it was killed. */
const EXPECTED = new Set([0, 1, 3, 5, 6, 130, 143, null]);
const NOWHERE = 'http://127.0.0.1:9';

/** `again`: milliseconds from the end of a pull or a backup to the next. */
export async function openGround(
  embedding: 'local' | 'openai',
  wrong: (what: string) => void,
  again = 0,
): Promise<Ground> {
  const home = workspace();
  const [shop, embedder] = await Promise.all([createShop(), startOpenAiServer()]);
  const environment: Record<string, string> =
    embedding === 'local' ? {} : { OPENAI_API_KEY: 'sk-test-0000', OPENAI_BASE_URL: embedder.url };
  await home.json(['store', 'add', 'told']);
  const { token } = await home.json(['token', 'create', '--store', 'told']);
  const keys = ['--consumer-key', shop.consumerKey, '--consumer-secret', shop.consumerSecret];
  await home.json(['store', 'add', 'pulled', '--url', shop.url, '--allow-private-network', ...keys]);

  const options = { env: environment };
  const ended =
    (name: string) =>
    ({ code, stderr }: { code: number | null; stderr: string }) => {
      if (!EXPECTED.has(code)) wrong(`${name} ended with ${code}: ${stderr.trim().slice(-400)}`);
    };
  const kept = <R extends Running>(name: string, start: () => Promise<R> | R, pause = 0) =>
    keptRunning({ name, start, ended: ended(name), pause });
  const servers = ['serve', 'second serve'].map((name) => kept(name, () => home.serve([], options)));
  const copy = join(home.directory, 'copy.db');
  const parts: Part[] = [
    ...servers,
    ...['worker', 'second worker'].map((name) => kept(name, () => home.start(['worker'], options))),
    kept('pull', () => home.start(['pull', 'pulled', '--full', '--page-size', '20'], options), again),
    kept(
      'backup',
      () => {
        for (const file of [copy, copy.replace(/\.db$/, '.inbox.db')]) if (existsSync(file)) rmSync(file);
        return home.start(['backup', copy], options);
      },
      again,
    ),
  ];
  let turn = 0;
  const lifts: (() => void)[] = [];
  return {
    ...{ home, shop, embedder, servers, parts, token, environment },
    address: () => servers[turn++ % servers.length]?.now()?.url ?? NOWHERE,
    misbehave: (fault) => void lifts.push(shop.misbehave(fault)),
    mend: () => {
      embedder.misbehave(null);
      for (const lift of lifts) lift();
    },
    close: async () => {
      await Promise.all([...parts.map((part) => part.rest()), shop.close(), embedder.close()]);
      home.remove();
    },
  };
}
