// Sealed secrets open only with their key, in their place, unchanged.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, newSecretKey, newWebhookSecret, seal, secretKeyFrom, unseal } from '../../../src/domain/secret.ts';

const KEY = secretKeyFrom(newSecretKey());
const PLACE = 'store/shoes/consumer_secret';
const unreadable = expect.objectContaining({
  code: 'secret_unreadable',
  hint: expect.stringContaining('PILITO_SECRET_KEY'),
});

describe('secretKeyFrom', () => {
  it('takes 64 hex digits as they are and stretches anything else', () => {
    const hex = newSecretKey();
    expect(secretKeyFrom(hex)).toEqual(Buffer.from(hex, 'hex'));
    expect(secretKeyFrom(hex.toUpperCase())).toEqual(Buffer.from(hex, 'hex'));
    expect(secretKeyFrom('a pass phrase')).toHaveLength(32);
    expect(secretKeyFrom('a pass phrase')).toEqual(secretKeyFrom('a pass phrase'));
    expect(secretKeyFrom('a pass phrase')).not.toEqual(secretKeyFrom('another one'));
  });

  it('makes other keys every time', () => {
    expect(newSecretKey()).toMatch(/^[0-9a-f]{64}$/);
    expect(newSecretKey()).not.toBe(newSecretKey());
  });
});

describe('a sealed secret', () => {
  it('opens to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => unseal(KEY, PLACE, seal(KEY, PLACE, plain)) === plain),
    );
  });

  it('looks different every time and shows nothing', () => {
    const sealed = seal(KEY, PLACE, 'cs_1234567890');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(sealed).not.toBe(seal(KEY, PLACE, 'cs_1234567890'));
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('cs_');
  });

  it.each<[string, (sealed: string) => [Buffer, string, string]]>([
    ['with another key', (sealed) => [secretKeyFrom(newSecretKey()), PLACE, sealed]],
    ['in another place', (sealed) => [KEY, 'store/hats/consumer_secret', sealed]],
    ['in another format', (sealed) => [KEY, PLACE, sealed.replace('v1.', 'v2.')]],
    ['cut short', (sealed) => [KEY, PLACE, sealed.slice(0, -4)]],
    ['cut down to its nonce and a part of its tag', (sealed) => [KEY, PLACE, sealed.slice(0, 3 + 24)]],
    ['empty', () => [KEY, PLACE, '']],
    ['as plain text', () => [KEY, PLACE, 'cs_1234567890']],
  ])('does not open %s', (_, change) => {
    expect(() => unseal(...change(seal(KEY, PLACE, 'cs_1234567890')))).toThrow(unreadable);
  });

  it('does not open with any byte changed', () => {
    const sealed = Buffer.from(seal(KEY, PLACE, 'cs_1').slice(3), 'base64url');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => unseal(KEY, PLACE, `v1.${changed.toString('base64url')}`)).toThrow(unreadable);
    }
  });
});

describe('a webhook secret', () => {
  it('is 40 letters and digits, another one every time', () => {
    const made = Array.from({ length: 50 }, () => newWebhookSecret());
    for (const secret of made) expect(secret).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(new Set(made).size).toBe(50);
    expect(newWebhookSecret((below) => below - 1)).toBe('9'.repeat(40));
  });

  it('is told apart by its sealed text, in which it does not show', () => {
    const sealed = seal(KEY, PLACE, 'Secret1');
    expect(markOf(sealed)).toBe(markOf(sealed));
    expect(markOf(sealed)).not.toBe(markOf(seal(KEY, PLACE, 'Secret1')));
    expect(markOf(sealed)).toMatch(/^[0-9a-f]{16}$/);
  });
});
