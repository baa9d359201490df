// The one error class of pilito and the one table that says what each code means to a
// client (HTTP status) and to a script (exit code). docs/errors.md explains every row; a test compares the two.

export const ERROR_CODES = {
  invalid_usage: { http: 400, exit: 2 },
  invalid_config: { http: 500, exit: 2 },
  invalid_body: { http: 400, exit: 2 },
  unprocessable: { http: 422, exit: 2 },
  unauthorized: { http: 401, exit: 4 },
  stale_signature: { http: 401, exit: 4 },
  forbidden: { http: 403, exit: 4 },
  not_found: { http: 404, exit: 1 },
  method_not_allowed: { http: 405, exit: 1 },
  conflict: { http: 409, exit: 1 },
  payload_too_large: { http: 413, exit: 1 },
  unsupported_media_type: { http: 415, exit: 1 },
  rate_limited: { http: 429, exit: 5 },
  partial: { http: 500, exit: 3 },
  shop_refused: { http: 502, exit: 4 },
  address_refused: { http: 403, exit: 4 },
  shop_unreachable: { http: 502, exit: 5 },
  shop_blocked: { http: 502, exit: 5 },
  shop_odd: { http: 502, exit: 5 },
  endpoint_unreachable: { http: 502, exit: 5 },
  embedder_refused: { http: 502, exit: 4 },
  embedder_unavailable: { http: 503, exit: 5 },
  embedder_mismatch: { http: 500, exit: 1 },
  locked: { http: 409, exit: 6 },
  drift: { http: 409, exit: 7 },
  storage_unavailable: { http: 503, exit: 1 },
  storage_newer: { http: 500, exit: 1 },
  storage_invalid: { http: 500, exit: 1 },
  secret_unreadable: { http: 500, exit: 1 },
  unhealthy: { http: 500, exit: 1 },
  internal: { http: 500, exit: 1 },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorDetails {
  /** What to do next, as one sentence or one command. */
  hint?: string | undefined;
  cause?: unknown;
  /** When trying again makes sense, in milliseconds from now. */
  retryAfterMs?: number | undefined;
}

/** A failure somebody can act on: `message` says what happened, `hint` what to do next. */
export class PilitoError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'PilitoError';
    this.code = code;
    this.hint = details.hint;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The process exit code for anything thrown; what we did not foresee is 1. */
export function exitCodeOf(error: unknown): number {
  return error instanceof PilitoError ? ERROR_CODES[error.code].exit : 1;
}
