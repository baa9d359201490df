// A refusal as WordPress words it: a code to decide by, a sentence to show, and the HTTP status inside `data`.

export class RestError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status: number, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  body(): { code: string; message: string; data: Record<string, unknown> } {
    return { code: this.code, message: this.message, data: { status: this.status, ...this.details } };
  }
}

export function invalidId(what: 'product' | 'product_variation' | 'shop_webhook' | 'term', status: number): RestError {
  if (what === 'term') return new RestError('woocommerce_rest_term_invalid', 'Resource does not exist.', status);
  return new RestError(`woocommerce_rest_${what}_invalid_id`, 'Invalid ID.', status);
}

export function noRoute(): RestError {
  return new RestError('rest_no_route', 'No route was found matching the URL and request method.', 404);
}

export interface Problem {
  code: string;
  message: string;
  data: { param: string } | null;
}

export function invalidParams(problems: ReadonlyMap<string, Problem>): RestError {
  const names = [...problems.keys()];
  return new RestError('rest_invalid_param', `Invalid parameter(s): ${names.join(', ')}`, 400, {
    params: Object.fromEntries([...problems].map(([name, problem]) => [name, problem.message])),
    details: Object.fromEntries(problems),
  });
}
