// What a storm is made of: each kind does one harm, at a moment that chance chose.
import BetterSqlite3 from 'better-sqlite3';
import type { FaultName } from '../../examples/shop/faults.ts';
import type { Fault as EmbedderFault } from '../support/openai-server.ts';
import type { Chance } from './chance.ts';
import type { Ground } from './ground.ts';

export interface FaultKind {
  name: string;
  inject: (ground: Ground, chance: Chance) => void | Promise<void>;
}

const SHOP: FaultName[] = [
  ...(['429', 'fatal-500', 'gateway-502', 'gateway-504', 'html-200', 'empty-200', 'forbidden-waf'] as const),
  ...(['redirect-301', 'php-warning', 'cut-json', 'half-body', 'reset'] as const),
];

const EMBEDDER: EmbedderFault[] = [
  ...[429, 500, 503, 401].map((status) => ({ status })),
  ...(['nan', 'zeros', 'fewer', 'dimensions', 'same index', 'no list', 'broken json'] as const).map((spoil) => ({
    spoil,
  })),
];

const killing = (name: string, signal: NodeJS.Signals): FaultKind => ({
  name: `${signal} to ${name}`,
  inject: ({ parts }, chance) => chance.pick(parts.filter((part) => part.name.endsWith(name))).kill(signal),
});

function begun(db: BetterSqlite3.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

/** Another program holds the write lock: a backup tool, somebody's SQL shell. */
const locking = (file: 'catalogue' | 'event log'): FaultKind => ({
  name: `${file} locked`,
  inject: async ({ home }, chance) => {
    const path = file === 'catalogue' ? home.db : home.db.replace(/\.db$/, '.inbox.db');
    // Never waits in this thread, where the senders are.
    const db = new BetterSqlite3(path, { timeout: 0 });
    try {
      while (!begun(db)) await new Promise((resolve) => setTimeout(resolve, 10));
      await new Promise((resolve) => setTimeout(resolve, 200 + chance.upTo(1_200)));
      db.exec('ROLLBACK');
    } finally {
      db.close();
    }
  },
});

export const FAULTS: readonly FaultKind[] = [
  killing('serve', 'SIGKILL'),
  killing('serve', 'SIGKILL'),
  killing('worker', 'SIGKILL'),
  killing('worker', 'SIGKILL'),
  killing('pull', 'SIGKILL'),
  killing('backup', 'SIGKILL'),
  killing('serve', 'SIGTERM'),
  killing('worker', 'SIGTERM'),
  killing('serve', 'SIGHUP'),
  locking('catalogue'),
  locking('event log'),
  {
    name: 'shop misbehaves',
    inject: ({ misbehave }, chance) => misbehave({ answer: chance.pick(SHOP), times: 1 + chance.upTo(3) }),
  },
  {
    name: 'embedder misbehaves',
    inject: ({ embedder }, chance) => embedder.misbehave(chance.pick(EMBEDDER), 1 + chance.upTo(3)),
  },
  {
    name: 'shop edited during a pull',
    inject: ({ shop }, chance) => {
      const id = chance.pick(shop.ids());
      shop.update(id, { regular_price: String(1_000 + chance.upTo(9_000)) });
    },
  },
];
