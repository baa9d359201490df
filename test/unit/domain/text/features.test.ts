// Features: one spelling for each kind and value, and the parts of mixed tokens.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  concept,
  exact,
  joined,
  readings,
  runsOf,
  skeletons,
  soundsOf,
  stem,
} from '../../../../src/domain/text/features.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

test('a feature is its kind and its value', () => {
  expect(exact('samsung')).toBe('esamsung');
  expect(stem('shoes', 'en')).toBe('sshoe');
  expect(stem('کتابها', 'fa')).toBe('sکتاب');
  expect(joined(['لپ', 'تاپ'])).toBe('jلپتاپ');
  expect(concept('laptop')).toBe('claptop');
  expect(skeletons('samsung')).toEqual(['psmsng']);
  expect(readings('kif')).toEqual(['vkyf']);
});

test('a Latin word of a product is kept with a few of its Persian readings, none of them short', () => {
  const sounds = soundsOf('panasonic');
  expect(sounds).toEqual(expect.arrayContaining([...skeletons('panasonic'), 'vpanasvnyk']));
  expect(sounds.length).toBeLessThan(skeletons('panasonic').length + readings('panasonic').length);
  expect(readings('hp')).not.toEqual([]);
  expect(soundsOf('hp')).toEqual([]);
});

test('the same letters of two kinds are two features', () => {
  const features = [exact('laptop'), stem('laptop', 'en'), joined(['laptop']), concept('laptop')];
  expect(new Set(features).size).toBe(features.length);
});

test.each([
  ['کیف', ['vkyf']],
  ['سامسونگ', ['psmsng', 'vsamsvng']],
  ['kif', ['vkyf']],
  ['کت', ['vkt']],
  ['4060', []],
  ['手机', []],
])('a product’s %s sounds %j', (token, sounds) => {
  expect(soundsOf(token)).toEqual(sounds);
});

test.each([
  ['rtx4060', ['rtx', '4060']],
  ['s24ultra', ['s', '24', 'ultra']],
  ['256گیگ', ['256', 'گیگ']],
  ['wh1000xm5', ['wh', '1000', 'xm', '5']],
  ['samsung', []],
  ['4060', []],
  ['گوشی', []],
  ['', []],
])('the runs of %s are %j', (token, runs) => {
  expect(runsOf(token)).toEqual(runs);
});

it('puts the runs of a token together again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab12کگ۳é手') }), (text) => {
      for (const token of tokenise(text)) {
        const runs = runsOf(token);
        if (runs.length > 0) expect(runs.join('')).toBe(token);
        expect(runs).not.toHaveLength(1);
      }
    }),
  );
});
