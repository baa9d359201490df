// Tokens: how they look, what is kept of them, and who may pass.
import { describe, expect, it } from 'vitest';
import {
  allowsAddress,
  hashToken,
  isAddressRange,
  isValidToken,
  mintToken,
  previewToken,
  SCOPES,
} from '../../../src/domain/token.ts';

describe('mintToken', () => {
  it.each([
    ['ingest', /^wc_sk_live_[a-z0-9]{40}$/],
    ['read', /^pilito_read_[a-z0-9]{40}$/],
    ['admin', /^pilito_admin_[a-z0-9]{40}$/],
  ] as const)('gives %s tokens their look', (scope, look) => {
    expect(mintToken(scope)).toMatch(look);
  });

  it('picks every letter from the whole alphabet', () => {
    const below: number[] = [];
    expect(mintToken('ingest', (n) => below.push(n) % n)).toBe('wc_sk_live_bcdefghijklmnopqrstuvwxyz0123456789abcde');
    expect(new Set(below)).toEqual(new Set([36]));
  });

  it('never gives the same twice', () => {
    const tokens = SCOPES.flatMap((scope) => Array.from({ length: 100 }, () => mintToken(scope)));
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});

describe('what is kept of a token', () => {
  it('is its SHA-256 and a preview that does not give it away', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(previewToken('wc_sk_live_0123456789abcdef')).toBe('wc_sk_...abcdef');
  });
});

describe('isValidToken', () => {
  it.each([
    [true, null, true],
    [true, 1_001, true],
    [true, 1_000, false],
    [true, 999, false],
    [false, null, false],
    [false, 2_000, false],
  ])('active %s, expires at %s: %s', (isActive, expiresAt, valid) => {
    expect(isValidToken({ isActive, expiresAt }, 1_000)).toBe(valid);
  });
});

describe('allowsAddress', () => {
  it.each<[string[], string, boolean]>([
    [[], '203.0.113.9', true],
    [[], 'nonsense', true],
    [['203.0.113.9'], '203.0.113.9', true],
    [['203.0.113.9'], '203.0.113.10', false],
    [['203.0.113.9'], '::ffff:203.0.113.9', true],
    [['::ffff:203.0.113.9'], '203.0.113.9', true],
    [['203.0.113.0/24'], '203.0.113.200', true],
    [['203.0.113.0/24'], '203.0.114.1', false],
    [['10.0.0.0/8', '203.0.113.9'], '203.0.113.9', true],
    [['2001:db8::/32'], '2001:db8:1::5', true],
    [['2001:db8::/32'], '2001:db9::5', false],
    [['2001:db8::1'], '2001:DB8:0:0::1', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['203.0.113.9'], 'nonsense', false],
    [['203.0.113.9'], '', false],
  ])('%j lets %s in: %s', (allowed, address, allows) => {
    expect(allowsAddress(allowed, address)).toBe(allows);
  });
});

describe('isAddressRange', () => {
  it.each([
    ['203.0.113.9', true],
    ['203.0.113.0/24', true],
    ['2001:db8::/32', true],
    ['2001:db8::1', true],
    ['203.0.113.0/33', false],
    ['shop.example', false],
    ['203.0.113.9/', false],
    ['', false],
  ])('%s: %s', (entry, is) => {
    expect(isAddressRange(entry)).toBe(is);
  });
});
