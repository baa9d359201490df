// A store's synonyms in use: a new line answers the next question, and what is known is not suggested again.
import { describe, expect, test } from 'vitest';
import { importSynonyms, suggestSynonyms, synonymsOf } from '../../../src/app/synonyms.ts';
import { addStore, freshGround, report, sqliteInTemp, T0, told } from '../../support/database.ts';

const on = freshGround(sqliteInTemp);
const deps = () => ({ db: on.db, clock: { now: () => T0 } });
const ADD = { replace: false, dryRun: false };
const asked = async (word: string, store = on.store) =>
  (await synonymsOf(deps(), store))([word]).flatMap(({ alternatives }) => alternatives.map((words) => words.join(' ')));

describe('questions', () => {
  test('find by a new line at once, and no longer by one that is gone', async () => {
    expect(await asked('tote')).toEqual([]);
    await importSynonyms(deps(), on.store, 'tote, bag', ADD);
    expect(await asked('tote')).toEqual(['bag']);
    await importSynonyms(deps(), on.store, 'tote, sack', { ...ADD, replace: true });
    expect(await asked('tote')).toEqual(['sack']);
  });

  test('to one store know nothing of another', async () => {
    const hats = await addStore(on.db, 'hats');
    await importSynonyms(deps(), hats, 'tote, bag', ADD);
    expect(await asked('tote', hats)).toEqual(['bag']);
    expect(await asked('tote')).toEqual([]);
  });
});

test('an import that is only tried out tells the truth and changes nothing', async () => {
  await importSynonyms(deps(), on.store, 'a, b\nc, d', ADD);
  for (const replace of [false, true]) {
    const tried = await importSynonyms(deps(), on.store, 'b, a\ne, f\nf, e', { replace, dryRun: true });
    expect(await on.db.synonyms.list(on.store.id)).toHaveLength(2);
    expect(tried).toEqual({ added: 1, known: 2, removed: replace ? 1 : 0, total: replace ? 2 : 3 });
  }
  const done = await importSynonyms(deps(), on.store, 'b, a\ne, f\nf, e', { replace: true, dryRun: false });
  expect(done).toEqual({ added: 1, known: 2, removed: 1, total: 2 });
});

describe('suggestions', () => {
  const OPTIONS = { minSupport: 3, minScore: 0, limit: 100 };
  const suggested = async () => {
    const { suggestions } = await suggestSynonyms(deps(), on.store, OPTIONS);
    return suggestions.map(({ terms }) => terms.join(', '));
  };
  const fill = async () => {
    const kinds = ['کلاه', 'شال', 'دستکش', 'جوراب'];
    const products = Array.from({ length: 24 }, (_, at) => {
      const brands = at % 3 === 0 ? ['Naitvak'] : at % 3 === 1 ? ['Samsung'] : [];
      const brand = at % 3 === 0 ? 'نایتواک' : at % 3 === 1 ? 'سامسونگ' : '';
      return told(report(at, { title: `${kinds[at % 4]} ${brand} مدل ${at}`, brands }));
    });
    await on.db.products.apply(on.store.id, 'woocommerce', products, T0);
  };

  test('leave out what the built-in table says', async () => {
    await fill();
    expect(await suggested()).toEqual(['نایتواک, naitvak']);
  });

  test('leave out what the store’s own lines say, one way or both', async () => {
    await fill();
    await importSynonyms(deps(), on.store, 'naitvak => نایتواک', ADD);
    expect(await suggested()).toEqual([]);
  });
});
