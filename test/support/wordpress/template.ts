// What all sites begin as: one copy of WordPress, and one installed database that is copied for each of them.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MariaDb, sql, startMariaDb } from './mariadb.ts';
import { WORDPRESS } from './parts.ts';
import { runPhp, SCRIPTS } from './php.ts';

export interface Template {
  /** Where sites have their folders. */
  folder: string;
  core: string;
  socket: string;
  /** Of the installed database. */
  tables: string[];
}

const DATABASE = 'template';

export async function makeTemplate(folder: string): Promise<{ template: Template; mariadb: MariaDb }> {
  const core = join(folder, 'core');
  const site = join(folder, 'site-template');
  mkdirSync(join(site, 'wp-content'), { recursive: true });
  cpSync(WORDPRESS, core, { recursive: true, dereference: true, filter: (path) => !path.endsWith('.htaccess') });
  cpSync(join(SCRIPTS, 'wp-config.php'), join(core, 'wp-config.php'));
  const mariadb = await startMariaDb(folder);
  sql(mariadb.socket, `CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4;`);
  writeConfig(site, { DB_NAME: DATABASE, DB_HOST: `localhost:${mariadb.socket}`, WP_HOME: 'http://127.0.0.1' });
  const { code, stdout } = await runPhp({ core, site }, [join(SCRIPTS, 'install.php'), core]);
  if (code !== 0) throw new Error(`WordPress could not be installed: ${stdout}`);
  const tables = sql(mariadb.socket, `SHOW TABLES FROM ${DATABASE};`).flatMap((row) => Object.values(row));
  return { template: { folder, core, socket: mariadb.socket, tables }, mariadb };
}

/** A database for a site, as WordPress is after its installation. */
export function copyDatabase({ socket, tables }: Template, name: string): void {
  const copies = tables.map(
    (table) =>
      `CREATE TABLE ${name}.${table} LIKE ${DATABASE}.${table};` +
      `INSERT INTO ${name}.${table} SELECT * FROM ${DATABASE}.${table};`,
  );
  sql(socket, `CREATE DATABASE ${name} CHARACTER SET utf8mb4; ${copies.join('\n')}`);
}

/** The constants a site is told apart by; wp-config.php reads them. */
export function writeConfig(site: string, constants: Record<string, string | boolean>): void {
  const lines = Object.entries(constants).map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`);
  writeFileSync(join(site, 'config.php'), `<?php\n${lines.join('\n')}\n`);
}
