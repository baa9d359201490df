// What nobody should send and somebody will: texts and values to try every parser with, and real documents with a few
// places spoilt. `PILITO_FUZZ_RUNS` says how often each property is tried.
import fc from 'fast-check';

export const RUNS = { numRuns: Number(process.env.PILITO_FUZZ_RUNS ?? 150) };

const NASTY = [
  '',
  ' ',
  '\u0000',
  '\u001b[31m\u001b]8;;https://evil.example\u0007click',
  '\u202eevil\u2066',
  '\ud800',
  '\ufeff',
  '\u200c\u200c',
  '"',
  "' OR 1=1 --",
  'NEAR(',
  'a AND OR NOT (',
  'title:x *',
  '%_%',
  '<script>alert(1)</script>',
  '&amp;&lt;&#x202e;',
  '<p><b><i><u>'.repeat(50),
  '=cmd|calc',
  '../../etc/passwd',
  '{{7*7}}',
  'NaN',
  '-0',
  '1e400',
  '0x10',
  '۱۲۳٫۴۵',
  '999999999999999999999999',
  '2026-02-30T25:61:61',
  '0000-00-00T00:00:00',
  'کفش‌ورزشی',
  '👨‍👩‍👧‍👦'.repeat(20),
  'a'.repeat(5_000),
];

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map((some) => some.join(' ')),
);

const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', 'length', ''),
  fc.string({ maxLength: 10 }),
);

export const value: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, 2 ** 63),
    fc.constant({ length: { toString: 1, valueOf: 1 } }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('any'), { maxLength: 5 }),
    fc.array(fc.tuple(names, tie('any')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).any;

/** A document with up to six of its places replaced, left out or told twice, as JSON. */
export function spoilt(document: unknown): fc.Arbitrary<string> {
  const spoil = fc.record({ place: fc.nat(), how: fc.constantFrom('replace', 'drop', 'twice'), by: value });
  return fc.array(spoil, { minLength: 1, maxLength: 6 }).map((spoils) => {
    const copy: unknown = structuredClone(document);
    for (const { place, how, by } of spoils) {
      const places = placesIn(copy);
      const chosen = places[place % Math.max(1, places.length)];
      if (chosen === undefined) continue;
      if (how === 'drop') chosen.drop();
      else chosen.put(structuredClone(how === 'twice' ? [chosen.get(), chosen.get()] : by));
    }
    return JSON.stringify(copy) ?? 'null';
  });
}

/** Text that is cut, repeated or has other bytes in it. */
export function torn(whole: string): fc.Arbitrary<Buffer> {
  const bytes = Buffer.from(whole);
  return fc.oneof(
    fc.nat(bytes.length).map((end) => bytes.subarray(0, end)),
    fc.tuple(fc.nat(bytes.length), fc.uint8Array({ maxLength: 8 })).map(([at, other]) => {
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(other), bytes.subarray(at)]);
    }),
    fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some)),
  );
}

interface Place {
  get(): unknown;
  put(by: unknown): void;
  drop(): void;
}

function placesIn(document: unknown): Place[] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.keys(document).flatMap((key) => [
    {
      get: () => Reflect.get(document, key),
      put: (by: unknown) => void Reflect.set(document, key, by),
      drop: () => void Reflect.deleteProperty(document, key),
    },
    ...placesIn(Reflect.get(document, key)),
  ]);
}
