// `pilito doctor`: looks at everything that has to be right, and says of what is not what to do next.
import type { Command } from 'commander';
import { judgeDatabase } from '../../app/doctor/database.ts';
import { checkAll } from '../../app/doctor/doctor.ts';
import { tellOf } from '../../app/doctor/finding.ts';
import { getStore } from '../../app/stores.ts';
import type { Config, Explanation } from '../../config.ts';
import type { PilitoError } from '../../domain/errors.ts';
import type { DatabaseLook, Instruments } from '../../ports/checkup.ts';
import { type DoctorReport, doctorReport } from '../doctor-report.ts';
import { type Act, type Context, examples } from '../noun.ts';

interface DoctorOptions {
  offline?: boolean;
}

export default function doctor(noun: Command, act: Act): void {
  noun
    .argument('[store]', 'look at this shop alone; at all of them when none is named')
    .option('--offline', 'ask nobody: neither the shops nor the embedding service')
    .addHelpText('after', examples('pilito doctor', 'pilito doctor shoes', 'pilito doctor --offline --quiet'))
    .action(act(run));
}

async function run(context: Context, slug: string | undefined, { offline = false }: DoctorOptions): Promise<void> {
  const settings = await context.config();
  const { instruments } = await import('../../wire.ts');
  const tools = await instruments(settings);
  const report = doctorReport(context.output);
  tellUnknown(report, await context.explain());
  report.busy('Reading the database …');
  const database = tools.database();
  report.tell(judgeDatabase(database));
  if (canBeOpened(database)) await lookInside({ context, tools, report, settings, database, slug, offline });
  else if (hasFiles(database)) context.output.notice('The stores were not looked at: the database was not opened.');
  report.end();
}

interface Inside {
  context: Context;
  tools: Instruments;
  report: DoctorReport;
  settings: Config;
  database: DatabaseLook;
  slug: string | undefined;
  offline: boolean;
}

async function lookInside({ context, tools, report, settings, database, slug, offline }: Inside): Promise<void> {
  const trouble = await tools.embedderTrouble();
  if (trouble !== null) tellTrouble(report, trouble);
  // Without a fitting embedder nothing opens; the shops can be looked at all the same.
  const config: Config = trouble === null ? settings : { ...settings, embedder: 'local', embedDimensions: null };
  const { openai, embedPrice, publicUrl } = settings;
  const embedder = { atOpenai: isOpenai(openai.baseUrl), price: embedPrice };
  await context.withApp(
    async (app) => {
      const stores = slug === undefined ? await app.db.stores.list() : [await getStore(app, slug)];
      if (stores.length === 0) {
        context.output.notice('There is no store yet. Add one: pilito store add <slug> --url <address>');
      }
      const asked = offline || stores.length === 0 ? '' : `Asking ${stores.map((store) => store.slug).join(', ')} …`;
      await checkAll(app, tools, {
        ...{ stores, publicUrl, offline, database },
        embedder: trouble === null ? embedder : null,
        signal: new AbortController().signal,
        tell: (findings) => {
          report.tell(findings);
          if (asked !== '') report.busy(asked);
        },
      });
    },
    { config },
  );
}

function isOpenai(baseUrl: string | null): boolean {
  return baseUrl === null || new URL(baseUrl).hostname === 'api.openai.com';
}

/** Opening an older one would bring it up to date, and a look changes nothing. */
function canBeOpened({ files }: DatabaseLook): boolean {
  return files.every((file) => file.kind === 'read' && file.damage.length === 0 && file.applied === file.ours);
}

function hasFiles({ files }: DatabaseLook): boolean {
  return files.some(({ kind }) => kind !== 'missing');
}

function tellTrouble(report: DoctorReport, { message, hint }: PilitoError): void {
  const why = 'No other command starts before this is right.';
  report.tell([tellOf('embedder', 'embedder').problem('settings', message, { why, next: hint })]);
}

function tellUnknown(report: DoctorReport, { unknown }: Explanation): void {
  const tell = tellOf('config', 'configuration');
  report.tell(
    unknown.map(({ name, meant }) =>
      tell.warning('unknown', `${name} is set, and pilito knows no such variable.`, {
        why: meant === null ? 'Nobody reads it.' : `Nobody reads it; ${meant} may be meant.`,
        next: 'pilito config explain',
      }),
    ),
  );
}
