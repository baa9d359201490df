// What is to be said of the two files of a database. Pure.
import { counted, formatBytes } from '../../domain/format.ts';
import type { Agreement, DatabaseLook, FileFacts, FileLook } from '../../ports/checkup.ts';
import { type Finding, type Teller, tellOf } from './finding.ts';

type ReadFile = FileLook & FileFacts;

const MIB = 1024 ** 2;
/** Below these, free pages and logs are what a busy database has anyway. */
const MUCH_FREE_BYTES = 64 * MIB;
const LONG_WAL_BYTES = 256 * MIB;
const SCARCE_DISK_BYTES = 100 * MIB;
const RESTORE = 'Restore the newest backup: see "Backup, retention, space" in docs/operations.md.';
const UPDATE = 'npm install -g pilito@latest';

export function judgeDatabase(look: DatabaseLook): Finding[] {
  const tell = tellOf('database', 'database');
  const [catalogue, inbox] = look.files;
  if (catalogue?.kind === 'missing' && inbox?.kind === 'missing') {
    if (look.freeDisk === null) return [nowhere(tell, catalogue.path)];
    const why = 'Nothing is kept yet: the first command that needs it makes it.';
    return [
      tell.warning('file', `There is no database at ${catalogue.path}.`, {
        why: `${why} If there should be one, --db or PILITO_DB names another place.`,
        next: 'pilito store add <slug> --url https://shop.example',
      }),
    ];
  }
  // What stands beside a file that is none of ours says nothing.
  const [first] = look.files;
  const told = first?.kind === 'unreadable' ? [first] : look.files;
  const files = told.flatMap((file) => judgeFile(tell, file));
  const read = look.files.filter((file): file is ReadFile => file.kind === 'read');
  return [...files, ...judgeAgreement(tell, look.agreement), ...judgeSpace(tell, read, look)];
}

function nowhere(tell: Teller, path: string): Finding {
  const directory = path.replace(/\/[^/]*$/, '') || '/';
  return tell.problem('file', `The directory ${directory} does not exist.`, {
    why: 'There the database should be; every command fails.',
    next: `mkdir -p ${quoted(directory)}`,
  });
}

function judgeFile(tell: Teller, file: FileLook): Finding[] {
  if (file.kind === 'missing') {
    return [
      tell.problem('file', `The ${file.name} ${file.path} is missing.`, {
        why: 'One of the two files was moved or lost, and what it held is not here.',
        next: `Put it back beside the other. ${RESTORE}`,
      }),
    ];
  }
  if (file.kind === 'unreadable') {
    const { message, hint } = file.error;
    return [tell.problem('file', message, { why: 'Nothing can be kept or answered.', next: hint ?? RESTORE })];
  }
  return [judgeIntegrity(tell, file), judgeSchema(tell, file), ...judgeAccess(tell, file)];
}

function judgeIntegrity(tell: Teller, { name, damage, thorough, bytes }: ReadFile): Finding {
  if (damage.length > 0) {
    const [first = ''] = damage;
    return tell.problem('integrity', `The ${name} is damaged: ${first}`, {
      why: 'Parts of it cannot be read, and writing can make it worse.',
      next: RESTORE,
    });
  }
  const how = thorough ? '' : ', as far as a quick check sees';
  return tell.ok('integrity', `The ${name} is whole${how}, ${formatBytes(bytes)}`);
}

function judgeSchema(tell: Teller, { name, applied, ours, path }: ReadFile): Finding {
  if (applied > ours) {
    return tell.problem('schema', `The ${name} was written by a newer pilito (schema ${applied}, ours ${ours}).`, {
      why: 'This pilito refuses to open it.',
      next: UPDATE,
    });
  }
  if (applied < ours) {
    return tell.warning('schema', `The ${name} has the schema ${applied}; this pilito writes ${ours}.`, {
      why: `The next command that opens it brings it up to date, and an older pilito cannot open it after that: copy ${path} first if you may want to go back.`,
      next: 'pilito status',
    });
  }
  return tell.ok('schema', `The ${name} has the schema ${ours}, as it should`);
}

function judgeAccess(tell: Teller, { name, path, mode, writable }: ReadFile): Finding[] {
  const findings: Finding[] = [];
  if (!writable) {
    findings.push(
      tell.problem('access', `This user may not write the ${name}.`, {
        why: 'Deliveries cannot be kept, and pulls fail.',
        next: `sudo chown "$USER" ${quoted(path)}*`,
      }),
    );
  }
  if ((mode & 0o077) !== 0) {
    findings.push(
      tell.warning('access', `The ${name} can be read by other users of this machine (mode ${mode.toString(8)}).`, {
        why: 'It holds what shops and plugins sent, and the hashes of tokens.',
        next: `chmod 600 ${quoted(path)}`,
      }),
    );
  }
  return findings;
}

