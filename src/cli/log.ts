// The log of processes that stay: one JSON line each on stderr, through pino. Ids, counts and codes; no bodies, no
// secrets.
import { type Logger, pino } from 'pino';

/** The lines of one turn of the event loop are written together: of many requests each would pay for its own. */
export function createLog(level: string): Logger {
  const stderr = pino.destination({ fd: 2, sync: true });
  let lines = '';
  const flush = () => {
    if (lines !== '') stderr.write(lines);
    lines = '';
  };
  const write = (line: string) => {
    if (lines === '') setImmediate(flush);
    lines += line;
  };
  process.once('exit', flush);
  return pino({ level, base: { pid: process.pid } }, { write });
}
