// Counting the uses of tokens: in memory, and written about once a second, so that no request costs a write.
import type { FastifyBaseLogger } from 'fastify';
import type { App } from '../app/app.ts';
import type { Token } from '../domain/token.ts';
import type { TokenUse } from '../ports/tokens.ts';

const FLUSH_AFTER_MS = 1_000;

export interface Uses {
  count(token: Token): void;
  /** The token with the uses that are not written yet. */
  shown(token: Token): Token;
  /** Writes what was counted. Counts that cannot be written stay for the next time; it never throws. */
  flush(): Promise<void>;
}

export function countUses({ db, clock }: Pick<App, 'db' | 'clock'>, log: Pick<FastifyBaseLogger, 'warn'>): Uses {
  const pending = new Map<string, TokenUse>();
  let timer: NodeJS.Timeout | null = null;

  const add = ({ id, count, lastUsedAt }: TokenUse) => {
    const known = pending.get(id);
    const latest = Math.max(lastUsedAt, known?.lastUsedAt ?? 0);
    pending.set(id, { id, count: count + (known?.count ?? 0), lastUsedAt: latest });
  };

  const flush = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const uses = [...pending.values()];
    if (uses.length === 0) return;
    pending.clear();
    try {
      await db.tokens.recordUses(uses);
    } catch (err) {
      for (const use of uses) add(use);
      log.warn({ err }, 'The uses of tokens could not be written; they are kept for later');
    }
  };

  return {
    count: ({ id }) => {
      add({ id, count: 1, lastUsedAt: clock.now() });
      timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
    },
    shown: (token) => {
      const use = pending.get(token.id);
      if (!use) return token;
      const lastUsedAt = Math.max(use.lastUsedAt, token.lastUsedAt ?? 0);
      return { ...token, usageCount: token.usageCount + use.count, lastUsedAt };
    },
    flush,
  };
}
