// `pilito trigger`: does the endpoint take what a shop would send? Shows what was sent, and what it answered.
import type { Command } from 'commander';
import { theStore } from '../../app/stores.ts';
import { type Answered, FIRST_SAMPLE_ID, type Sent, type Triggered, trigger } from '../../app/trigger.ts';
import type { Config } from '../../config.ts';
import { ERROR_CODES, type ErrorCode, PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty, wholeNumber } from '../options.ts';

interface TriggerOptions {
  store?: string;
  productId: number;
  count?: number;
  burst?: boolean;
  badSignature?: boolean;
  url?: string;
}

const PATIENCE_MS = 30_000;
const MOST = 1_000;

export default function triggerNoun(noun: Command, act: Act): void {
  noun
    .argument(
      '<topic>',
      'product.created, .updated, .deleted, .restored or .published, variation, ping, action.woocommerce_delete_product or …_variation',
    )
    .option('--store <slug>', 'the store (needed when there are several)', nonEmpty)
    .option('--product-id <n>', 'the number of the made-up product', wholeNumber(1, 2 ** 53 - 1), FIRST_SAMPLE_ID)
    .option('--count <n>', 'deliveries of so many products, one after the other', wholeNumber(1, MOST))
    .option('--burst', 'all at once, as if saved in one second (two unless --count says otherwise)')
    .option('--bad-signature', 'sign it wrongly: it must be refused')
    .option(
      '--url <address>',
      'the endpoint, such as $PILITO_PUBLIC_URL (default: this machine, $PILITO_PORT)',
      nonEmpty,
    )
    .addHelpText(
      'after',
      examples(
        'pilito trigger ping',
        'pilito trigger product.created && pilito worker --once && pilito search "test product"',
        'pilito trigger product.deleted                  # takes the made-up product away again',
        'pilito trigger product.updated --burst --url https://pilito.example',
      ),
    )
    .action(act(run));
}

async function run({ output, signals, withApp }: Context, topic: string, options: TriggerOptions): Promise<void> {
  const { productId, burst = false, badSignature = false } = options;
  const count = options.count ?? (burst ? 2 : 1);
  if (badSignature && topic === 'ping') {
    throw new PilitoError('invalid_usage', 'A ping carries no signature, so there is none to spoil.');
  }
  await withApp(async (app, config) => {
    const store = await theStore(app, options.store);
    const endpoint = endpointOf(options.url, config);
    const signal = signals.drain();
    const onAnswer = (one: Triggered) => {
      if (!output.json && !output.quiet) for (const line of shown(one, count === 1)) output.text(line);
    };
    const request = { store, topic, productId, count, burst, badSignature, endpoint };
    const all = await trigger(app, request, (sent) => post(sent, signal), onAnswer);
    if (output.json) output.document(documentOf(store, topic, all));
    judge(all, badSignature);
    if (badSignature) return output.notice('Refused, as it should be.');
    if (!/deleted|delete_product|ping/.test(topic)) {
      const undo = topic === 'variation' ? 'action.woocommerce_delete_product_variation' : 'product.deleted';
      output.notice(`To take it away again: pilito trigger ${undo} --store ${store.slug}${again(count, options)}`);
    }
  });
}

function again(count: number, { productId, url }: TriggerOptions): string {
  return [
    productId === FIRST_SAMPLE_ID ? '' : ` --product-id ${productId}`,
    count === 1 ? '' : ` --count ${count}`,
    url === undefined ? '' : ` --url ${url}`,
  ].join('');
}

