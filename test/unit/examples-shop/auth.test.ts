// Keys in all their ways of being shown, and the recorded words of every refusal.
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { expect, test } from 'vitest';
import type { ApiKey } from '../../../examples/shop/auth.ts';
import { ask, fixture, NOW, openShop, recorded, signed } from './client.ts';

const LIST = '/wp-json/wc/v3/products?per_page=1&_fields=id,name';
const reader: ApiKey = { consumerKey: 'ck_r', consumerSecret: 'cs_r', permissions: 'read', manager: true };
const writer: ApiKey = { consumerKey: 'ck_w', consumerSecret: 'cs_w', permissions: 'write', manager: true };
const customer: ApiKey = { consumerKey: 'ck_c', consumerSecret: 'cs_c', permissions: 'read_write', manager: false };
const options = { consumerKey: 'ck_main', consumerSecret: 'cs_main', keys: [reader, writer, customer] };
const MAIN: [string, string] = ['ck_main', 'cs_main'];

async function expectRecorded(response: Response, name: string): Promise<void> {
  const real = recorded(`auth-${name}`);
  expect(response.status).toBe(real.status);
  expect(await response.json()).toEqual(real.body);
}

test('over http only OAuth is looked at', async () => {
  const shop = await openShop(options);
  await expectRecorded(await fetch(shop.url + LIST), 'http-none');
  const login = { Authorization: `Basic ${btoa('ck_main:cs_main')}` };
  await expectRecorded(await fetch(shop.url + LIST, { headers: login }), 'http-basic');
  const query = await fetch(`${shop.url}${LIST}&consumer_key=ck_main&consumer_secret=cs_main`);
  await expectRecorded(query, 'http-none');
  for (const hash of ['sha1', 'sha256'] as const) {
    expect((await fetch(signed('GET', shop.url + LIST, MAIN, { hash }))).status).toBe(200);
  }
});

test('what a signature is refused for', async () => {
  const shop = await openShop(options);
  const url = shop.url + LIST;
  const refused = async (address: string, name: string) => expectRecorded(await fetch(address), `http-oauth1-${name}`);
  await refused(signed('GET', url, ['ck_nope', 'x']), 'bad-key');
  await refused(signed('GET', url, ['ck_main', 'cs_wrong']), 'bad-signature');
  await refused(signed('GET', url, MAIN, { at: NOW - 1_000_000 }), 'old-timestamp');
  await refused(`${url}&oauth_consumer_key=ck_main`, 'missing-param');
  const twice = signed('GET', url, MAIN, { nonce: 'aaaabbbbcccc' });
  expect((await fetch(twice)).status).toBe(200);
  await refused(twice, 'nonce-replay');
  const elsewhere = signed('GET', url.replace('127.0.0.1', 'localhost'), MAIN);
  await refused(elsewhere.replace('localhost', '127.0.0.1'), 'bad-signature');
  await refused(signed('GET', `${url}&include[]=101&include[]=105`, MAIN), 'bad-signature');
  expect((await fetch(signed('GET', `${url}&include=101,105&search=گوشی`, MAIN))).status).toBe(200);
});

test('over https a key goes in the header or in the query', async () => {
  const shop = await openShop(options);
  expect((await ask(shop, 'products')).status).toBe(200);
  const headers = { 'X-Forwarded-Proto': 'https' };
  const query = `${shop.url}${LIST}&consumer_key=ck_main&consumer_secret=cs_main`;
  expect((await fetch(query, { headers })).status).toBe(200);
  expect(
    (await fetch(`${shop.url}/index.php${LIST}&consumer_key=ck_main&consumer_secret=cs_main`, { headers })).status,
  ).toBe(200);
  await expectRecorded(await ask(shop, 'products', { key: ['ck_nope', 'x'] }), 'https-basic-bad-key');
  const wrong = await ask(shop, 'products', { key: ['ck_main', 'cs_wrong'] });
  expect(wrong.headers.get('WWW-Authenticate')).toMatch(/^Basic/);
  await expectRecorded(wrong, 'https-basic-bad-secret');
  const plain = `${shop.url}/?rest_route=/wc/v3/products&consumer_key=ck_main&consumer_secret=cs_main`;
  await expectRecorded(await fetch(plain, { headers }), 'plain-permalink-route');
});

test('a key may do what its level and its owner may', async () => {
  const shop = await openShop(options);
  const post = { method: 'POST', body: {} };
  await expectRecorded(await ask(shop, 'products', { key: ['ck_r', 'cs_r'], ...post }), 'https-read-key-post');
  await expectRecorded(await ask(shop, 'products', { key: ['ck_w', 'cs_w'] }), 'https-write-key-get');
  await expectRecorded(await ask(shop, 'products', { key: ['ck_c', 'cs_c'] }), 'https-customer-key-get-products');
  expect((await ask(shop, 'webhooks', { key: ['ck_r', 'cs_r'] })).status).toBe(200);
  const overridden = { ...post, headers: { 'X-HTTP-Method-Override': 'GET' } };
  expect((await ask(shop, 'products', { key: ['ck_r', 'cs_r'], ...overridden })).status).toBe(200);
});

test('a host that strips Authorization still takes keys in the query', async () => {
  const shop = await openShop({ ...options, stripsAuthorization: true });
  expect((await ask(shop, 'products')).status).toBe(401);
  expect((await ask(shop, 'products?consumer_key=ck_main&consumer_secret=cs_main')).status).toBe(200);
  expect(JSON.stringify(shop.requests)).not.toContain('cs_main');
});

test('with a certificate the shop is https itself', async () => {
  const [key, cert] = ['key', 'cert'].map((name) => readFileSync(fixture(`../tls/${name}.pem`), 'utf8'));
  const shop = await openShop({ ...options, tls: { key: String(key), cert: String(cert) } });
  const status = await new Promise((resolve, reject) => {
    const request = https.get(shop.url + LIST, { ca: cert, auth: 'ck_main:cs_main', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
  expect(shop.url).toMatch(/^https:/);
  expect(status).toBe(200);
});
