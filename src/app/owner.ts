// Who holds a lease or a lock: a process, told by host and number, and whether it still lives.
import { hostname } from 'node:os';

const marks = new Set<string>();

/** `host:pid`; with a mark of its own where one process may hold several. */
export function ownerName(mark?: string): string {
  if (mark !== undefined) marks.add(mark);
  return [hostname(), process.pid, ...(mark === undefined ? [] : [mark])].join(':');
}

/** True only when it is certain: of another host's process it never is, and its lease must end by itself. */
export function isGone(owner: string): boolean {
  const [host, pid, mark] = owner.split(':');
  if (host !== hostname() || !pid) return false;
  // Our own number under a mark we never gave: an earlier life of this process, as containers have them.
  if (Number(pid) === process.pid) return mark !== undefined && !marks.has(mark);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
