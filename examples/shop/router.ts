// From a call to an answer: routes written in WordPress's own notation, the rights they need, and how refusals are
// answered. What a route does stands in the routes-… files.
import type { Identity } from './auth.ts';
import { permissionProblem } from './auth.ts';
import type { Editor } from './edit.ts';
import type { Fields } from './fields.ts';
import type { Params } from './params.ts';
import { noRoute, RestError } from './rest-error.ts';
import type { Shelf } from './shelf.ts';
import type { Outbox } from './webhooks.ts';

export type Header = [string, string];

/** A request after WordPress has read it: `route` is the path below /wp-json, `params` query and JSON body together. */
export interface Call {
  method: string;
  route: string;
  params: Params;
  body: Fields;
  pairs: readonly (readonly [string, string])[];
  /** The shop's address in the scheme of this request. */
  home: string;
  identity: Identity;
}

export interface Answer {
  status: number;
  headers: Header[];
  body: unknown;
}

/** What routes work on. */
export interface House {
  shelf: Shelf;
  editor: Editor;
  outbox: Outbox;
  name: string;
}

export type Ids = Readonly<Record<string, number>>;
export type Handler = (house: House, call: Call, ids: Ids) => Answer | Promise<Answer>;

export interface Route {
  /** As in the index of a WordPress site: `/wc/v3/products/(?P<id>[\d]+)`. */
  path: string;
  /** Anybody may read it. */
  open?: boolean;
  handlers: Readonly<Record<string, Handler>>;
}

export function answer(body: unknown, headers: Header[] = [], status = 200): Answer {
  return { status, headers, body };
}

function failure(error: RestError, headers: Header[] = []): Answer {
  return { status: error.status, headers, body: error.body() };
}

const EDITING = ['POST', 'PUT', 'PATCH'];

/** One handler under the three methods WordPress takes for an update. */
export function editing(handler: Handler): Record<string, Handler> {
  return Object.fromEntries(EDITING.map((method) => [method, handler]));
}

export type Dispatch = (house: House, call: Call) => Promise<Answer>;

export function createRouter(routes: readonly Route[]): Dispatch {
  const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return async (house, call) => {
    const { identity } = call;
    if (identity.kind === 'refused') return failure(identity.error, identity.basic ? [CHALLENGE] : []);
    const problem = identity.kind === 'key' ? permissionProblem(identity.key, call.method) : null;
    if (problem) return failure(problem);
    const match = compiled.find(({ pattern }) => pattern.test(call.route));
    if (!match) return failure(noRoute());
    const { route, pattern } = match;
    const methods = Object.keys(route.handlers);
    if (call.method === 'OPTIONS') return answer({ namespace: 'wc/v3', methods, endpoints: [] }, [allow(methods)]);
    const handler = route.handlers[call.method === 'HEAD' ? 'GET' : call.method];
    if (!handler) return failure(noRoute());
    const denied = route.open ? null : denial(call);
    return denied ? failure(denied) : handled(handler, house, call, idsIn(pattern, call.route), allow(methods));
  };
}

async function handled(handler: Handler, house: House, call: Call, ids: Ids, allowed: Header): Promise<Answer> {
  try {
    const { status, headers, body } = await handler(house, call, ids);
    return { status, headers: [...headers, allowed], body };
  } catch (error) {
    if (error instanceof RestError) return failure(error, [allowed]);
    throw error;
  }
}

const REALM = 'WooCommerce API. Use a consumer key in the username field and a consumer secret in the password field.';
const CHALLENGE: Header = ['WWW-Authenticate', `Basic realm="${REALM}"`];

function allow(methods: readonly string[]): Header {
  return ['Allow', methods.join(', ')];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('(?P<', '(?<')}/?$`);
}

function idsIn(pattern: RegExp, route: string): Ids {
  const groups = pattern.exec(route)?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).map(([name, digits]) => [name, Number(digits)]));
}

const DENIED: Readonly<Record<string, [code: string, message: string]>> = {
  GET: ['cannot_view', 'Sorry, you cannot list resources.'],
  POST: ['cannot_create', 'Sorry, you are not allowed to create resources.'],
  PUT: ['cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  DELETE: ['cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
};

/** 401 for nobody, 403 for somebody without the right. */
function denial({ identity, method, route }: Call): RestError | null {
  if (identity.kind === 'key' && identity.key.manager) return null;
  const single = /\/\d+\/?$/.test(route);
  const verb = method === 'HEAD' ? 'GET' : method === 'PATCH' || (method === 'POST' && single) ? 'PUT' : method;
  const [code, message] = DENIED[verb] ?? ['cannot_view', 'Sorry, you cannot view this resource.'];
  const words = verb === 'GET' && single ? 'Sorry, you cannot view this resource.' : message;
  return new RestError(`woocommerce_rest_${code}`, words, identity.kind === 'key' ? 403 : 401);
}
