// The entrance of the process that does one chore of upkeep and says how it went. Ctrl-C reaches it together with its
// parent, and so does a terminal that closes; it is the parent that decides.
import { type Chore, type ChoreNews, doChore, failureOf } from './chores.ts';

const TELL_EVERY_MS = 50;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => process.exit());
process.once('message', async (chore: Chore) => {
  const say = (news: ChoreNews) => process.send?.(news);
  let toldAt = 0;
  const onBytes = (done: number, total: number) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    say({ done, total });
  };
  await doChore(chore, onBytes).then(
    () => say({ failure: null }),
    (error) => say({ failure: failureOf(error) }),
  );
});
