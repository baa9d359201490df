// Every parser takes anything: it answers, or says in words of ours what is wrong. Nothing else may be thrown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/adapters/openai/answer.ts';
import { readVectorJson } from '../../src/adapters/openai/reply.ts';
import { judgeBulk } from '../../src/adapters/woocommerce/bulk.ts';
import { judge, judgeSigned } from '../../src/adapters/woocommerce/delivery.ts';
import { htmlToLine, htmlToText } from '../../src/adapters/woocommerce/html.ts';
import { salvageJson } from '../../src/adapters/woocommerce/json.ts';
import { readItem } from '../../src/adapters/woocommerce/product.ts';
import { read } from '../../src/adapters/woocommerce/reading.ts';
import { readConfig } from '../../src/config.ts';
import { PilitoError } from '../../src/domain/errors.ts';
import { readQrels, readQuestions } from '../../src/domain/evaluation/questions.ts';
import { readIntent } from '../../src/domain/intent/intent.ts';
import { chunksOf } from '../../src/domain/knowledge.ts';
import { moneySortKey, readMoney } from '../../src/domain/money.ts';
import { EMPTY_STATE } from '../../src/domain/product.ts';
import { snippet } from '../../src/domain/snippet.ts';
import { checkShopUrl, checkSlug, isPrivateHost } from '../../src/domain/store.ts';
import { parseSynonyms } from '../../src/domain/synonyms.ts';
import { foldText, tokenise } from '../../src/domain/text/fold.ts';
import { allowsAddress, isAddressRange } from '../../src/domain/token.ts';
import { bearerToken } from '../../src/http/auth.ts';
import { VARIABLES } from '../../src/variables.ts';
import { RUNS, spoilt, text, torn, value } from './chaos.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/woocommerce');
const PRODUCT: unknown = JSON.parse(
  readFileSync(join(FOLDER, 'webhooks/rest-create-simple/03-product.created.body'), 'utf8'),
);
const EVENT = { event_id: 'evt_1', event_type: 'product.updated', product: PRODUCT };
const LIST = { version: 2, events: [EVENT, EVENT] };
const EMBEDDINGS = {
  data: [0, 1].map((index) => ({ index, embedding: Buffer.alloc(8).toString('base64') })),
  usage: { total_tokens: 5 },
};
const TOPICS = ['product.created', 'product.updated', 'product.deleted', 'product.restored', 'action.woocommerce_x'];

/** Fine, or wrong in words of ours. */
function answers(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof PilitoError)) throw error;
    expect(error.message).not.toBe('');
  }
}

function always<Given>(given: fc.Arbitrary<Given>, act: (given: Given) => unknown): void {
  fc.assert(
    fc.property(given, (one) => answers(() => act(one))),
    RUNS,
  );
}

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'x-wc-webhook-topic', 'x-wc-webhook-signature', 'webhook-timestamp', 'webhook-id'),
  fc.oneof(text, fc.constantFrom('application/json', ...TOPICS)),
);
const bodies = fc.oneof(
  spoilt(PRODUCT).map((json) => Buffer.from(json)),
  spoilt(EVENT).map((json) => Buffer.from(json)),
  spoilt(LIST).map((json) => Buffer.from(json)),
  torn(JSON.stringify(EVENT)),
);

describe('deliveries', () => {
  test('are judged', () => {
    always(fc.record({ body: bodies, headers, receivedAt: fc.integer() }), (delivery) => {
      expect(judge(delivery, 'a token').kind).toBeTypeOf('string');
      expect(judgeSigned(delivery, ['a secret']).kind).toBeTypeOf('string');
      expect(judgeBulk(delivery, 'a token').kind).toBeTypeOf('string');
    });
  });

  test('are read', () => {
    always(fc.tuple(fc.constantFrom(...TOPICS), bodies), ([topic, body]) => read(topic, body));
  });
});

describe('products', () => {
  test('are read, and become texts', () => {
    always(spoilt(PRODUCT), (json) => {
      const item = readItem(JSON.parse(json));
      if (item.kind !== 'report') return;
      const state = { ...EMPTY_STATE, ...item.report.state };
      for (const chunk of chunksOf(state, [])) expect(chunk.length).toBeLessThanOrEqual(1_200);
      if (state.price !== null) expect(state.price).toMatch(/^-?\d+(\.\d+)?$/);
    });
  });

  test('are read out of an answer with other things around it', () => {
    always(fc.tuple(text, spoilt([PRODUCT]), text), ([before, json, after]) => salvageJson(before + json + after));
  });
});

describe('texts', () => {
  test('of HTML', () => {
    always(text, (html) => {
      expect(htmlToText(html)).toBeTypeOf('string');
      expect(htmlToLine(html)).not.toMatch(/[\n\r]/);
    });
  });

  test('of questions', () => {
    always(fc.tuple(text, fc.constantFrom(null, 'IRT', 'EUR')), ([question, currency]) => {
      expect(readIntent(question, { currency })).toBeTypeOf('object');
      expect(tokenise(foldText(question)).every((token) => token !== '')).toBe(true);
      snippet(question, tokenise(question));
    });
  });
});

describe('values', () => {
  test('of money: exact, or none', () => {
    always(value, (given) => {
      const money = readMoney(given);
      if (money !== null) expect(moneySortKey(money)).toBeTypeOf('string');
    });
  });

  test('of addresses', () => {
    always(text, (given) => {
      if (isAddressRange(given)) allowsAddress([given], '203.0.113.7');
      allowsAddress(['203.0.113.0/24'], given);
      isPrivateHost(given);
      bearerToken(given);
    });
    always(text, checkShopUrl);
    always(text, checkSlug);
  });

  test('of the environment', () => {
    const variables = fc.dictionary(fc.constantFrom(...Object.keys(VARIABLES)), text);
    always(variables, (environment) => readConfig({ db: '/nowhere/pilito.db' }, environment));
  });
});

describe('files', () => {
  test('of synonyms', () => {
    always(
      fc.array(text).map((lines) => lines.join('\n')),
      (file) => parseSynonyms(file),
    );
  });

  test('of questions and judgements', () => {
    const line = fc.oneof(text, spoilt({ id: 'q1', query: 'shoes', relevant: ['woo_1'] }));
    always(
      fc.array(line).map((lines) => lines.join('\n')),
      (file) => readQuestions(file, 'questions.jsonl'),
    );
    always(
      fc.array(text).map((lines) => lines.join('\n')),
      (file) => readQrels(file, 'qrels.txt'),
    );
  });
});

test('answers of embedding services', () => {
  const reply = fc.oneof(
    spoilt(EMBEDDINGS).map((json) => Buffer.from(json)),
    torn(JSON.stringify(EMBEDDINGS)),
  );
  always(reply, (bytes) => {
    let json: ReturnType<typeof readVectorJson>;
    try {
      json = readVectorJson(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
      return;
    }
    for (const one of readAnswer(json, 2, 2).embedded) {
      if (one.ok) expect([...one.vector].every(Number.isFinite)).toBe(true);
    }
  });
});
