// Other names of a thing: what serves a purpose, what the built-in table says, and what a store says for itself.
import { describe, expect, it } from 'vitest';
import { importSynonyms } from '../../../src/app/synonyms.ts';
import { addStore, freshGround, report, sqliteInTemp, T0, told } from '../../support/database.ts';
import { answerOf } from '../../support/search.ts';
import { shopOf } from '../../support/shop.ts';

describe('a thing asked for by its use', () => {
  const shop = shopOf(
    { language: 'fa', currency: 'IRT' },
    'دریل شارژی بوش',
    'پیچ‌گوشتی',
    'عینک آفتابی',
    'چتر',
    'گوشی موبایل',
    'قاب گوشی',
    { title: 'تابلو', description: 'برای دیوار خانه، بدون سوراخ کردن' },
  );

  it.each([
    ['وسیله‌ای برای سوراخ کردن دیوار', 'دریل شارژی بوش'],
    ['یه چیزی میخوام دیوار رو سوراخ کنه', 'دریل شارژی بوش'],
    ['something to drill holes in a wall', 'دریل شارژی بوش'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });

  it('is not found so without the tables', async () => {
    const plain = { tuning: { aliases: false } };
    expect(await shop.titles('وسیله‌ای برای سوراخ کردن دیوار', plain)).not.toContain('دریل شارژی بوش');
  });
});

describe('a thing asked for by another name', () => {
  const shop = shopOf({ language: 'fa', currency: 'IRT' }, 'موبایل سامسونگ', 'کفش Nike', 'مانتو زنانه', 'عروسک خرسی');

  it.each([
    ['گوشی Samsung', 'موبایل سامسونگ'],
    ['کفش نایک', 'کفش Nike'],
    ['kafsh nike', 'کفش Nike'],
    ['gooshi samsung', 'موبایل سامسونگ'],
    ['مانتو زنونه', 'مانتو زنانه'],
    ['عروسکا', 'عروسک خرسی'],
    ['سامسونق', 'موبایل سامسونگ'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });
});

describe('a store’s own synonyms', () => {
  const on = freshGround(sqliteInTemp);
  const learn = (lines: string, store = on.store) => {
    const deps = { db: on.db, clock: { now: () => T0 } };
    return importSynonyms(deps, store, lines, { replace: true, dryRun: false });
  };
  const sell = (titles: string[], store = on.store) => {
    const tellings = titles.map((title, index) => told(report(index + 1, { title })));
    return on.db.products.apply(store.id, 'woocommerce', tellings, T0);
  };
  const titles = async (question: string, store = on.store) => {
    const { results } = await answerOf({ db: on.db, store }, question);
    return results.map(({ title }) => title);
  };

  it('are asked with at once, and no longer when they are gone', async () => {
    await sell(['Canvas sack', 'Leather belt']);
    expect(await titles('tote')).toEqual([]);
    await learn('tote, sack');
    expect(await titles('tote')).toEqual(['Canvas sack']);
    await learn('tote, belt');
    expect(await titles('tote')).toEqual(['Leather belt']);
  });

  it('are those of one store', async () => {
    const hats = await addStore(on.db, 'hats');
    await sell(['Canvas sack']);
    await sell(['Felt sack'], hats);
    await learn('tote, sack', hats);
    expect(await titles('tote')).toEqual([]);
    expect(await titles('tote', hats)).toEqual(['Felt sack']);
  });

  it.each([
    ['of several words', 'doohickey thing, blue widget', 'doohickey thing'],
    ['of stop words as well', 'in the loop, widget', 'in the loop'],
    ['one way', 'doohickey => widget', 'doohickey'],
    ['from one language into another', 'بشقاب پرنده, widget', 'بشقاب پرنده'],
  ])('%s', async (_, lines, question) => {
    await sell(['Blue widget', 'Leather belt']);
    expect(await titles(question)).toEqual([]);
    await learn(lines);
    expect(await titles(question)).toEqual(['Blue widget']);
  });

  it('one way say nothing the other way', async () => {
    await sell(['Doohickey', 'Blue widget']);
    await learn('gadget => widget\nwidget => blue');
    expect(await titles('gadget')).toEqual(['Blue widget']);
    await learn('doohickey => widget');
    expect(await titles('widget')).toEqual(['Blue widget']);
    expect((await titles('doohickey')).sort()).toEqual(['Blue widget', 'Doohickey']);
  });
});
