// The part of a text that shows why it was found, as it was written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippet } from '../../../src/domain/snippet.ts';

const FILLER = 'words that nobody has asked for '.repeat(10);

describe('snippet', () => {
  it('shows a short text whole, on one line', () => {
    expect(snippet(' A lamp.\nFor the  desk. ', ['desk'])).toBe('A lamp. For the desk.');
    expect(snippet('', ['x'])).toBe('');
  });

  it('shows the beginning when nothing is found', () => {
    const shown = snippet(FILLER, ['zebra'], 40);
    expect(shown).toBe('words that nobody has asked for words…');
    expect(snippet(FILLER, [], 40)).toBe(shown);
  });

  it('shows what was asked for, with what stands around it', () => {
    expect(snippet(`${FILLER}a red zebra here ${FILLER}`, ['zebra'], 60)).toMatch(/^….+ a red zebra here .+…$/);
  });

  it('prefers the place with most different words', () => {
    const text = `${FILLER}zebra zebra zebra ${FILLER}the zebra and the lion ${FILLER}`;
    expect(snippet(text, ['zebra', 'lion'], 60)).toContain('zebra and the lion');
  });

  it('shows the end without a mark after it', () => {
    expect(snippet(`${FILLER}the last zebra`, ['zebra'], 40)).toMatch(/^….*the last zebra$/);
  });

  it.each([
    ['كفش‌هاي ورزشی', ['کفش']],
    ['لپ‌تاپ گیمینگ', ['تاپ', 'لپ']],
    ['قیمت ۱٬۲۰۰ تومان', ['1200']],
    ['می‌خواهَم', ['میخواهم']],
    ['آينه', ['اینه']],
  ])('finds a word however it is spelt, and shows it as written: %s', (written, terms) => {
    const filler = 'متنی که کسی نپرسیده است و ادامه دارد '.repeat(10);
    expect(snippet(`${filler}${written} ${filler}`, terms, 60)).toContain(written);
  });

  it('folds the terms, too', () => {
    expect(snippet(`${FILLER}کیف ${FILLER}`, ['كيف'], 40)).toContain('کیف');
  });

  it('finds a word behind a bracket at the edge of the room', () => {
    expect(snippet(`${FILLER}(zebra0123456789) ${FILLER}`, ['zebra0123456789'], 19)).toContain('zebra0123456789');
  });

  it('cuts endless text hard, between whole characters', () => {
    const shown = snippet('😀'.repeat(200), ['x'], 20);
    expect(shown).not.toMatch(/\p{Surrogate}/u);
    expect(shown.length).toBeLessThanOrEqual(20);
  });

  it('is never too long and always of the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'cd', ' ', '\n', 'ک', 'ي', '\u200c', ',', '1', '😀'),
      maxLength: 300,
    });
    const terms = fc.array(fc.constantFrom('a', 'b', 'acd', 'ک', '11'), { maxLength: 3 });
    fc.assert(
      fc.property(text, terms, fc.integer({ min: 10, max: 80 }), (whole, wanted, length) => {
        const shown = snippet(whole, wanted, length);
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
        expect(whole.replace(/\s+/g, ' ')).toContain(shown.replace(/^…|…$/g, ''));
      }),
      { numRuns: 1_000 },
    );
  });
});
