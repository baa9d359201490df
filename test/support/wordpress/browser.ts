// A headless Chromium with an empty profile. Pictures of what it shows are kept only where PILITO_SCREENSHOTS names a
// folder for them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { program } from './parts.ts';
import { PASSWORD } from './session.ts';

export interface Browser {
  page: Page;
  /** Signs in to a site in place of whoever was. */
  signIn(url: string, user: string): Promise<void>;
  picture(name: string): Promise<void>;
  /** What the page's scripts complained of. */
  complaints: string[];
  close(): Promise<void>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'pilito-chromium-'));
  const executablePath = program('chromium') ?? 'chromium';
  const viewport = { width: 1280, height: 1000 };
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, headless: true, viewport, args: QUIET },
  });
  context.setDefaultTimeout(20_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const pictures = process.env.PILITO_SCREENSHOTS;
  return {
    page,
    complaints,
    signIn: async (url, user) => {
      await context.clearCookies();
      await page.goto(`${url}/wp-login.php`);
      await page.fill('#user_login', user);
      await page.fill('#user_pass', PASSWORD);
      await page.click('#wp-submit');
      await page.waitForURL(/wp-admin/);
    },
    picture: async (name) => {
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
