// Every variable of the environment that pilito reads: what it is for, what it may say, and what it is when it says
// nothing. Written by hand, because every command reads them, and a schema library takes longer to load than most run.

interface Variable<Value> {
  meaning: string;
  /** Of text that is not empty. Throws a RangeError that says what must be written. */
  read(text: string): Value;
  /** The value of a variable that is not set; null for none. */
  unset: Value;
  /** Is the value shown to nobody? */
  secret?: true;
}

const TABLE = {
  PILITO_DB: text('the database; the event log stands beside it'),
  PILITO_HOST: or('127.0.0.1', text('the address `serve` listens on')),
  PILITO_PORT: or(8787, whole(0, 65_535, 'its port')),
  PILITO_PUBLIC_URL: address('how shops and clients reach `serve` from outside'),
  PILITO_SECRET_KEY: secret(
    matching(
      /^.{16,}$/su,
      'must have at least 16 characters',
      'what stored secrets are sealed with; unset, a key file beside the database',
    ),
  ),
  PILITO_TRUST_PROXY: text('proxies whose X-Forwarded-For is believed'),
  PILITO_ALLOW_PRIVATE_NETWORK: flag('may every shop live on a private network?'),
  PILITO_KEEP_EVENTS: or(
    '30d',
    matching(
      /^(?:[1-9]\d{0,3}[dw]|forever)$/,
      'must be a number of days such as 30d, or forever',
      'how long the event log remembers what has ended',
    ),
  ),
  PILITO_METRICS: or('open', one(['open', 'admin', 'off'], 'who may read /metrics', 'must be open, admin or off')),
  PILITO_LOG_LEVEL: or(
    'info',
    one(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'how much is logged'),
  ),
  PILITO_EMBEDDER: one(['local', 'openai'], 'who turns texts into vectors'),
  OPENAI_API_KEY: secret(text("the embedding service's key")),
  OPENAI_BASE_URL: address("its address; unset, OpenAI's"),
  PILITO_EMBED_MODEL: text('its model'),
  PILITO_EMBED_DIMENSIONS: whole(1, 8192, "how many numbers a vector has; unset, the model's own"),
  PILITO_EMBED_PRICE: matching(
    /^\d{1,9}(?:\.\d{1,9})?$/,
    'must be an amount such as 0.02',
    "US dollars for a million tokens, for the doctor's estimate",
  ),
};

type Values = { [Name in keyof typeof TABLE]: (typeof TABLE)[Name]['unset'] };
export type VariableName = keyof Values;

/** docs/operations.md explains each; a test compares the two. */
export const VARIABLES: { readonly [Name in VariableName]: Variable<Values[Name]> } = TABLE;

/** Throws a RangeError that says what must be written. */
export function valueIn<Name extends VariableName>(name: Name, given: string | undefined): Values[Name] {
  const variable = VARIABLES[name];
  return given === undefined ? variable.unset : variable.read(given);
}

function or<Value>(unset: NoInfer<NonNullable<Value>>, variable: Variable<Value>): Variable<NonNullable<Value>> {
  return { ...variable, unset, read: (given) => variable.read(given) ?? unset };
}

function secret<Value>(variable: Variable<Value>): Variable<Value> {
  return { ...variable, secret: true };
}

function text(meaning: string): Variable<string | null> {
  return { meaning, unset: null, read: (given) => given };
}

function matching(pattern: RegExp, must: string, meaning: string): Variable<string | null> {
  const read = (given: string) => {
    if (!pattern.test(given)) throw new RangeError(must);
    return given;
  };
  return { meaning, unset: null, read };
}

function whole(low: number, high: number, meaning: string): Variable<number | null> {
  const read = (given: string) => {
    if (!/^\d+$/.test(given)) throw new RangeError('Invalid string: must match pattern /^\\d+$/');
    if (Number(given) < low) throw new RangeError(`Too small: expected number to be >=${low}`);
    if (Number(given) > high) throw new RangeError(`Too big: expected number to be <=${high}`);
    return Number(given);
  };
  return { meaning, unset: null, read };
}

function one<const Word extends string>(
  words: readonly Word[],
  meaning: string,
  must = `Invalid option: expected one of ${words.map((word) => `"${word}"`).join('|')}`,
): Variable<Word | null> {
  const read = (given: string) => {
    const word = words.find((known) => known === given);
    if (word === undefined) throw new RangeError(must);
    return word;
  };
  return { meaning, unset: null, read };
}

function flag(meaning: string): Variable<boolean> {
  const { read } = one(['0', '1', 'true', 'false', 'yes', 'no', ''], meaning);
  return { meaning, unset: false, read: (given) => ['1', 'true', 'yes'].includes(read(given) ?? '') };
}

function address(meaning: string): Variable<string | null> {
  const read = (given: string) => {
    const url = given.trim();
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new RangeError('Invalid URL');
    return url.replace(/[\t\n\r]/g, '');
  };
  return { meaning, unset: null, read };
}
