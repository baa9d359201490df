// Stores: slugs, addresses, languages, and which addresses are private.
import { describe, expect, it } from 'vitest';
import { checkShopUrl, checkSlug, guessLanguage, isPrivateAddress, isPrivateHost } from '../../../src/domain/store.ts';

const refusal = expect.objectContaining({ code: 'invalid_usage', hint: expect.any(String) });

describe('checkSlug', () => {
  it.each(['a', '7', 'shoes', 'shoes-2', 'my_shop', 'a'.repeat(64)])('takes "%s"', (slug) => {
    expect(checkSlug(slug)).toBe(slug);
  });

  it.each(['', 'Shoes', '-shoes', 'shoes-', '_x', 'a b', 'کفش', 'a/b', 'a.b', 'a'.repeat(65), 'shoes\n'])(
    'refuses %j',
    (slug) => {
      expect(() => checkSlug(slug)).toThrow(refusal);
    },
  );
});

describe('checkShopUrl', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example/', 'https://shop.example'],
    ['HTTPS://Shop.Example/Store//', 'https://shop.example/Store'],
    ['http://localhost:8080/wp/?a=1#x', 'http://localhost:8080/wp'],
    ['https://کفش.example', `https://${new URL('https://کفش.example').host}`],
  ])('keeps %s as %s', (text, url) => {
    expect(checkShopUrl(text)).toBe(url);
  });

  it.each([
    '',
    'shop.example',
    'ftp://shop.example',
    'javascript:alert(1)',
    'https://',
    'https://u@shop.example',
    'https://u:p@shop.example',
  ])('refuses "%s"', (text) => {
    expect(() => checkShopUrl(text)).toThrow(refusal);
  });
});

describe('guessLanguage', () => {
  it.each([
    ['کفش ملی', 'https://shop.example', 'USD', 'fa'],
    ['Shoes', 'https://shoes.ir', null, 'fa'],
    ['Shoes', null, 'IRT', 'fa'],
    ['Shoes', null, 'IRR', 'fa'],
    ['Shoes', 'https://air.example', 'EUR', 'en'],
    ['Shoes', 'https://shop.example/.ir', null, 'en'],
    ['', null, null, 'en'],
  ])('of "%s" at %s in %s is %s', (name, url, currency, language) => {
    expect(guessLanguage({ name, url, currency })).toBe(language);
  });
});

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '::7f00:1',
    '::ffff:0:7f00:1',
    '4000::1',
    'fd00:ec2::254',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '[::1]',
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
    expect(isPrivateHost(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8', '[2606:4700:4700::1111]'])(
    '%s is none',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
      expect(isPrivateHost(address)).toBe(false);
    },
  );

  it.each([
    ['localhost', true],
    ['LOCALHOST.', true],
    ['shop.localhost', true],
    ['localhost.example', false],
    ['shop.example', false],
    ['10.example', false],
  ])('the host %s: %s', (host, is) => {
    expect(isPrivateHost(host)).toBe(is);
  });
});
