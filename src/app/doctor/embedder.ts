// What is to be said of the embedder: does it answer, with the vectors it should, and what will it cost to embed what
// waits? Costs are estimates, and only told where a price is known. Pure.
import type { PilitoError } from '../../domain/errors.ts';
import { counted } from '../../domain/format.ts';
import type { Fingerprint } from '../../ports/embedder.ts';
import { type Finding, type Teller, tellOf } from './finding.ts';

export interface EmbedderLook {
  fingerprint: Fingerprint;
  /** What one tiny request came to; null when nobody was asked. */
  tried: { ok: true; ms: number } | { ok: false; error: PilitoError } | null;
  pending: PendingText;
  /** US dollars for a million tokens, as a decimal string; null where it is not known. */
  price: string | null;
}

export interface PendingText {
  texts: number;
  /** Of the texts that have to be paid for: equal ones are embedded once. */
  characters: number;
  /** In UTF-8. */
  bytes: number;
}

export function judgeEmbedder(look: EmbedderLook): Finding[] {
  const tell = tellOf('embedder', 'embedder');
  const { provider, model, dimensions } = look.fingerprint;
  const name = `${provider}, ${model}, ${dimensions} dimensions`;
  if (provider === 'local') return [tell.ok('reach', `${name}: works offline`), ...judgePending(tell, look)];
  return [judgeTry(tell, look.tried, name), ...judgePending(tell, look)];
}

function judgeTry(tell: Teller, tried: EmbedderLook['tried'], name: string): Finding {
  if (tried === null) return tell.ok('reach', `${name}: not asked`);
  if (tried.ok) return tell.ok('reach', `${name}: answers in ${tried.ms} ms`);
  const { code, message, hint } = tried.error;
  if (code === 'embedder_mismatch') {
    return tell.problem('dimensions', message, { why: 'No vector is kept that is of another size.', next: hint });
  }
  const next =
    hint ?? 'Try again later: pilito doctor. If it stays, check OPENAI_BASE_URL, OPENAI_API_KEY and the provider.';
  return tell.problem('reach', message, {
    why: 'New and changed texts are not embedded, and questions are searched by text only.',
    next,
  });
}

function judgePending(tell: Teller, { fingerprint, pending, price }: EmbedderLook): Finding[] {
  if (pending.texts === 0) return [tell.ok('pending', 'Nothing waits to be embedded')];
  const waiting = `${counted(pending.texts, 'text')} to embed`;
  if (fingerprint.provider === 'local') return [tell.ok('pending', `${waiting}; \`pilito worker\` does it`)];
  const tokens = tokensOf(pending);
  const cost = price === null ? '' : `, about $${costOf(tokens, price)} at $${price} a million`;
  return [tell.ok('pending', `${waiting}: an estimated ${rounded(tokens)} tokens${cost}`)];
}

/**
 * A guess on the high side, as requests are cut by: one token for 4 ASCII characters or for 2 others. Whatever is more
 * than one byte long is counted by its second byte, so that characters of three count twice.
 */
export function tokensOf({ characters, bytes }: Pick<PendingText, 'characters' | 'bytes'>): number {
  const others = Math.min(bytes - characters, characters);
  return Math.ceil((characters - others) / 4 + others / 2);
}

/** Two figures: more would promise more than a guess can hold. */
function rounded(count: number): string {
  const step = 10 ** Math.max(0, String(count).length - 2);
  return (Math.round(count / step) * step).toLocaleString('en');
}

/** Dollars and cents, rounded up; whole numbers all the way. */
export function costOf(tokens: number, price: string): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const divisor = scale * 10_000n;
  const cents = (BigInt(tokens) * BigInt(whole + fraction) + divisor - 1n) / divisor;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** OpenAI's list prices in dollars for a million tokens; other servers have their own. */
const LIST_PRICES = new Map([
  ['text-embedding-3-small', '0.02'],
  ['text-embedding-3-large', '0.13'],
  ['text-embedding-ada-002', '0.10'],
]);

/** `set` is what the operator says it costs. */
export function priceOf(model: string, atOpenai: boolean, set: string | null): string | null {
  return set ?? (atOpenai ? (LIST_PRICES.get(model) ?? null) : null);
}
