// The load generator's process: makes all requests of a load, then sends them, so that nothing but sockets is at work
// while the clock runs.
import { type Connection, connect } from './connection.ts';
import { requestsOf } from './deliveries.ts';
import type { Load, Outcome } from './load.ts';

process.on('message', (load: Load) => {
  run(load).then(
    (outcome) => process.send?.({ outcome }),
    (error) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function run({ sender, port, connections, first, count, rate }: Load): Promise<Outcome> {
  const numbers = Array.from({ length: count }, (_, at) => first + at);
  const requests = requestsOf(sender, numbers, Date.now());
  let broken = (_error: Error) => {};
  const failure = new Promise<never>((_resolve, reject) => {
    broken = reject;
  });
  failure.catch(() => {});
  const pool: Connection[] = [];
  for (let at = 0; at < connections; at++) pool.push(await connect('127.0.0.1', port, (error) => broken(error)));
  try {
    return await Promise.race([failure, send(requests, pool, rate)]);
  } finally {
    for (const connection of pool) connection.close();
  }
}

/** A request that finds no free connection waits for one, and its wait counts. */
function send(requests: readonly Buffer[], pool: readonly Connection[], rate: number | null): Promise<Outcome> {
  const took = new Float64Array(requests.length);
  const free = [...pool];
  const cpu = process.cpuUsage();
  const started = performance.now();
  const refused = new Set<number>();
  let [next, answered, acknowledged] = [0, 0, 0];

  return new Promise((resolve) => {
    const dueAt = (at: number) => (rate === null ? performance.now() : started + (at * 1000) / rate);

    const sendDue = () => {
      const until = rate === null ? requests.length : Math.floor(((performance.now() - started) * rate) / 1000);
      while (next < Math.min(until, requests.length)) {
        const connection = free.pop();
        if (connection === undefined) return;
        one(connection, next++);
      }
    };

    const one = (connection: Connection, at: number) => {
      const due = dueAt(at);
      connection.send(requests[at] ?? Buffer.alloc(0), (status) => {
        took[at] = performance.now() - due;
        answered++;
        if (status >= 200 && status < 300) acknowledged++;
        else refused.add(status);
        free.push(connection);
        if (answered === requests.length) finish();
        else sendDue();
      });
    };

    const ticking = rate === null ? null : setInterval(sendDue, 1);

    const finish = () => {
      if (ticking) clearInterval(ticking);
      const seconds = (performance.now() - started) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      took.sort();
      const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
      resolve({
        acknowledged,
        refused: [...refused],
        seconds,
        p50: at(0.5),
        p99: at(0.99),
        cores: (user + system) / 1e6 / seconds,
      });
    };

    sendDue();
  });
}
