// Shops as operators set them up: which language their answers have, and how their secrets are kept and changed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addStore, checkSecrets, getStore, learnCurrency, openSecrets, updateStore } from '../../../src/app/stores.ts';
import { PilitoError } from '../../../src/domain/errors.ts';
import { type Site, startSite } from '../../support/http-site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.close());

const languageOf = async (slug: string) => (await getStore(site.app, slug)).language;

test('the language follows the shop until somebody chooses one', async () => {
  await updateStore(site.app, 'books', { language: 'en' });
  await learnCurrency(site.app, await getStore(site.app, 'books'), 'IRT');
  expect(await languageOf('books')).toBe('en');
  await addStore(site.app, 'hats', {});
  expect(await languageOf('hats')).toBe('en');
  await learnCurrency(site.app, await getStore(site.app, 'hats'), 'IRT');
  expect(await languageOf('hats')).toBe('fa');
  await updateStore(site.app, 'hats', { language: 'en' });
  expect(await languageOf('hats')).toBe('en');
});

test('two webhook secrets are live, and saying the newest again keeps both', async () => {
  const live = async () => (await openSecrets(site.app, await getStore(site.app, 'books'))).webhookSecrets;
  await updateStore(site.app, 'books', { webhookSecret: 'first1' });
  await updateStore(site.app, 'books', { webhookSecret: 'second2' });
  await updateStore(site.app, 'books', { webhookSecret: 'second2' });
  expect(await live()).toEqual(['second2', 'first1']);
  await updateStore(site.app, 'books', { webhookSecret: 'third3' });
  expect(await live()).toEqual(['third3', 'second2']);
});

test('with another key the secrets do not open, and that is known before anything is served', async () => {
  await checkSecrets(site.app);
  const wrong = { ...site.app, secretKey: () => Buffer.alloc(32, 8) };
  await expect(checkSecrets(wrong)).rejects.toMatchObject({ code: 'secret_unreadable' });
  const none = {
    ...site.app,
    secretKey: (must: 'known' | 'made') => {
      throw new PilitoError('secret_unreadable', must);
    },
  };
  await expect(checkSecrets(none)).rejects.toThrow('known');
});

test('a lost key is mended by giving the secrets again', async () => {
  await updateStore(site.app, 'books', { webhookSecret: 'first1' });
  const anew = { ...site.app, secretKey: () => Buffer.alloc(32, 9) };
  await updateStore(anew, 'books', { webhookSecret: 'second2' });
  expect((await openSecrets(anew, await getStore(anew, 'books'))).webhookSecrets).toEqual(['second2']);
});

test.each([
  ['secret', { consumerKey: 'ck_1' }],
  ['key', { consumerSecret: 'cs_1' }],
])('a store is not left without the consumer %s', async (missing, half) => {
  const refusal = { code: 'invalid_usage', message: expect.stringContaining(`consumer ${missing} is missing`) };
  await expect(addStore(site.app, 'hats', half)).rejects.toMatchObject(refusal);
  await expect(updateStore(site.app, 'books', half)).rejects.toMatchObject(refusal);
  await expect(getStore(site.app, 'hats')).rejects.toMatchObject({ code: 'not_found' });
  await updateStore(site.app, 'books', { consumerKey: 'ck_1', consumerSecret: 'cs_1' });
  await updateStore(site.app, 'books', half);
  expect((await getStore(site.app, 'books')).hasCredentials).toBe(true);
});
