// Tables as a terminal of a certain width shows them.
import { expect, test } from 'vitest';
import { renderTable } from '../../../src/cli/table.ts';

const ROWS = [['2026-11-22 09:30', 'گوشی موبایل اپل مدل آیفون ۱۵']];

test('as wide as what stands in it, where there is no terminal', async () => {
  expect((await renderTable([{ title: 'WHEN' }, { title: 'PRODUCT' }], ROWS, null))[1]).toBe(ROWS[0]?.join('  '));
});

test('the widest column is cut, one that yields before any other', async () => {
  const [, even = ''] = await renderTable([{ title: 'WHEN' }, { title: 'PRODUCT' }], ROWS, 30);
  expect(even).toBe('2026-11-22 09…  گوشی موبایل ا…');
  const [, yielding = ''] = await renderTable([{ title: 'WHEN' }, { title: 'PRODUCT', yields: true }], ROWS, 30);
  expect(yielding).toBe('2026-11-22 09:30  گوشی موبایل…');
});

test('when that is not enough, the others are cut too', async () => {
  const columns = [{ title: 'WHEN' }, { title: 'PRODUCT', yields: true }];
  expect((await renderTable(columns, ROWS, 18))[1]).toBe('2026-11-2…  گوشی …');
});

test('plain letters are measured like any others', async () => {
  const plain = [
    ['a', 'b'.repeat(40)],
    ['c'.repeat(12), 'd'],
  ];
  const columns = [{ title: 'ONE' }, { title: 'OTHER', align: 'right' as const }];
  const wide = [...plain, ['é', '']];
  for (const width of [null, 30, 10]) {
    expect(await renderTable(columns, plain, width)).toEqual((await renderTable(columns, wide, width)).slice(0, -1));
  }
});