function judgeAgreement(tell: Teller, agreement: Agreement | null): Finding[] {
  if (agreement === null) return [];
  const { products, textMissing, textExtra, chunks, vectorsMissing, vectorsExtra } = agreement;
  const text =
    textMissing + textExtra === 0
      ? tell.ok('text', `The text index holds what can be found: ${counted(products, 'product')}`)
      : tell.problem(
          'text',
          `The text index and the products disagree: ${lacking(textMissing, textExtra, 'product')}.`,
          {
            why: 'Products are not found by their words, or found though they are gone.',
            next: RESTORE,
          },
        );
  return [text, judgeVectors(tell, chunks, vectorsMissing, vectorsExtra), ...judgeGivenUp(tell, agreement)];
}

function judgeVectors(tell: Teller, chunks: number, missing: number, extra: number): Finding {
  if (missing > 0) {
    return tell.problem('vectors', `The vectors and the texts disagree: ${lacking(missing, extra, 'text')}.`, {
      why: 'Those texts count as embedded, so nobody embeds them, and they are not found by meaning.',
      next: RESTORE,
    });
  }
  if (extra > 0) {
    return tell.warning('vectors', `${counted(extra, 'vector')} of texts that are gone were left behind.`, {
      why: 'They only take room and time.',
      next: 'Nothing needs to be done; please report it, for it should not happen.',
    });
  }
  return tell.ok('vectors', `The vectors agree with the texts: ${counted(chunks, 'text')}`);
}

function judgeGivenUp(tell: Teller, { givenUp }: Agreement): Finding[] {
  if (givenUp === null) return [];
  const why = givenUp.reason === null ? '' : ` The last one: ${givenUp.reason}`;
  return [
    tell.warning('given_up', `The embedder did not take ${counted(givenUp.texts, 'text')}.${why}`, {
      why: 'Those are found by their words, not by meaning.',
      next: 'Shorten what the shop says of these products, or set another PILITO_EMBED_MODEL: it tries them again.',
    }),
  ];
}

function lacking(missing: number, extra: number, noun: string): string {
  return `${counted(missing, noun)} missing there, ${extra} too many`;
}

function judgeSpace(tell: Teller, files: readonly ReadFile[], { freeDisk, network }: DatabaseLook): Finding[] {
  const sum = (read: (file: ReadFile) => number) => files.reduce((total, file) => total + read(file), 0);
  const bytes = sum((file) => file.bytes);
  const free = sum((file) => file.freeBytes);
  const findings: Finding[] = [];
  if (free > MUCH_FREE_BYTES && free * 4 > bytes) {
    findings.push(
      tell.warning('size', `${formatBytes(free)} of ${formatBytes(bytes)} hold nothing.`, {
        why: 'The files stay as large as they once were; what is written next uses that room first.',
        next: 'pilito compact',
      }),
    );
  }
  const wal = sum((file) => file.walBytes);
  if (wal > LONG_WAL_BYTES) {
    findings.push(
      tell.warning('wal', `The write-ahead log has grown to ${formatBytes(wal)}.`, {
        why: 'A process that has been reading for long keeps it from being folded in, and everything gets slower.',
        next: 'Start the processes that use the database anew; the last one to close it folds the log in.',
      }),
    );
  }
  return [...findings, ...judgeDisk(tell, bytes, freeDisk), ...judgeNetwork(tell, network)];
}

function judgeDisk(tell: Teller, bytes: number, free: number | null): Finding[] {
  if (free === null) return [];
  const left = `${formatBytes(free)} of the disk are free`;
  if (free < SCARCE_DISK_BYTES) {
    const advice = { why: 'When it is full, deliveries are refused.', next: 'pilito prune --older-than 30d' };
    return [tell.problem('disk', `Only ${left}.`, advice)];
  }
  if (free < bytes) {
    return [
      tell.warning('disk', `${left}, less than the database has (${formatBytes(bytes)}).`, {
        why: '`pilito backup` and `pilito compact` need as much room as the database has.',
        next: 'pilito prune --older-than 30d',
      }),
    ];
  }
  return [tell.ok('disk', left)];
}

function judgeNetwork(tell: Teller, network: string | null): Finding[] {
  if (network === null) return [];
  return [
    tell.warning('disk', `The database lies on a network file system (${network}).`, {
      why: 'SQLite cannot rely on its locks and its shared memory there: the files get damaged sooner or later.',
      next: 'Move it to a disk of this machine, and name it with PILITO_DB.',
    }),
  ];
}

/** For a shell. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
