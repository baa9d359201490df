// `pilito store`: shops and how to reach them. Secrets come in here and never go out.
import { type Command, Option } from 'commander';
import { addStore, getStore, type StoreSettings, updateStore } from '../../app/stores.ts';
import { PilitoError } from '../../domain/errors.ts';
import { LANGUAGES, type Language } from '../../domain/store.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty } from '../options.ts';
import { readSecrets } from '../secrets.ts';
import { lastPullJson, storeFacts, storeJson } from '../store-view.ts';

interface SettingOptions {
  url?: string;
  name?: string;
  language?: Language;
  consumerKey?: string;
  consumerSecret?: string;
  webhookSecret?: string;
  allowPrivateNetwork?: boolean;
}

export default function store(noun: Command, act: Act): void {
  noun.addHelpText(
    'after',
    examples(
      'pilito store add shoes --url https://shop.example --consumer-key ck_… --consumer-secret -',
      'pilito store list',
    ),
  );
  withSettings(noun.command('add').description('add a shop'))
    .addHelpText(
      'after',
      examples(
        'pilito store add shoes --url https://shop.example --consumer-key ck_… --consumer-secret -',
        "printf '%s\\n' ck_… cs_… | pilito store add shoes --url https://shop.example --consumer-key - --consumer-secret -",
      ),
    )
    .action(act(add));
  noun.command('list').description('all shops').addHelpText('after', examples('pilito store list')).action(act(list));
  noun
    .command('show')
    .description('one shop, and its last pull')
    .argument('<slug>', 'the shop')
    .addHelpText('after', examples('pilito store show shoes'))
    .action(act(show));
  withSettings(noun.command('update').description('change what is given, keep the rest'))
    .option('--no-allow-private-network', 'refuse private and loopback addresses again')
    .addHelpText(
      'after',
      examples(
        'pilito store update shoes --name "Shoes & more"',
        'pilito store update shoes --webhook-secret - < secret.txt',
      ),
    )
    .action(act(update));
  noun
    .command('remove')
    .description('remove a shop with its tokens and products; its events stay in the log')
    .argument('<slug>', 'the shop')
    .option('--yes', 'yes, remove it')
    .addHelpText('after', examples('pilito store remove shoes --yes'))
    .action(act(remove));
}

function withSettings(command: Command): Command {
  return command
    .argument('<slug>', 'a short name: lower-case letters, digits, "-" and "_"')
    .option('--url <address>', 'the address of the shop', nonEmpty)
    .option('--name <name>', 'its name for people (default: the slug)', nonEmpty)
    .addOption(new Option('--language <code>', 'the language its people read and write').choices(LANGUAGES))
    .option('--consumer-key <key>', 'WooCommerce REST API key; "-" reads it from standard input', nonEmpty)
    .option('--consumer-secret <secret>', 'its secret; "-" reads it from standard input', nonEmpty)
    .option(
      '--webhook-secret <secret>',
      'the secret of WooCommerce\'s webhooks; "-" reads it from standard input',
      nonEmpty,
    )
    .option('--allow-private-network', 'the shop may be on a private or loopback network');
}

async function settingsFrom({ output }: Context, options: SettingOptions): Promise<StoreSettings> {
  const { consumerKey, consumerSecret, webhookSecret, ...plain } = options;
  const secrets = await readSecrets({ consumerKey, consumerSecret, webhookSecret }, output.notice);
  return { ...plain, ...secrets };
}

async function add(context: Context, slug: string, options: SettingOptions): Promise<void> {
  const settings = await settingsFrom(context, options);
  await context.withApp(async (app, { publicUrl }) => {
    const { output } = context;
    const added = await addStore(app, slug, settings);
    if (output.json) return output.document(storeJson(added, publicUrl));
    await output.facts(storeFacts(added, publicUrl));
    output.notice(
      added.hasCredentials && added.url !== null
        ? `Next: pilito pull ${slug}`
        : `Next: pilito token create --store ${slug}, for the plugin in the shop`,
    );
  });
}

async function list({ output, withApp }: Context): Promise<void> {
  await withApp(async (app, { publicUrl }) => {
    const stores = await app.db.stores.list();
    if (output.json) {
      return output.document({ count: stores.length, results: stores.map((one) => storeJson(one, publicUrl)) });
    }
    if (stores.length === 0)
      return output.notice('There is no store yet. Add one: pilito store add <slug> --url <address>');
    const columns = ['STORE', 'NAME', 'ADDRESS', 'KEYS', 'WEBHOOK SECRET'].map((title) => ({ title }));
    const yes = (value: boolean) => (value ? 'yes' : '-');
    const rows = stores.map(({ slug, name, url, hasCredentials, hasWebhookSecret }) => [
      slug,
      name,
      url ?? '-',
      yes(hasCredentials),
      yes(hasWebhookSecret),
    ]);
    await output.table(columns, rows);
  });
}

async function show({ output, withApp }: Context, slug: string): Promise<void> {
  await withApp(async (app, { publicUrl }) => {
    const found = await getStore(app, slug);
    const pull = lastPullJson(await app.db.pulls.last(found.id));
    if (output.json) return output.document({ ...storeJson(found, publicUrl), last_pull: pull });
    const last = pull === null ? 'none yet' : `${pull.mode}, ${pull.status}, ${pull.started_at}`;
    await output.facts([...storeFacts(found, publicUrl), ['last pull', last]]);
  });
}

async function update(context: Context, slug: string, options: SettingOptions): Promise<void> {
  if (Object.keys(options).length === 0) {
    throw new PilitoError('invalid_usage', 'Nothing to change was given.', { hint: 'See: pilito store update --help' });
  }
  const settings = await settingsFrom(context, options);
  await context.withApp(async (app, { publicUrl }) => {
    const changed = await updateStore(app, slug, settings);
    if (context.output.json) return context.output.document(storeJson(changed, publicUrl));
    await context.output.facts(storeFacts(changed, publicUrl));
  });
}

async function remove({ output, withApp }: Context, slug: string, { yes = false }: { yes?: boolean }): Promise<void> {
  await withApp(async (app) => {
    const found = await getStore(app, slug);
    if (!yes) {
      const { count } = await app.db.products.list({ store: slug }, { limit: 0, offset: 0 }, app.clock.now());
      throw new PilitoError(
        'invalid_usage',
        `"${slug}" holds ${counted(count, 'product')}; removing cannot be undone.`,
        {
          hint: `If that is meant: pilito store remove ${slug} --yes`,
        },
      );
    }
    const removed = await app.db.stores.remove(found.id);
    if (output.json) return output.document({ slug, removed: true, ...removed });
    output.line(
      `Removed ${slug} with ${counted(removed.products, 'product')} and ${counted(removed.tokens, 'token')}.`,
    );
  });
}
