// How findings look on a terminal with colours: signs, lines that fit, commands in one piece, Persian that turns nothing.
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/app/doctor/finding.ts';
import { doctorReport } from '../../../src/cli/doctor-report.ts';
import { createOutput, type Output } from '../../../src/cli/output.ts';

function shown(finding: Partial<Finding>, width: number | null): string[] {
  const lines: string[] = [];
  const output: Output = {
    ...createOutput({ json: false, quiet: false, color: false }),
    ...{ outColor: width !== null, width, paint: (_, text) => text, line: (text) => void lines.push(text) },
  };
  const whole: Finding = { id: 'store.rest', subject: 'shoes', level: 'problem', what: '', why: null, next: null };
  doctorReport(output).tell([{ ...whole, ...finding }]);
  return lines;
}

test('a sign where there are colours, a word where there are none', () => {
  expect(shown({ level: 'ok', what: 'Fine' }, 80)).toEqual(['store shoes', '  ✓ Fine']);
  expect(shown({ level: 'ok', what: 'Fine' }, null)).toEqual(['store shoes', '  ok       Fine']);
  expect(shown({ id: 'clock.skew', subject: 'clock', what: 'Off' }, null)).toEqual(['clock', '  problem  Off']);
});

test('sentences are broken by words, commands are not broken at all', () => {
  const what = 'The shop is asked over plain http, and that is not good.';
  const command = 'pilito store update shoes --url https://shop.example/with/a/long/path';
  const lines = shown({ what, why: 'Because.', next: command }, 40);
  expect(lines).toEqual([
    'store shoes',
    '  ✗ The shop is asked over plain http,',
    '    and that is not good.',
    '    Because.',
    `    → ${command}`,
  ]);
  expect(shown({ next: what }, 40).slice(2)).toEqual([
    '    → The shop is asked over plain http,',
    '      and that is not good.',
  ]);
});

test('a Persian name stands for itself on a terminal, and is only text elsewhere', () => {
  const what = 'The REST API of "فروشگاه" answers';
  expect(shown({ what }, 80)[1]).toContain('"\u2068فروشگاه\u2069" answers');
  expect(shown({ what }, null)[1]).toContain('"فروشگاه" answers');
});

test('what a shop says cannot drive the terminal', () => {
  expect(shown({ what: 'It said \x1b[2J' }, 80)[1]).toBe('  ✗ It said \\x1b[2J');
});
