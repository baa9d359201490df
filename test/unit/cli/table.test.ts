// Tables as a terminal of a certain width shows them.
import { expect, test } from 'vitest';
import { renderTable } from '../../../src/cli/table.ts';

const ROWS = [['2026-11-22 09:30', 'گوشی موبایل اپل مدل آیفون ۱۵']];

test('as wide as what stands in it, where there is no terminal', () => {
  expect(renderTable([{ title: 'WHEN' }, { title: 'PRODUCT' }], ROWS, null)[1]).toBe(ROWS[0]?.join('  '));
});

test('the widest column is cut, one that yields before any other', () => {
  const [, even = ''] = renderTable([{ title: 'WHEN' }, { title: 'PRODUCT' }], ROWS, 30);
  expect(even).toBe('2026-11-22 09…  گوشی موبایل ا…');
  const [, yielding = ''] = renderTable([{ title: 'WHEN' }, { title: 'PRODUCT', yields: true }], ROWS, 30);
  expect(yielding).toBe('2026-11-22 09:30  گوشی موبایل…');
});

test('when that is not enough, the others are cut too', () => {
  const columns = [{ title: 'WHEN' }, { title: 'PRODUCT', yields: true }];
  expect(renderTable(columns, ROWS, 18)[1]).toBe('2026-11-2…  گوشی …');
});
