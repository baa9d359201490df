// What goes wrong between a client and a real shop, to order: each fault either replaces an answer, spoils it on its
// way, or says nothing at all.

/** A request as it arrived, without its secrets. */
export interface SeenRequest {
  /** Milliseconds UTC on the shop's clock. */
  at: number;
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
}

export interface RawAnswer {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: string;
}

export interface Fault {
  /** Which requests it hits; all of them when absent. */
  when?: (request: SeenRequest) => boolean;
  /** How often; until it is lifted when absent. */
  times?: number;
  answer: FaultName | RawAnswer;
  /** Seconds in `Retry-After`: 600 for `maintenance-503` and 1 for `429` when absent. */
  retryAfter?: number;
}

export type FaultName = keyof typeof REPLACED | keyof typeof SPOILED | 'half-body' | 'timeout' | 'reset';

const HTML: [string, string] = ['Content-Type', 'text/html; charset=UTF-8'];

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html dir='ltr'>\n<head>\n\t<title>${title}</title>\n</head>\n<body>\n\t<h1>${text}</h1>\n</body>\n</html>\n`;
}

function html(status: number, title: string, text: string, ...headers: [string, string][]): RawAnswer {
  return { status, headers: [HTML, ...headers], body: page(title, text) };
}

const BUSY = 'Briefly unavailable for scheduled maintenance. Check back in a minute.';
const FATAL = 'There has been a critical error on this website.';

const REPLACED = {
  'maintenance-503': (wait = 600) => html(503, 'Maintenance', BUSY, ['Retry-After', String(wait)]),
  '429': (wait = 1) => html(429, 'Too Many Requests', 'Too many requests', ['Retry-After', String(wait)]),
  'fatal-500': () => html(500, 'WordPress &rsaquo; Error', FATAL),
  'database-500': () => html(500, 'Database Error', 'Error establishing a database connection'),
  'gateway-502': () => html(502, '502 Bad Gateway', '502 Bad Gateway'),
  'gateway-504': () => html(504, '504 Gateway Time-out', '504 Gateway Time-out'),
  'html-200': () => html(200, 'ورود', 'برای ادامه نشان دهید که ربات نیستید'),
  'empty-200': (): RawAnswer => ({
    status: 200,
    headers: [['Content-Type', 'application/json; charset=UTF-8']],
    body: '',
  }),
  'forbidden-waf': () => html(403, '403 Forbidden', 'Access denied. Your request was blocked by the firewall.'),
  'challenge-403': () => html(403, 'Just a moment...', 'Checking your browser', ['cf-mitigated', 'challenge']),
  'not-found-html': () => html(404, 'برگه پیدا نشد', 'صفحه‌ای که می‌جویید اینجا نیست'),
  'redirect-301': () => html(301, 'Moved', 'Moved Permanently', ['Location', 'https://www.shop.example/wp-json/']),
} satisfies Record<string, (wait?: number) => RawAnswer>;

const WARNING =
  '<br />\n<b>Warning</b>:  Undefined variable $x in /home/u/public_html/wp-content/plugins/foo/foo.php on line <b>12</b><br />\n';

const SPOILED = {
  'php-warning': (body: string) => WARNING + body,
  'byte-order-mark': (body: string) => `\ufeff${body}`,
  'cut-json': (body: string) => body.slice(0, Math.floor(body.length / 2)),
} satisfies Record<string, (body: string) => string>;

/** What to put on the wire, and what to do to the connection. */
export type Outcome = { kind: 'answer' | 'half'; answer: RawAnswer } | { kind: 'silence' } | { kind: 'reset' };

function isReplaced(name: string): name is keyof typeof REPLACED {
  return Object.hasOwn(REPLACED, name);
}

function isSpoiled(name: string): name is keyof typeof SPOILED {
  return Object.hasOwn(SPOILED, name);
}

/** Applies a fault to the answer the shop would have given. */
export function spoil(fault: Fault, answer: RawAnswer): Outcome {
  const { answer: wrong } = fault;
  if (typeof wrong === 'object') return { kind: 'answer', answer: wrong };
  if (wrong === 'timeout') return { kind: 'silence' };
  if (wrong === 'reset') return { kind: 'reset' };
  if (wrong === 'half-body') return { kind: 'half', answer };
  if (isSpoiled(wrong)) return { kind: 'answer', answer: { ...answer, body: SPOILED[wrong](answer.body) } };
  if (isReplaced(wrong)) return { kind: 'answer', answer: REPLACED[wrong](fault.retryAfter) };
  return { kind: 'answer', answer };
}

export interface Faults {
  /** Orders a fault; call what comes back to lift it. */
  order(fault: Fault): () => void;
  /** The oldest fault that hits this request; it is counted. */
  hit(request: SeenRequest): Fault | undefined;
}

export function createFaults(): Faults {
  let ordered: { fault: Fault; left: number }[] = [];
  return {
    order(fault) {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      ordered.push(entry);
      return () => {
        ordered = ordered.filter((one) => one !== entry);
      };
    },
    hit(request) {
      const entry = ordered.find(({ fault, left }) => left > 0 && (fault.when?.(request) ?? true));
      if (entry) entry.left -= 1;
      return entry?.fault;
    },
  };
}
