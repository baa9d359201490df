// Rows of tokens, with the slug of their store joined in.
import type { Scope, Token } from '../../domain/token.ts';
import type { Tokens } from '../../ports/tokens.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';
import type { Remember } from './remembered.ts';

interface TokenRow {
  id: string;
  store_id: number | null;
  slug: string | null;
  scope: Scope;
  integration_type: string;
  name: string;
  preview: string;
  is_active: number;
  allowed_ips: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  usage_count: number;
}

function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    storeId: row.store_id,
    store: row.slug,
    scope: row.scope,
    integrationType: row.integration_type,
    name: row.name,
    preview: row.preview,
    isActive: row.is_active === 1,
    allowedIps: JSON.parse(row.allowed_ips),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    usageCount: row.usage_count,
  };
}

const SELECT = 'SELECT tokens.*, stores.slug FROM tokens LEFT JOIN stores ON stores.id = tokens.store_id';

export function tokensIn(db: Connection, remember: Remember): Synchronous<Tokens> {
  const byId = db.prepare<[string], TokenRow>(`${SELECT} WHERE tokens.id = ?`);
  const byHash = db.prepare<[string], TokenRow>(`${SELECT} WHERE tokens.hash = ?`);
  const matching = db.prepare<{ store: string | null; scope: string | null }, TokenRow>(`${SELECT}
    WHERE (@store IS NULL OR stores.slug = @store) AND (@scope IS NULL OR tokens.scope = @scope)
    ORDER BY tokens.created_at, tokens.id`);
  const insert = db.prepare(`
    INSERT INTO tokens (id, store_id, scope, integration_type, name, hash, preview, allowed_ips, created_at, expires_at)
    VALUES (@id, @storeId, @scope, @integrationType, @name, @hash, @preview, @allowedIps, @createdAt, @expiresAt)`);
  const change = db.prepare(`
    UPDATE tokens SET name = @name, allowed_ips = @allowedIps, expires_at = @expiresAt, is_active = @isActive
    WHERE id = @id`);
  const use = db.prepare(`
    UPDATE tokens SET usage_count = usage_count + @count, last_used_at = max(coalesce(last_used_at, 0), @lastUsedAt)
    WHERE id = @id`);

  const find = (id: string): Token | null => {
    const row = byId.get(id);
    return row ? toToken(row) : null;
  };

  const update = db.transaction((id: string, patch: Partial<Token>) => {
    const known = find(id);
    if (known === null) return null;
    const { name, allowedIps, expiresAt, isActive } = { ...known, ...patch };
    change.run({ id, name, allowedIps: JSON.stringify(allowedIps), expiresAt, isActive: isActive ? 1 : 0 });
    return find(id);
  });

  return {
    add: (token) => {
      insert.run({ ...token, allowedIps: JSON.stringify(token.allowedIps) });
      const added = find(token.id);
      if (added === null) throw new Error('A token that was just written is not there.');
      return added;
    },
    list: ({ store = null, scope = null }) => matching.all({ store, scope }).map(toToken),
    find,
    findByHash: remember((hash) => {
      const row = byHash.get(hash);
      return row ? toToken(row) : null;
    }),
    update: (id, patch) => update.immediate(id, patch),
    recordUses: db.transaction((uses) => {
      for (const one of uses) use.run(one);
    }),
  };
}
