// One WordPress site: a folder with its content, a database, and what tests do with them.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from './mariadb.ts';
import { runPhp, SCRIPTS } from './php.ts';
import { PLUGIN, unpackPlugin } from './plugin.ts';
import { logIn, type Session } from './session.ts';
import { copyDatabase, type Template, writeConfig } from './template.ts';
import { freePort, startWebServer } from './web-server.ts';

export interface SiteOptions {
  /** The stand-in for WooCommerce is active, unless said otherwise. */
  woocommerce?: boolean;
  /** Our plugin is active, unless said otherwise; `false` leaves it out of the folder as well. */
  plugin?: boolean | 'inactive';
  /** A network, with a second site at /second/. */
  network?: boolean;
}

export interface PhpOptions {
  /** The path of the site in a network. */
  path?: string;
  /** As wp-config.php would define them. */
  constants?: Record<string, string>;
}

export interface Site {
  url: string;
  folder: string;
  /** Runs PHP inside the site; what it returns, by way of JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  php(code: string, options?: PhpOptions): Promise<any>;
  /** The plugin's clock, in seconds. */
  clock: { now(): number; advance(seconds: number): void; set(at: number): void };
  /** Saves the plugin's settings. */
  connect(to: { url: string; token: string }): Promise<void>;
  /** Runs what Action Scheduler has due; how many actions that were. */
  runDue(): Promise<number>;
  /** Rows of what SQL on the site's database answers, every value as text. */
  sql(statement: string): Record<string, string>[];
  /** The plugin's outbox, by product. */
  outbox(): Record<string, string>[];
  /** What Action Scheduler has planned: hook, and when in seconds. */
  planned(): { hook: string; at: number }[];
  /** Code that runs in every request, as a plugin of the shop's own would. Empty code takes it away. */
  mustUse(file: string, code: string): void;
  /** The plugin forgets all but its settings. */
  forget(): void;
  login(user: string): Promise<Session>;
  close(): Promise<void>;
}

const WOOCOMMERCE = join(SCRIPTS, '../woocommerce');

export async function makeSite(template: Template, options: SiteOptions): Promise<Site> {
  const { woocommerce = true, plugin = true, network = false } = options;
  const folder = mkdtempSync(join(template.folder, 'site-'));
  const place = { core: template.core, site: folder };
  const database = basename(folder).replaceAll(/[^A-Za-z0-9]/g, '_');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const clockFile = join(folder, 'wp-content/clock');

  mkdirSync(join(folder, 'wp-content/plugins'), { recursive: true });
  mkdirSync(join(folder, 'wp-content/uploads'));
  cpSync(join(SCRIPTS, 'mu-plugins'), join(folder, 'wp-content/mu-plugins'), { recursive: true });
  cpSync(join(SCRIPTS, 'theme'), join(folder, 'wp-content/themes/twentytwentythree'), { recursive: true });
  copyDatabase(template, database);
  const standing = { DB_NAME: database, DB_HOST: `localhost:${template.socket}`, WP_HOME: url };
  writeConfig(folder, standing);

  const php: Site['php'] = async (code, { path = '/', constants: more = {} } = {}) => {
    const body = JSON.stringify({ code, path, constants: more });
    const answer = await fetch(`${url}/~php`, { method: 'POST', body });
    const said = await answer.text();
    if (answer.headers.has('x-test-answer') && answer.ok) return JSON.parse(said);
    throw new Error(`PHP failed: ${said.slice(0, 300)}\n${logOf(folder)}\nof: ${code}`);
  };
  const clock: Site['clock'] = {
    now: () => Number(readFileSync(clockFile, 'utf8')),
    set: (at) => writeFileSync(clockFile, String(at)),
    advance: (seconds) => clock.set(clock.now() + seconds),
  };
  const ask = (statement: string) => sql(template.socket, `USE ${database}; ${statement}`);
  clock.set(Math.floor(Date.now() / 1000));

  if (network) await makeNetwork(place, standing);
  const server = await startWebServer(place, port);
  if (network) await php(SECOND_SITE);
  if (woocommerce) cpSync(WOOCOMMERCE, join(folder, 'wp-content/plugins/woocommerce'), { recursive: true });
  if (plugin !== false) unpackPlugin(join(folder, 'wp-content/plugins'));
  const active = [woocommerce && 'woocommerce/woocommerce.php', plugin === true && PLUGIN].filter(
    (name) => name !== false,
  );
  for (const name of active) await php(activation(name, network));

  return {
    url,
    folder,
    php,
    clock,
    connect: async (to) => {
      const saved = Object.entries({ server_url: to.url, token: to.token }).map(
        ([name, value]) => `update_option( 'pilito_ps_${name}', '${value}', false );`,
      );
      await php(`${saved.join('\n')} return true;`);
    },
    runDue: () => php('return stand_in_run_due( pilito_ps_now() );'),
    sql: ask,
    outbox: () => ask('SELECT * FROM wp_pilito_ps_outbox ORDER BY product_id'),
    planned: () =>
      ask(`SELECT hook, TIMESTAMPDIFF( SECOND, '1970-01-01', scheduled_date_gmt ) AS at
        FROM wp_actionscheduler_actions WHERE status = 'pending'`).map(({ hook = '', at }) => ({
        hook,
        at: Number(at),
      })),
    mustUse: (file, code) => writeFileSync(join(folder, 'wp-content/mu-plugins', file), `<?php\n${code}`),
    forget: () => {
      const kept = "'pilito_ps_server_url', 'pilito_ps_token', 'pilito_ps_install', 'pilito_ps_db_version'";
      ask('TRUNCATE wp_pilito_ps_outbox; TRUNCATE wp_actionscheduler_actions;');
      ask(`DELETE FROM wp_options WHERE option_name LIKE 'pilito_ps_%' AND option_name NOT IN ( ${kept} );`);
    },
    login: (user) => logIn(url, user),
    close: async () => {
      await server.close();
      sql(template.socket, `DROP DATABASE ${database};`);
      const complaints = logOf(folder)
        .split('\n')
        .filter((line) => line.includes('pilito-product-sync'));
      rmSync(folder, { recursive: true, force: true });
      if (complaints.length > 0) throw new Error(`PHP complained of the plugin:\n${complaints.join('\n')}`);
    },
  };
}

const SECOND_SITE = `wp_insert_site( array( 'domain' => '127.0.0.1', 'path' => '/second/', 'user_id' => 1 ) ); return true;`;

/** As the Plugins page does it: in a request of its own, without the plugin loaded before. */
function activation(plugin: string, network: boolean): string {
  return `require_once ABSPATH . 'wp-admin/includes/plugin.php';
    $error = activate_plugin( '${plugin}', '', ${network} );
    if ( is_wp_error( $error ) ) { throw new Exception( $error->get_error_message() ); }
    return true;`;
}

async function makeNetwork(place: { core: string; site: string }, standing: Record<string, string | boolean>) {
  const made = await runPhp(place, [join(SCRIPTS, 'network.php'), place.core]);
  if (made.code !== 0) throw new Error(`The network could not be made: ${made.stdout}${logOf(place.site)}`);
  writeConfig(place.site, {
    ...standing,
    MULTISITE: true,
    SUBDOMAIN_INSTALL: false,
    DOMAIN_CURRENT_SITE: '127.0.0.1',
    PATH_CURRENT_SITE: '/',
  });
}

function logOf(folder: string): string {
  const file = join(folder, 'php.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
