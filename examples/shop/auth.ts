// Who is asking: the three ways a WooCommerce key can be shown, and what each mistake is answered with. Over plain
// http Basic and query keys are not even looked at; that is how the real one behaves.
import { oauthParams, oauthProblem, sameText } from './oauth.ts';
import { RestError } from './rest-error.ts';

export interface ApiKey {
  consumerKey: string;
  consumerSecret: string;
  permissions: 'read' | 'write' | 'read_write';
  /** False for a key of somebody who may not manage the shop, such as a customer. */
  manager: boolean;
}

interface Credentials {
  method: string;
  secure: boolean;
  /** Address without the query, as the shop would write it. */
  url: string;
  pairs: readonly (readonly [string, string])[];
  authorization: string | undefined;
}

export type Identity =
  | { kind: 'nobody' }
  | { kind: 'key'; key: ApiKey }
  | { kind: 'refused'; error: RestError; basic: boolean };

const NOBODY: Identity = { kind: 'nobody' };

function refusal(message: string, code = 'authentication_error'): RestError {
  return new RestError(`woocommerce_rest_${code}`, message, 401);
}

export type Authenticate = (request: Credentials, now: number) => Identity;

export function createAuth(keys: readonly ApiKey[]): Authenticate {
  const nonces = new Map<string, Map<string, number>>();
  const find = (consumerKey: string | undefined): ApiKey | undefined =>
    keys.find((key) => key.consumerKey === consumerKey);

  function basic(request: Credentials): Identity | null {
    const shown = queryKeys(request.pairs) ?? basicKeys(request.authorization);
    const key = find(shown?.[0]);
    if (!shown || !key) return null;
    if (sameText(key.consumerSecret, shown[1])) return { kind: 'key', key };
    return { kind: 'refused', error: refusal('Consumer secret is invalid.'), basic: true };
  }

  function oauth(request: Credentials, now: number): Identity {
    const shown = oauthParams(request.pairs);
    if (!shown) return NOBODY;
    const refused = (error: RestError): Identity => ({ kind: 'refused', error, basic: false });
    if (shown.missing.length > 0) {
      const what = shown.missing.length === 1 ? 'parameter' : 'parameters';
      return refused(refusal(`Missing OAuth ${what} ${shown.missing.join(', ')}`, 'authentication_missing_parameter'));
    }
    const key = find(shown.params.oauth_consumer_key);
    if (!key) return refused(refusal('Consumer key is invalid.'));
    const used = nonces.get(key.consumerKey) ?? new Map<string, number>();
    nonces.set(key.consumerKey, used);
    const problem = oauthProblem(request, shown.params, key.consumerSecret, now, used);
    return problem === null ? { kind: 'key', key } : refused(refusal(problem));
  }

  return (request, now) => (request.secure ? basic(request) : null) ?? oauth(request, now);
}

function queryKeys(pairs: Credentials['pairs']): [string, string] | null {
  const query = new Map(pairs);
  const [key, secret] = [query.get('consumer_key'), query.get('consumer_secret')];
  return key && secret ? [key, secret] : null;
}

function basicKeys(authorization: string | undefined): [string, string] | null {
  const encoded = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const [key = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return rest.length === 0 ? null : [key, rest.join(':')];
}

/** The key's own level is checked before the user's rights, whatever the route. */
export function permissionProblem(key: ApiKey, method: string): RestError | null {
  if (method === 'OPTIONS') return null;
  const needed = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  if (key.permissions === 'read_write' || key.permissions === needed) return null;
  return refusal(`The API key provided does not have ${needed} permissions.`);
}
