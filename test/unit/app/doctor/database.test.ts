import { describe, expect, test } from 'vitest';
import { judgeDatabase } from '../../../../src/app/doctor/database.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import type { DatabaseLook, FileFacts, FileLook } from '../../../../src/ports/checkup.ts';
import { notFine } from './looks.ts';

const MIB = 1024 ** 2;
const FACTS: FileFacts = {
  ...{ bytes: 10 * MIB, walBytes: 0, freeBytes: 0, mode: 0o600, writable: true },
  ...{ applied: 6, ours: 6, damage: [], thorough: true },
};
const file = (name: FileLook['name'], more: Partial<FileFacts> = {}): FileLook => {
  return { kind: 'read', name, path: `/data/${name}.db`, ...FACTS, ...more };
};
const AGREED = {
  ...{ products: 5, textMissing: 0, textExtra: 0, chunks: 5, vectorsMissing: 0, vectorsExtra: 0 },
  givenUp: null,
};
const WHOLE: DatabaseLook = {
  ...{ files: [file('catalogue'), file('event log')], freeDisk: 100 * 1024 * MIB, network: null },
  ...{ agreement: AGREED, deliveries: [], newestMoment: null },
};
const catalogue = (more: Partial<FileFacts>): Partial<DatabaseLook> => {
  return { files: [file('catalogue', more), file('event log')] };
};
const agreement = (more: Partial<typeof AGREED>): Partial<DatabaseLook> => ({ agreement: { ...AGREED, ...more } });
const missing = (name: FileLook['name']): FileLook => ({ kind: 'missing', name, path: `/data/${name}.db` });
const unreadable = (error: PilitoError): FileLook => {
  return { kind: 'unreadable', name: 'catalogue', path: '/data/catalogue.db', error };
};
const error = new PilitoError('storage_invalid', 'It is damaged.', { hint: 'Restore a backup.' });

describe('a database', () => {
  test('that is in order has nothing to complain of', () => {
    const findings = judgeDatabase(WHOLE);
    expect(notFine(findings)).toEqual([]);
    expect(findings.map(({ id }) => id)).toContain('database.text');
  });

  const cases: [string, Partial<DatabaseLook>, level: string, id: string, what: RegExp, next: RegExp][] = [
    [
      'no files',
      { files: [missing('catalogue'), missing('event log')] },
      'warning',
      'file',
      /no database/,
      /store add/,
    ],
    [
      'no directory',
      { files: [missing('catalogue'), missing('event log')], freeDisk: null },
      ...(['problem', 'file', /\/data does not exist/, /^mkdir -p \/data$/] as const),
    ],
    [
      'one file',
      { files: [file('catalogue'), missing('event log')] },
      'problem',
      'file',
      /event log .* missing/,
      /back/,
    ],
    ['noise', { files: [unreadable(error), missing('event log')] }, 'problem', 'file', /damaged/, /Restore/],
    ['damage', catalogue({ damage: ['page 3'] }), 'problem', 'integrity', /damaged: page 3/, /backup/],
    ['a newer schema', catalogue({ applied: 9 }), 'problem', 'schema', /newer.*9, ours 6/, /^npm install -g pilito/],
    ['an older schema', catalogue({ applied: 2 }), 'warning', 'schema', /schema 2/, /^pilito status$/],
    ['no right to write', catalogue({ writable: false }), 'problem', 'access', /may not write/, /^sudo chown/],
    [
      'too many readers',
      catalogue({ mode: 0o644 }),
      'warning',
      'access',
      /644/,
      /^chmod 600 '\/data\/catalogue.db'|^chmod/,
    ],
    [
      'much room',
      catalogue({ bytes: 200 * MIB, freeBytes: 150 * MIB }),
      'warning',
      'size',
      /150.0 MiB/,
      /^pilito compact$/,
    ],
    ['a long log', catalogue({ walBytes: 300 * MIB }), 'warning', 'wal', /300.0 MiB/, /anew/],
    ['a full disk', { freeDisk: 5 * MIB }, 'problem', 'disk', /Only 5.0 MiB/, /^pilito prune/],
    [
      'a tight disk',
      { ...catalogue({ bytes: 900 * MIB }), freeDisk: 500 * MIB },
      'warning',
      'disk',
      /less than/,
      /prune/,
    ],
    ['a disk elsewhere', { network: 'NFS' }, 'warning', 'disk', /NFS/, /PILITO_DB/],
    ['words missing', agreement({ textMissing: 2 }), 'problem', 'text', /2 products missing/, /backup/],
    [
      'words too many',
      agreement({ textExtra: 1 }),
      'problem',
      'text',
      /0 products missing there, 1 too many/,
      /backup/,
    ],
    ['vectors missing', agreement({ vectorsMissing: 1 }), 'problem', 'vectors', /1 text missing/, /backup/],
    ['vectors too many', agreement({ vectorsExtra: 4 }), 'warning', 'vectors', /4 vectors/, /report/],
  ];
  test.each(cases)('with %s', (_, more, level, id, what, next) => {
    expect(notFine(judgeDatabase({ ...WHOLE, ...more }))).toEqual([
      expect.objectContaining({
        ...{ id: `database.${id}`, subject: 'database', level, why: expect.stringMatching(/\w+\.$/) },
        ...{ what: expect.stringMatching(what), next: expect.stringMatching(next) },
      }),
    ]);
  });

  test('whose texts were given up says why', () => {
    const look = { ...WHOLE, agreement: { ...AGREED, givenUp: { texts: 2, reason: 'too long' } } };
    expect(notFine(judgeDatabase(look))).toEqual([
      expect.objectContaining({
        id: 'database.given_up',
        level: 'warning',
        what: expect.stringMatching(/2 texts.*too long/),
      }),
    ]);
  });
});
