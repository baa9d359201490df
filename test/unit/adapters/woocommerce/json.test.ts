import { expect, test } from 'vitest';
import { salvageJson } from '../../../../src/adapters/woocommerce/json.ts';

test.each([
  ['[{"id":1}]', [{ id: 1 }], ''],
  ['<br /><b>Warning</b>: odd [1] in x\n[{"id":1}]', [{ id: 1 }], '<br /><b>Warning</b>: odd [1] in x\n'],
  ['[{"id":1}]\n<!-- cached -->', [{ id: 1 }], '\n<!-- cached -->'],
  ['\ufeff{"code":"x"} ', { code: 'x' }, '\ufeff '],
])('%j is read', (text, json, around) => {
  expect(salvageJson(text)).toEqual({ json, around });
});

test.each(['[{"id":1,"tags":[],"na', '[{"id":1},{"id":2},{"na', '[{"id":1,"tags":[]}', '<html>', ''])(
  'half a body (%j) never passes for a smaller whole',
  (text) => {
    expect(salvageJson(text)).toBeNull();
  },
);
