// What goes between a process that pulls and its writer thread: changes with the knowledge that was worked out ahead,
// and what became of them.
import { ERROR_CODES, type ErrorCode, PilitoError } from '../../domain/errors.ts';
import type { ChangeOutcome } from '../../domain/product.ts';
import type { Products } from '../../ports/products.ts';
import type { Knowledge } from './text-rows.ts';

export interface PackedChanges {
  changes: Parameters<Products['apply']>;
  /** By the hash of its inputs. */
  ready: Map<string, Knowledge>;
}

export interface Failure {
  code: string;
  message: string;
  hint: string | undefined;
  retryAfterMs: number | undefined;
  stack: string | undefined;
}

export type Reply = { outcomes: ChangeOutcome[] } | { failure: Failure };

/** An error as it can be sent: another thread would see only its message. */
export function packError(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = error instanceof PilitoError ? error : null;
  return { code: details?.code ?? '', message, hint: details?.hint, retryAfterMs: details?.retryAfterMs, stack };
}

export function unpackError({ code, message, hint, retryAfterMs, stack }: Failure): Error {
  if (isErrorCode(code)) return new PilitoError(code, message, { hint, retryAfterMs });
  return Object.assign(new Error(message), { stack });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}
