// Writing without waiting for the disk, for what can be made again: who holds which texts, and their vectors. A crash of
// the program loses nothing; a power cut may lose the last of it, never its order, and the texts are then embedded again.
import type { Connection } from './open.ts';

/** Runs one transaction so. What others commit after it takes it to the disk, too. */
export function relaxed<Result>(db: Connection, transaction: () => Result): Result {
  db.pragma('synchronous = NORMAL');
  try {
    return transaction();
  } finally {
    db.pragma('synchronous = FULL');
  }
}
