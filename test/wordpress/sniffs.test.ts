// PHP's own reading of every file of the plugin, and the coding standard of test/php/phpcs.xml, which is shown to see
// what it is there for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { z } from 'zod';
import { FOLDER, pluginFiles } from '../support/php-source.ts';
import { describeWith } from '../support/programs.ts';
import { program } from '../support/wordpress/parts.ts';

const STANDARD = join(import.meta.dirname, '../php/phpcs.xml');
const report = z.object({
  files: z.record(
    z.string(),
    z.object({ messages: z.array(z.object({ source: z.string(), line: z.number(), message: z.string() })) }),
  ),
});

/** What phpcs has to say of a file or a folder, or of `input` in place of them. */
function sniffed(path: string, input?: string) {
  const args = [`--standard=${STANDARD}`, '--report=json', '-q', path];
  const { stdout } = spawnSync(program('phpcs') ?? '', args, { encoding: 'utf8', input });
  const { files } = report.parse(JSON.parse(stdout));
  return Object.entries(files).flatMap(([file, { messages }]) => messages.map((message) => ({ file, ...message })));
}

describeWith(['php'], 'php -l', () => {
  const lint = (input: string) =>
    spawnSync(
      program('php') ?? '',
      ['-d', 'error_reporting=-1', '-d', 'display_errors=1', '-d', 'log_errors=0', '-l'],
      {
        encoding: 'utf8',
        input,
      },
    ).stdout.trim();

  test('sees what is wrong, and what will be', () => {
    expect(lint('<?php f( ;')).toContain('Parse error');
    expect(lint('<?php function f( $a = 1, $b ) {}')).toContain('Deprecated');
  });

  it.each(pluginFiles('.php'))('$name', ({ source }) => {
    expect(lint(source)).toBe('No syntax errors detected in Standard input code');
  });
});

describeWith(['phpcs'], 'the coding standard', () => {
  it.each([
    ['spaces to indent', 'if ( $a ) {\n    f();\n}', 'DisallowSpaceIndent'],
    ['a wrong depth', 'if ( $a ) {\nf();\n}', 'ScopeIndent'],
    ['no space inside parentheses', 'f($a);', 'FunctionCallSignature'],
    ['no space inside those of if', 'if ($a) {\n\tf();\n}', 'ControlStructureSpacing'],
    ['no space inside those of foreach', 'foreach ($a as $b) {\n\tf();\n}', 'ForEachLoopDeclaration'],
    ['no space inside those of a function', 'function f($a) {\n\treturn 1;\n}', 'FunctionDeclarationArgumentSpacing'],
    ['a space too many at the end of a line', 'f(); \n', 'SuperfluousWhitespace'],
    ['no space around a dot', "$a = 'b'.$c;", 'ConcatenationSpacing'],
    ['no space after a not', 'if ( !$a ) {\n\tf();\n}', 'SpaceAfterNot'],
    ['a brace on a line of its own', 'function f()\n{\n\treturn 1;\n}', 'OpeningFunctionBraceKernighanRitchie'],
    ['the same of a class', 'class A\n{\n}', 'OpeningBraceSameLine'],
    ['no braces', 'if ( $a ) f();', 'InlineControlStructure'],
    ['else if', 'if ( $a ) {\n\tf();\n} else if ( $b ) {\n\tg();\n}', 'ElseIfDeclaration'],
    ['a short array', '$a = [ 1 ];', 'DisallowShortArraySyntax'],
    ['double quotes for nothing', '$a = "b";', 'DoubleQuoteUsage'],
    ['TRUE', '$a = TRUE;', 'LowerCaseConstant'],
    ['and', '$a = $b and $c;', 'ValidLogicalOperators'],
    ['an assignment in a condition', 'if ( $a = f() ) {\n\tg();\n}', 'AssignmentInCondition'],
    ['code that is never reached', 'function f() {\n\treturn 1;\n\tg();\n}', 'NonExecutableCode'],
    ['a method without visibility', 'class A {\n\tfunction f() {\n\t\treturn 1;\n\t}\n}', 'MethodScope'],
    ['eval', 'eval( $a );', 'Eval'],
    ['a silenced error', '$a = @f();', 'NoSilencedErrors'],
    ['a shell', '$a = `ls`;', 'BacktickOperator'],
    ['a function that is not for plugins', 'error_log( $a );', 'ForbiddenFunctions'],
    ['a deprecated one', '$a = utf8_encode( $b );', 'DeprecatedFunctions'],
    ['a short tag', '?>\n<? f(); ?>\n', 'DisallowShortOpenTag'],
    ['line endings of DOS', 'f();\r\n', 'Mixed'],
    ['a tag at the end', 'f();\n?>\n', 'ClosingTag'],
  ])('sees %s', (_, source, sniff) => {
    const said = sniffed('-', `<?php\n${source}${source.endsWith('\n') ? '' : '\n'}`);
    expect(said.map((message) => message.source.split('.')[2])).toContain(sniff);
  });

  it('has nothing against code as WordPress writes it', () => {
    const source = `<?php\n/**\n * Said.\n */\n\ndefined( 'ABSPATH' ) || exit;\n\nfinal class A {\n\n\tpublic static function f( array $a, $b = null ): string {
\t\tif ( ! isset( $a['b'] ) ) {\n\t\t\treturn '';\n\t\t}\n\t\t$c   = (int) $a['b'] + 1;\n\t\t$dog = array(\n\t\t\t'b'  => $c,\n\t\t\t'cc' => "x{$b}",\n\t\t);
\t\treturn implode( ', ', $dog ) . 'e';\n\t}\n}\n`;
    expect(sniffed('-', source)).toEqual([]);
  });

  it('is kept by the whole plugin', () => {
    expect(sniffed(FOLDER)).toEqual([]);
  }, 120_000);
});
