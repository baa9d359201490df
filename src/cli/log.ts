// The log of processes that stay: one JSON line each on stderr, through pino. Ids, counts and codes; no bodies, no
// secrets.
import { type Logger, pino } from 'pino';

export function createLog(level: string): Logger {
  return pino({ level, base: { pid: process.pid } }, pino.destination({ fd: 2, sync: true }));
}
