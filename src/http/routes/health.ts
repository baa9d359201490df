// What a plugin asks to show its owner that the connection works, and whose token it holds.
import type { FastifyPluginAsync } from 'fastify';
import { message } from '../../app/messages.ts';
import { isoTime } from '../../app/moments.ts';
import { tokenJson } from '../../app/token-view.ts';
import type { Store } from '../../domain/store.ts';
import { ownStore, tokenOf } from '../auth.ts';
import type { RouteContext } from '../context.ts';

export function healthRoutes({ app, guard, uses }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/integrations/woocommerce/health/', { onRequest: guard('ingest') }, async (request) => {
      const token = uses.shown(tokenOf(request));
      const store = await ownStore(app, token);
      const now = app.clock.now();
      const { id, integration_type, name, last_used_at, usage_count } = tokenJson(token, now);
      return {
        status: 'ok',
        message: message('pong', store.language),
        user: { id: store.id, email: emailOf(store), username: store.slug },
        store: { slug: store.slug, name: store.name, language: store.language },
        token: { id, integration_type, name, last_used_at, usage_count },
        timestamp: isoTime(now),
      };
    });
  };
}

/** Plugins show this to say which account they are connected to; nothing is sent there. */
function emailOf({ slug, url }: Store): string {
  return `${slug}@${url === null ? 'pilito.invalid' : new URL(url).hostname}`;
}
