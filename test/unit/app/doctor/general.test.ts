// The clock, the secret key and the embedder: what is said of each.
import { describe, expect, test } from 'vitest';
import { judgeClock } from '../../../../src/app/doctor/clock.ts';
import { costOf, type EmbedderLook, judgeEmbedder, priceOf, tokensOf } from '../../../../src/app/doctor/embedder.ts';
import { judgeSecrets, type SecretsLook } from '../../../../src/app/doctor/secrets.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import { T0 } from '../../../support/database.ts';
import { brief, notFine } from './looks.ts';

const HOUR = 3_600_000;
const skew = (store: string, ms: number) => ({ store, ms });

describe('the clock', () => {
  const cases: [string, Parameters<typeof judgeClock>[0], expected: string[], what: RegExp][] = [
    ['has nothing to be compared with', { now: T0, newestMoment: null, skews: [] }, [], /^$/],
    [
      'agrees',
      { now: T0, newestMoment: T0, skews: [skew('a', 900), skew('b', -100)] },
      ['ok clock.skew'],
      /two seconds/,
    ],
    ['is nearly right', { now: T0, newestMoment: T0, skews: [skew('a', 60_000)] }, ['ok clock.skew'], /1 min 0 s/],
    [
      'may be wrong',
      { now: T0, newestMoment: T0, skews: [skew('a', HOUR)] },
      ['warning clock.skew'],
      /a is 1 h 0 min ahead/,
    ],
    [
      'is right where one shop is not',
      { now: T0, newestMoment: T0, skews: [skew('a', -HOUR), skew('b', 0)] },
      ['warning clock.skew'],
      /a is .* behind/,
    ],
    [
      'is behind',
      { now: T0, newestMoment: T0, skews: [skew('a', HOUR), skew('b', HOUR)] },
      ['problem clock.skew'],
      /behind: a, b/,
    ],
    [
      'is not blamed for two shops that differ',
      { now: T0, newestMoment: T0, skews: [skew('a', HOUR), skew('b', -HOUR)] },
      ['warning clock.skew'],
      /./,
    ],
    ['has gone back', { now: T0, newestMoment: T0 + HOUR, skews: [] }, ['problem clock.sane'], /1 h 0 min ahead/],
    ['stands at the beginning', { now: 0, newestMoment: null, skews: [] }, ['problem clock.sane'], /1970/],
  ];
  test.each(cases)('%s', (_, look, expected, what) => {
    const found = judgeClock(look);
    expect(found.map(brief)).toEqual(expected);
    expect(found[0]?.what ?? '').toMatch(what);
  });
});

describe('the secret key', () => {
  const file: SecretsLook['key'] = { from: 'file', path: '/data/pilito.key', mode: 0o600 };
  const none: SecretsLook['key'] = { from: 'none', path: '/data/pilito.key', mode: null };
  const cases: [string, SecretsLook, expected: string[], next: RegExp][] = [
    ['opens everything', { key: file, opened: ['a', 'b'], closed: [] }, ['ok secrets.opens'], /^$/],
    [
      'stands in the environment',
      { key: { ...file, from: 'environment', mode: null }, opened: [], closed: [] },
      ['ok secrets.opens'],
      /^$/,
    ],
    ['is not needed yet', { key: none, opened: [], closed: [] }, ['ok secrets.key'], /^$/],
    ['is lost', { key: none, opened: [], closed: ['a'] }, ['problem secrets.key'], /store update a /],
    ['is another one', { key: file, opened: ['a'], closed: ['b'] }, ['problem secrets.opens'], /store update b /],
    [
      'is for everybody',
      { key: { ...file, mode: 0o644 }, opened: ['a'], closed: [] },
      ['warning secrets.mode', 'ok secrets.opens'],
      /^chmod 600 \/data\/pilito\.key$/,
    ],
  ];
  test.each(cases)('%s', (_, look, expected, next) => {
    const found = judgeSecrets(look);
    expect(found.map(brief)).toEqual(expected);
    expect(found[0]?.next ?? '').toMatch(next);
  });
});

describe('the embedder', () => {
  const fingerprint = { provider: 'openai', model: 'text-embedding-3-small', dimensions: 1536, format: 1 };
  const FINE: EmbedderLook = {
    fingerprint,
    tried: { ok: true, ms: 80 },
    pending: { texts: 0, characters: 0, bytes: 0 },
    price: null,
  };
  const failing = (code: 'embedder_mismatch' | 'embedder_refused' | 'embedder_unavailable', hint?: string) => {
    return { ok: false as const, error: new PilitoError(code, 'It failed.', { hint }) };
  };

  test('that answers is fine, and so is one that nobody asked', () => {
    expect(notFine(judgeEmbedder(FINE))).toEqual([]);
    expect(judgeEmbedder({ ...FINE, tried: null })[0]?.what).toContain('not asked');
  });

  test.each([
    [failing('embedder_mismatch', 'Set PILITO_EMBED_DIMENSIONS.'), 'problem embedder.dimensions', /^Set PILITO/],
    [failing('embedder_refused', 'Check the key.'), 'problem embedder.reach', /^Check the key/],
    [failing('embedder_unavailable'), 'problem embedder.reach', /pilito doctor/],
  ])('that fails is a problem: %j', (tried, expected, next) => {
    const [found] = notFine(judgeEmbedder({ ...FINE, tried }));
    expect(found && brief(found)).toBe(expected);
    expect(found?.next).toMatch(next);
  });

  test('tells what waits, as an estimate, and a price only where one is known', () => {
    const pending = { texts: 1_200, characters: 4_000_000, bytes: 4_000_000 };
    const [, plain] = judgeEmbedder({ ...FINE, pending });
    expect(plain?.what).toBe('1200 texts to embed: an estimated 1,000,000 tokens');
    const [, priced] = judgeEmbedder({ ...FINE, pending, price: '0.13' });
    expect(priced?.what).toBe('1200 texts to embed: an estimated 1,000,000 tokens, about $0.13 at $0.13 a million');
    const local = { ...FINE, fingerprint: { ...fingerprint, provider: 'local' }, tried: null, pending };
    expect(judgeEmbedder(local).map(({ what }) => what)[1]).toBe('1200 texts to embed; `pilito worker` does it');
  });

  test.each([
    ['red shoe', 8, 8, 2],
    ['کفش', 3, 6, 2],
    ['کفش ۴۲', 6, 11, 3],
  ])('%s: %i characters in %i bytes are %i tokens', (text, characters, bytes, tokens) => {
    expect([text.length, Buffer.byteLength(text)]).toEqual([characters, bytes]);
    expect(tokensOf({ characters, bytes })).toBe(tokens);
  });

  test.each([
    [1_000_000, '0.02', '0.02'],
    [1, '0.02', '0.01'],
    [2_500_000, '0.13', '0.33'],
    [3_000_000, '12', '36.00'],
  ])('%i tokens at %s cost %s, rounded up', (tokens, price, cost) => {
    expect(costOf(tokens, price)).toBe(cost);
  });

  test.each([
    ['text-embedding-3-small', true, null, '0.02'],
    ['text-embedding-3-small', false, null, null],
    ['nomic-embed-text', true, null, null],
    ['nomic-embed-text', false, '1.5', '1.5'],
  ])('the price of %s (at OpenAI: %s, set: %s) is %s', (model, atOpenai, set, expected) => {
    expect(priceOf(model, atOpenai, set)).toBe(expected);
  });
});
