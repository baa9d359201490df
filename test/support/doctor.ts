// A workspace whose shop is pulled and embedded, to be looked at by `pilito doctor`: tests spoil one thing and see
// whether it is found.
import { afterAll, beforeAll } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import type { Finding } from '../../src/app/doctor/finding.ts';
import { type RunOptions, type Workspace, workspace } from './cli.ts';

export const OWNER = { consumerKey: 'ck_of_the_owner', consumerSecret: 'cs_of_the_owner' };

export interface Report {
  code: number | null;
  ok: boolean;
  problems: number;
  warnings: number;
  findings: Finding[];
  /** The first of this id. */
  of(id: string): Finding | undefined;
}

export interface Practice {
  place: Workspace;
  /** The shop of the store `market`, which is in order. */
  shop(): ExampleShop;
  store(slug: string, url: string, keys?: typeof OWNER): Promise<void>;
  /** `pilito doctor --json …` */
  doctor(args: readonly string[], options?: RunOptions): Promise<Report>;
}

export function practice(): Practice {
  const place = workspace();
  let opened: ExampleShop | null = null;
  const shop = () => {
    if (opened === null) throw new Error('the shop is closed');
    return opened;
  };
  const store: Practice['store'] = async (slug, url, keys = OWNER) => {
    const given = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
    const input = `${keys.consumerKey}\n${keys.consumerSecret}\n`;
    await place.json(['store', 'add', slug, '--url', url, ...given], { input });
  };
  beforeAll(async () => {
    opened = await createShop({ ...OWNER, delivers: 'when-told' });
    await store('market', opened.url);
    await place.run(['pull', 'market', '--quiet']);
    await place.run(['worker', '--once', '--quiet']);
  });
  afterAll(async () => {
    await opened?.close();
    place.remove();
  });
  return {
    ...{ place, shop, store },
    doctor: async (args, options) => {
      const { code, stdout } = await place.run(['doctor', '--json', ...args], options);
      const report: Omit<Report, 'of' | 'code'> = JSON.parse(stdout);
      return { ...report, code, of: (id) => report.findings.find((one) => one.id === id) };
    },
  };
}
