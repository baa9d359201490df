// `pilito token`: minting and managing what clients show. A secret is printed once, alone on stdout.
import { type Command, Option } from 'commander';
import { isoTime, isoTimeOrNull } from '../../app/moments.ts';
import { getStore } from '../../app/stores.ts';
import { tokenJson } from '../../app/token-view.ts';
import { createToken, type MintedToken, revokeToken, rotateToken } from '../../app/tokens.ts';
import { SCOPES, type Scope } from '../../domain/token.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { deadline, duration, listed, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';

const GRACE_MS = 24 * 3_600_000;

interface CreateOptions {
  store?: string;
  scope: Scope;
  name?: string;
  expires?: number;
  allowIp?: string[];
}

export default function token(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito token create --store shoes', 'pilito token list'));
  noun
    .command('create')
    .description('mint a token; its secret is shown this once')
    .option('--store <slug>', 'the store it belongs to (admin tokens belong to none)')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(SCOPES).default('ingest'))
    .option('--name <name>', 'a name to know it by', nonEmpty)
    .option('--expires <when>', 'how long it is good (90d), or until when', deadline)
    .option('--allow-ip <address>', 'addresses or ranges it may be used from; may be repeated', listed)
    .addHelpText(
      'after',
      examples(
        'pilito token create --store shoes --expires 90d',
        'TOKEN=$(pilito token create --store shoes --scope read --quiet)',
      ),
    )
    .action(act(create));
  noun
    .command('list')
    .description('all tokens, without their secrets')
    .option('--store <slug>', 'those of one store')
    .addHelpText('after', examples('pilito token list --store shoes'))
    .action(act(list));
  noun
    .command('revoke')
    .description('end a token now')
    .argument('<id>', 'its id, from `pilito token list`')
    .addHelpText('after', examples('pilito token revoke 0b54a0f6-8f0e-4c3c-9d4e-0c8d8a6f0c11'))
    .action(act(revoke));
  noun
    .command('rotate')
    .description('mint a token like this one; the old one stays good for a while')
    .argument('<id>', 'its id, from `pilito token list`')
    .addOption(
      new Option('--grace <duration>', 'how long the old one stays good').argParser(duration).default(GRACE_MS, '24h'),
    )
    .addHelpText('after', examples('pilito token rotate 0b54a0f6-8f0e-4c3c-9d4e-0c8d8a6f0c11 --grace 1h'))
    .action(act(rotate));
}

async function create({ output, withApp }: Context, options: CreateOptions): Promise<void> {
  const { store, scope, name, expires: expiresAt, allowIp: allowedIps } = options;
  await withApp(async (app) => {
    const minted = await createToken(app, { store, scope, name, expiresAt, allowedIps });
    printMinted(output, minted, {});
  });
}

async function rotate({ output, withApp }: Context, id: string, { grace }: { grace: number }): Promise<void> {
  await withApp(async (app) => {
    const minted = await rotateToken(app, id, grace);
    const old = await app.db.tokens.find(id);
    const until = isoTimeOrNull(old?.expiresAt ?? null);
    printMinted(output, minted, { replaces: id, replaced_expires_at: until });
    output.notice(`The old token is good until ${until}.`);
  });
}

function printMinted(output: Output, { row, secret }: MintedToken, more: Record<string, unknown>): void {
  const { id, preview, scope, store, name, createdAt, expiresAt } = row;
  const times = { created_at: isoTime(createdAt), expires_at: isoTimeOrNull(expiresAt) };
  if (output.json)
    output.document({ id, token: secret, token_preview: preview, scope, store, name, ...times, ...more });
  else output.line(secret);
  output.notice(`Keep the token now: it is not shown again. Its id is ${id}.`);
}

async function list({ output, withApp }: Context, { store }: { store?: string }): Promise<void> {
  await withApp(async (app) => {
    if (store !== undefined) await getStore(app, store);
    const rows = (await app.db.tokens.list({ store })).map((row) => tokenJson(row, app.clock.now()));
    if (output.json) return output.document({ count: rows.length, results: rows });
    if (rows.length === 0) return output.notice('There is no token. Create one: pilito token create --store <slug>');
    const titles = ['ID', 'STORE', 'SCOPE', 'NAME', 'TOKEN', 'VALID', 'USES', 'LAST USED', 'EXPIRES'];
    await output.table(
      titles.map((title) => ({ title })),
      rows.map((row) => [
        row.id,
        row.store ?? '-',
        row.scope,
        row.name,
        row.token_preview,
        row.is_valid_status ? 'yes' : 'no',
        String(row.usage_count),
        row.last_used_at ?? '-',
        row.expires_at ?? '-',
      ]),
    );
  });
}

async function revoke({ output, withApp }: Context, id: string): Promise<void> {
  await withApp(async (app) => {
    const row = tokenJson(await revokeToken(app, id), app.clock.now());
    if (output.json) return output.document(row);
    output.line(`Revoked ${row.name} (${row.token_preview}).`);
  });
}
