// What trouble on the way to a shop means: words for the operator, and whether another try makes sense. The
// counterpart of answer.ts for when no answer came.
import { type ErrorCode, PilitoError } from '../../domain/errors.ts';
import type { Asked, Refusal } from './answer.ts';
import { codeOf, type Trouble, type TroubleKind } from './transport.ts';

interface Meaning {
  code?: ErrorCode;
  message: (host: string, detail: string) => string;
  hint: string;
  again?: boolean;
  overloaded?: boolean;
  odd?: string;
}

const LATER = 'Try again later; if it stays, ask whoever runs the server of the shop.';

const MEANINGS: Record<Exclude<TroubleKind, 'private'>, Meaning> = {
  timeout: {
    message: (host) => `${host} did not answer in time.`,
    hint: 'The shop is slow or busy; try again later, or ask for smaller pages.',
    again: true,
    overloaded: true,
  },
  connect_timeout: {
    message: (host) => `${host} could not be connected to in time.`,
    hint: 'The server is down, or a firewall drops what comes from this machine.',
    again: true,
  },
  reset: { message: (host) => `${host} broke the connection.`, hint: LATER, again: true },
  half_body: {
    message: (host) => `${host} broke off in the middle of an answer.`,
    hint: LATER,
    again: true,
    odd: 'half an answer',
  },
  too_large: {
    code: 'shop_odd',
    message: (host) => `An answer of ${host} was larger than we read.`,
    hint: 'Some product carries a huge text; find it among those changed last.',
    overloaded: true,
    odd: 'an answer larger than we read',
  },
  dns: {
    message: (host, detail) => `The name ${host} could not be resolved (${detail}).`,
    hint: "Check the spelling of the shop's address and this machine's DNS.",
  },
  refused: {
    message: (host, detail) => `${host} refused the connection (${detail}).`,
    hint: 'The web server is down, or listens on another port.',
  },
  tls: {
    message: (host, detail) => `The certificate or encryption of ${host} is not in order (${detail}).`,
    hint: 'Renew the certificate of the shop, or give the address under which it is valid.',
  },
  other: { message: (host, detail) => `${host} could not be read (${detail}).`, hint: LATER },
};

/** `known`: the shop has answered before, so a refused connection is a restart rather than a wrong address. */
export function judgeTrouble({ kind, cause }: Trouble, asked: Asked, known: boolean): Refusal {
  const base = { ok: false as const, status: null, code: null, waitMs: null };
  if (kind === 'private' && cause instanceof PilitoError) {
    return { ...base, error: cause, again: false, overloaded: false, oddity: null };
  }
  const meaning = MEANINGS[kind === 'private' ? 'other' : kind];
  const detail = codeOf(cause) || 'network error';
  const restarting = kind === 'refused' && known;
  return {
    ...base,
    error: new PilitoError(meaning.code ?? 'shop_unreachable', meaning.message(asked.host, detail), {
      hint: meaning.hint,
      cause: cause ?? undefined,
    }),
    again: meaning.again === true || restarting || codeOf(cause) === 'EAI_AGAIN',
    overloaded: meaning.overloaded === true,
    oddity: meaning.odd === undefined ? null : `${asked.path}: ${meaning.odd}`,
  };
}
