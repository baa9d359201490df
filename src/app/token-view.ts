// A token as it is shown to the outside, the same over HTTP and on the command line. The secret is never part of it.
import { isValidToken, type Token } from '../domain/token.ts';
import { isoTime, isoTimeOrNull } from './moments.ts';

/** `is_active` is the switch; `is_valid_status` also asks whether it has expired by `now`. */
export function tokenJson(token: Token, now: number) {
  return {
    id: token.id,
    store: token.store,
    scope: token.scope,
    integration_type: token.integrationType,
    name: token.name,
    token_preview: token.preview,
    is_active: token.isActive,
    is_valid_status: isValidToken(token, now),
    last_used_at: isoTimeOrNull(token.lastUsedAt),
    usage_count: token.usageCount,
    allowed_ips: token.allowedIps,
    created_at: isoTime(token.createdAt),
    expires_at: isoTimeOrNull(token.expiresAt),
  };
}
