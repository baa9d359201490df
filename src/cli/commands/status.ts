// `pilito status`: what is there and what waits, in numbers.
import type { Command } from 'commander';
import { counted, formatBytes, formatDuration } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';

export default function status(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito status', 'pilito status --json | jq .pending_chunks')).action(act(show));
}

async function show({ output, withApp }: Context): Promise<void> {
  await withApp(async (app) => {
    const { wantsOf } = await import('../../app/wants.ts');
    const wants = await wantsOf(app);
    const found = await app.db.status(wants);
    const { provider, model, dimensions } = app.embedder.fingerprint;
    const waited = found.oldestPendingAt === null ? null : app.clock.now() - found.oldestPendingAt;
    if (output.json) {
      return output.document({
        stores: found.stores,
        products: found.products,
        chunks: found.chunks,
        pending_events: found.pendingEvents,
        pending_chunks: found.pendingChunks,
        dead_events: found.deadEvents,
        embedder: { provider, model, dimensions },
        oldest_pending_seconds: waited === null ? null : Math.max(0, Math.round(waited / 1000)),
        database: { path: found.path, bytes: found.bytes },
      });
    }
    const oldest = waited === null ? '' : `, the oldest for ${formatDuration(Math.max(0, waited))}`;
    const own = wants.filter(({ fitted }) => fitted).length;
    const fitted = own === 0 ? '' : `; ${counted(own, 'store')} with a model of its own`;
    await output.facts([
      ['stores', String(found.stores)],
      ['products', String(found.products)],
      ['chunks', `${found.chunks}, ${found.pendingChunks} to embed`],
      ['events waiting', `${found.pendingEvents}${oldest}`],
      ['events dead', String(found.deadEvents)],
      ['embedder', `${provider}, ${model}, ${dimensions} dimensions${fitted}`],
      ['database', `${found.path}, ${formatBytes(found.bytes)}`],
    ]);
    if (found.deadEvents > 0) output.notice('To try dead events again: pilito events replay --status dead');
  });
}
