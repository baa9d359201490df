// Secrets from standard input: what an option gives as "-" is read there, one a line, so that it stands in no shell
// history and no process list. On a terminal each is asked for and not shown.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PilitoError } from '../domain/errors.ts';

const FROM_STDIN = '-';

/** The values with each "-" replaced by the next line of standard input, in the order of the keys. */
export async function readSecrets<Key extends string>(
  values: Record<Key, string | undefined>,
  ask: (question: string) => void,
): Promise<Record<Key, string | undefined>> {
  const filled = { ...values };
  const wanted = keysOf(values).filter((key) => values[key] === FROM_STDIN);
  if (wanted.length === 0) return filled;
  const lines = process.stdin.isTTY ? await askEach(wanted, ask) : (await text(process.stdin)).split(/\r?\n/);
  wanted.forEach((key, at) => {
    const line = lines[at]?.trim() ?? '';
    if (line === '') {
      throw new PilitoError('invalid_usage', `Standard input has no line for the ${spoken(key)}.`, {
        hint: `Give one secret a line, in this order: ${wanted.map(spoken).join(', ')}.`,
      });
    }
    filled[key] = line;
  });
  return filled;
}

function keysOf<Key extends string>(values: Record<Key, unknown>): Key[] {
  const keys: Key[] = [];
  for (const key in values) keys.push(key);
  return keys;
}

/** "consumerKey" → "consumer key". */
function spoken(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

async function askEach(wanted: readonly string[], ask: (question: string) => void): Promise<string[]> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const answers: string[] = [];
  try {
    for (const key of wanted) {
      ask(`${spoken(key)}:`);
      answers.push(await reader.question(''));
    }
  } finally {
    reader.close();
  }
  return answers;
}
