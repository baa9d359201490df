// How signatures are compared: in constant time, all of them, and nothing secret by `===` anywhere.
import { timingSafeEqual } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { isSigned, same, sign } from '../../../../src/adapters/woocommerce/signature.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});
beforeEach(() => {
  vi.mocked(timingSafeEqual).mockClear();
});

const BODY = Buffer.from('{"id":1}');
const SECRETS = ['first', 'second'];

test.each([
  ['the first secret', sign(BODY, 'first'), true],
  ['the second', sign(BODY, 'second'), true],
  ['another', sign(BODY, 'third'), false],
])('signed with %s: as many comparisons as secrets', (_, signature, is) => {
  expect(isSigned(BODY, signature, SECRETS)).toBe(is);
  expect(timingSafeEqual).toHaveBeenCalledTimes(SECRETS.length);
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['', '', true],
  ['é', 'e\u0301', false],
])('same(%j, %j) is %s', (a, b, is) => {
  expect(same(a, b)).toBe(is);
});

const SRC = join(import.meta.dirname, '../../../../src');
/** A comparison by which a stranger could learn, letter by letter, what is expected. */
const LEAKY =
  /\b\w*(?:signature|digest|hmac|secret)\w*\)? [!=]==? (?!null|undefined|')|[!=]==? \w*(?:signature|digest|hmac|secret)/i;
/** What the operator says is held against what the operator said; nobody else can ask. */
const BY_OPERATORS = ['app/stores.ts', 'domain/webhook.ts'];

test('no signature or secret is compared with ===', () => {
  const doors = ['http', 'mcp', 'app', 'domain', 'adapters'].flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  );
  const leaks = doors
    .filter((file) => file.endsWith('.ts') && !BY_OPERATORS.includes(file))
    .flatMap((file) =>
      readFileSync(join(SRC, file), 'utf8')
        .split('\n')
        .map((line) => `${file}: ${line.trim()}`),
    )
    .filter((line) => LEAKY.test(line));
  expect(leaks).toEqual([]);
  expect('if (signature === expected)').toMatch(LEAKY);
});