function endpointOf(given: string | undefined, { host, port }: Config): string {
  if (given !== undefined) {
    if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given.replace(/\/+$/, '');
    throw new PilitoError('invalid_usage', `"${given}" is not an address.`, {
      hint: 'Write it as https://pilito.example.',
    });
  }
  if (port === 0) throw new PilitoError('invalid_usage', 'PILITO_PORT is 0: name the endpoint with --url.');
  const anywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const name = anywhere[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function post({ url, headers, body }: Sent, signal: AbortSignal): Promise<Answered> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: until });
    return { status: answer.status, body: await beginningOf(answer) };
  } catch (cause) {
    signal.throwIfAborted();
    throw new PilitoError('endpoint_unreachable', `Nothing answers at ${new URL(url).origin}.`, {
      hint: 'Start it with `pilito serve`, or name its address with --url.',
      cause,
    });
  }
}

/** Bytes read of an answer. */
const MOST_READ = 64 * 1024;

/** All of what pilito answers; of what a stranger does, which may have no end, no more than is worth looking at. */
async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_READ) break;
  }
  return Buffer.concat(chunks, Math.min(size, MOST_READ)).toString('utf8');
}

const LONGEST_BODY = 300;

/** A delivery alone with its headers and the beginning of its body; of many a line each way. */
function shown({ sent, answered, tookMs }: Triggered, whole: boolean): string[] {
  const topic = sent.headers['x-wc-webhook-topic'] ?? 'ping';
  const named = /"(?:id|arg)":(\d+)/.exec(sent.body)?.[1];
  const about = named === undefined ? topic : `${topic} ${named}`;
  const headers = Object.entries(sent.headers).map(([name, value]) => `  ${name}: ${value}`);
  const rest = sent.body.length > LONGEST_BODY ? `… (${sent.body.length} bytes)` : '';
  return [
    `→ POST ${sent.url}  ${about}`,
    ...(whole ? [...headers, `  ${sent.body.slice(0, LONGEST_BODY)}${rest}`] : []),
    `← ${answered.status} in ${tookMs} ms  ${answered.body.slice(0, LONGEST_BODY)}`,
  ];
}

function documentOf(store: Store, topic: string, all: readonly Triggered[]) {
  return {
    store: store.slug,
    topic,
    count: all.length,
    results: all.map(({ sent, answered, tookMs }) => ({
      request: { method: 'POST', url: sent.url, headers: sent.headers, body: sent.body },
      response: { status: answered.status, body: jsonOr(answered.body) },
      took_ms: tookMs,
    })),
  };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Throws what the endpoint answered, in its own words and with its own code. */
function judge(all: readonly Triggered[], badSignature: boolean): void {
  const wanted = (status: number) => (badSignature ? status === 401 : status >= 200 && status < 300);
  const failed = all.filter(({ answered }) => !wanted(answered.status));
  const [first] = failed;
  if (first === undefined) return;
  const { status, body } = first.answered;
  if (badSignature && status < 300) {
    throw new PilitoError('internal', `A delivery with a wrong signature was accepted (HTTP ${status}).`, {
      hint: 'Whatever answers there does not check signatures: is it pilito?',
    });
  }
  const { code, detail } = errorIn(body);
  const some =
    all.length === 1 ? 'The delivery' : `${failed.length} of ${counted(all.length, 'delivery', 'deliveries')}`;
  throw new PilitoError(code ?? 'endpoint_unreachable', `${some} was not taken (HTTP ${status}). ${detail}`.trim(), {
    hint: hintFor(code),
  });
}

function hintFor(code: ErrorCode | null): string {
  if (code === 'unauthorized') return 'The endpoint works with another database, or its secret was changed.';
  if (code === 'not_found') return 'The endpoint works with another database, or it is not pilito.';
  return code === null ? 'Is it pilito that answers there? See --url.' : 'The log of `pilito serve` says more.';
}

function errorIn(body: string): { code: ErrorCode | null; detail: string } {
  const json = jsonOr(body);
  if (typeof json !== 'object' || json === null || !('error' in json)) return { code: null, detail: '' };
  const code = isErrorCode(json.error) ? json.error : null;
  return { code, detail: 'detail' in json && typeof json.detail === 'string' ? json.detail : '' };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
