// What a shop owner does by hand, in a real browser: upload the zip, connect, see what is wrong when something is, send
// the whole catalogue, all of it in Persian as well.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../support/wordpress/browser.ts';
import { type PilitoServer, startPilito } from '../support/wordpress/pilito.ts';
import { writeZip } from '../support/wordpress/plugin.ts';
import { describeWordPress, wordpress } from '../support/wordpress.ts';

const PRODUCTS = 130;

describeWordPress('in a browser', () => {
  const shop = wordpress({ plugin: false });
  let pilito: PilitoServer;
  let browser: Browser;

  beforeAll(async () => {
    pilito = await startPilito();
    browser = await openBrowser();
    await browser.signIn(shop.url, 'admin');
  });
  afterAll(async () => {
    await browser?.close();
    await pilito?.close();
  });

  const open = () => browser.page.goto(`${shop.url}/wp-admin/admin.php?page=pilito-product-sync`);
  const note = (place: string) => browser.page.locator(`#pilito-ps-${place}-note`);
  const connect = async (url: string, token: string, button: 'save' | 'test') => {
    const { page } = browser;
    await page.fill('#pilito-ps-url', url);
    const replace = page.locator('.pilito-ps-replace:not([open]) summary');
    if (token !== '' && (await replace.count()) > 0) await replace.click();
    if (token !== '') await page.fill('#pilito-ps-token', token);
    await page.click(`form[data-pilito="connection"] button[value="${button}"]`);
  };

  test('the zip installs through Plugins → Add New → Upload', async () => {
    const { page } = browser;
    const zip = join(shop.folder, 'pilito-product-sync.zip');
    writeZip(zip);
    await page.goto(`${shop.url}/wp-admin/plugin-install.php?tab=upload`);
    await page.setInputFiles('#pluginzip', zip);
    await page.click('#install-plugin-submit');
    await page.getByText('Plugin installed successfully.').waitFor();
    await page.getByRole('link', { name: 'Activate Plugin' }).click();
    await page.getByText('Plugin activated.').waitFor();
    await page.locator('#adminmenu').getByRole('link', { name: 'Pilito Sync' }).waitFor();
    await browser.picture('installed');
  });

  test('a wrong token: the server’s reason is shown, and nothing is said to be connected', async () => {
    await open();
    await connect(pilito.url, 'wc_sk_live_0000000000000000000000000000000000000000', 'test');
    await note('connection').locator('.notice-error').waitFor();
    expect(await note('connection').textContent()).toMatch(/token.*\(401\)/is);
    expect(await browser.page.locator('#pilito-ps-chip.is-good').count()).toBe(0);
    await browser.picture('wrong-token');
  });

  test('the right token: the store’s name is shown, and the token is masked after saving', async () => {
    await connect(pilito.url, pilito.token, 'save');
    await note('connection').locator('.notice-success').waitFor();
    expect(await note('connection').textContent()).toContain('Our shop');
    await open();
    const summary = browser.page.locator('.pilito-ps-replace summary code');
    expect(await summary.textContent()).toBe(`${pilito.token.slice(0, 6)}...${pilito.token.slice(-6)}`);
    expect(await browser.page.content()).not.toContain(pilito.token);
    await browser.page.locator('#pilito-ps-chip.is-good').waitFor();
    await browser.picture('connected');
  });

  test('sync all: a bar that moves, counts, and the whole catalogue at the server', async () => {
    const { page } = browser;
    await shop.php(`return count( products( ${PRODUCTS} ) );`);
    shop.forget();
    await page.reload();
    await page.click('form[data-pilito="sync"] button[value="start"]');
    await page.locator('[role="progressbar"]').waitFor();
    await browser.picture('syncing');
    await page.locator('.pilito-ps-sync[data-state="done"]').waitFor();
    expect(await page.locator('#pilito-ps-sync').textContent()).toContain(String(PRODUCTS));
    await browser.picture('synced');
    await pilito.worked();
    expect((await pilito.home.json(['products', 'list'])).count).toBe(PRODUCTS);
  });

  test('the products list shows the state of each', async () => {
    const { page } = browser;
    await shop.php('return product();');
    await page.goto(`${shop.url}/wp-admin/edit.php?post_type=product`);
    const column = page.locator('#the-list tr').first().locator('td[class*="pilito"]');
    await column.waitFor();
    expect((await column.innerHTML()).trim()).not.toBe('');
    await browser.picture('products');
  });

  test('the server is down: the page says so, what waits is listed, and "retry now" delivers it afterwards', async () => {
    const { page } = browser;
    await pilito.stop();
    shop.clock.advance(30);
    await shop.runDue();
    await open();
    await page.locator('#pilito-ps-chip.is-bad').waitFor();
    expect(await page.locator('#pilito-ps-delivery').textContent()).toMatch(/does not answer/);
    await browser.picture('server-down');
    await pilito.start();
    await page.click('form[data-pilito="retry"] button');
    await note('delivery').locator('.notice-success').waitFor();
    await browser.picture('retried');
    expect(shop.outbox().every(({ state }) => state === 'sent')).toBe(true);
  });

  test('in Persian: right to left, every text of ours translated', async () => {
    const { page } = browser;
    shop.mustUse(
      'persian.php',
      `$GLOBALS['text_direction'] = 'rtl'; add_filter( 'locale', function () { return 'fa_IR'; } );`,
    );
    await open();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('#pilito-ps-chip.is-good').waitFor();
    await browser.picture('persian');
    const text = (await page.locator('#pilito-ps').innerText()).replaceAll(
      /پیلیتو Sync|https?:\S+|wc_sk_\S+|pilito[\w .-]*|wp-config\.php/g,
      '',
    );
    expect(text).toMatch(/اتصال/);
    expect(text.match(/[A-Za-z]{4,}/g) ?? []).toEqual([]);
    await page.setViewportSize({ width: 400, height: 900 });
    await browser.picture('persian-narrow');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });

  test('no script of the pages complained', () => {
    expect(browser.complaints).toEqual([]);
  });
}, ['chromium']);
