import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { percentEncode, signatureBase, signUrl } from '../../../../src/adapters/woocommerce/oauth.ts';
import { recorded } from './recorded.ts';

test('the base string of RFC 5849 §3.4.1.1', () => {
  const params: [string, string][] = [
    ['b5', '=%3D'],
    ['a3', 'a'],
    ['c@', ''],
    ['a2', 'r b'],
    ['oauth_consumer_key', '9djdj82h48djs9d2'],
    ['oauth_token', 'kkk9d7dh3k39sjv7'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', '137131201'],
    ['oauth_nonce', '7d8f3e4a'],
    ['c2', ''],
    ['a3', '2 q'],
  ];
  expect(signatureBase('post', new URL('http://example.com/request?b5=%3D%253D&a3=a'), params)).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26' +
      'c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26' +
      'oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
  );
});

test('encoding leaves the unreserved characters alone', () => {
  expect(percentEncode("Aa0-._~ !*'()+/ی")).toBe('Aa0-._~%20%21%2A%27%28%29%2B%2F%DB%8C');
});

test('ports that are not the default are part of the address', () => {
  expect(signatureBase('GET', new URL('http://127.0.0.1:8080/x'), [])).toBe('GET&http%3A%2F%2F127.0.0.1%3A8080%2Fx&');
  expect(signatureBase('GET', new URL('http://shop.test:80/x'), [])).toBe('GET&http%3A%2F%2Fshop.test%2Fx&');
});

test('a signed address looks like the one a real shop accepted', () => {
  const accepted = new URL(recorded('auth/http-oauth1-sha256').request.path, 'http://127.0.0.1:8080');
  const bare = new URL('http://127.0.0.1:8080/wp-json/wc/v3/products?per_page=1&_fields=id%2Cname');
  const keys = { consumerKey: accepted.searchParams.get('oauth_consumer_key') ?? '', consumerSecret: 'cs_x' };
  const now = Number(accepted.searchParams.get('oauth_timestamp')) * 1000 + 999;
  const url = signUrl('GET', bare, keys, now, accepted.searchParams.get('oauth_nonce') ?? '');
  const shown = (one: URL) => one.search.replace(/&oauth_signature=.*/, '');
  expect(shown(url)).toBe(shown(accepted));

  const base = signatureBase(
    'GET',
    bare,
    [...url.searchParams].filter(([name]) => name !== 'oauth_signature'),
  );
  const expected = createHmac('sha256', 'cs_x&').update(base).digest('base64');
  expect(url.searchParams.get('oauth_signature')).toBe(expected);
});
