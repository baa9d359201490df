// The writer of a catalogue that is being pulled, as a thread of its own: pages are fetched, read and analysed while
// others are being written.
import { parentPort, workerData } from 'node:worker_threads';
import { type PackedChanges, packError, type Reply } from './catalogue-pack.ts';
import { changesIn } from './changes.ts';
import { courtesy } from './courtesy.ts';
import { CATALOGUE } from './database.ts';
import { storageError } from './errors.ts';
import { openFile } from './open.ts';
import type { Knowledge } from './text-rows.ts';

const path = String(workerData);
const db = openFile(path, CATALOGUE);
// A pull goes on from the checkpoint that is there, whichever that is after the power failed: nothing that was
// acknowledged hangs on it. Whoever commits with FULL syncs what stands before it in the log, this too.
db.pragma('synchronous = NORMAL');
const manners = courtesy(path);
let ready = new Map<string, Knowledge>();
const { apply } = changesIn(db, { ready: { get: (hash) => ready.get(hash) }, turn: manners.turn });

parentPort?.on('message', (message: PackedChanges | 'close') => {
  if (message === 'close') {
    manners.close();
    db.close();
    parentPort?.close();
    return;
  }
  ready = message.ready;
  parentPort?.postMessage(answer(message));
});

function answer({ changes }: PackedChanges): Reply {
  try {
    return { outcomes: apply(...changes) };
  } catch (error) {
    return { failure: packError(storageError(error, path)) };
  }
}
