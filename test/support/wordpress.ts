// Real WordPress sites for tests of the plugin: WordPress and PHP as Debian packages them, a private MariaDB, and a small
// stand-in for WooCommerce (test/php/woocommerce). How to use it:
//
//   describeWordPress('stock', () => {                    // skipped, with the reason in its name, where parts are missing
//     const shop = wordpress();                           // a new site for the tests of this block, closed after them
//     test('…', async () => {
//       await shop.connect({ url, token });               // saves the plugin's settings
//       const id = await shop.php(`return product( array( 'name' => 'Mug' ) );`);   // PHP inside the site, as JSON back
//       shop.clock.advance(30);                           // seconds; the plugin's clock stands still otherwise
//       await shop.runDue();                              // Action Scheduler, by that clock
//     });
//   });
//
// `shop.php` is a request of its own: at its end the shutdown hooks have run. Nobody is logged in there; begin with
// `wp_set_current_user( 1 );` for the administrator. test/php/site/snippets.php has a few short cuts for such PHP.
// The site answers at `shop.url`; `shop.login('admin')` gives the session of a user there.
// What the plugin made PHP complain of fails the block when it is closed.
//
// The first block that asks has MariaDB started and WordPress installed, for all test files together (wordpress/setup.ts).
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { missingParts } from './wordpress/parts.ts';
import type { Session } from './wordpress/session.ts';
import { makeSite, type Site, type SiteOptions } from './wordpress/site.ts';
import type { Template } from './wordpress/template.ts';

export type { Session, Site };

/** Tests that need a WordPress, and perhaps more programs. */
export function describeWordPress(name: string, tests: () => void, programs: readonly string[] = []): void {
  const missing = missingParts(programs);
  if (missing === null) describe(name, tests);
  else describe.skip(`${name} (skipped, for parts are missing: ${missing})`, tests);
}

/** For the tests of a block a site of its own. What it holds may be used from the first test on. */
export function wordpress(options: SiteOptions = {}): Site {
  const held = {} as Site;
  beforeAll(async () => {
    Object.assign(held, await openSite(options));
  });
  afterAll(async () => {
    await held.close?.();
  });
  return held;
}

/** A site whose end is the caller's business. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  return makeSite(await template(), options);
}

/** MariaDB and the installed WordPress, made by the first who asks. */
async function template(): Promise<Template> {
  const answer = await fetch(inject('wordpressTemplate'));
  // biome-ignore lint/suspicious/noExplicitAny: it is our own, see wordpress/setup.ts
  const told: any = await answer.json();
  if (!answer.ok) throw new Error(`There is no WordPress to test in: ${told.error}`);
  return told;
}
