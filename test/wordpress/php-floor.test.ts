// Shops on PHP 7.4 get no fatal error: nothing newer stands in the plugin, and what looks for it finds it.
import { describe, expect, it } from 'vitest';
import { newerThanPhp74 } from '../support/php-floor.ts';
import { pluginFiles } from '../support/php-source.ts';

const inPhp = (source: string) => newerThanPhp74(`<?php\n${source}`);

describe('what PHP 7.4 does not understand is found', () => {
  it.each([
    ['match', '$a = match ( $x ) { 1 => 2, default => 3 };'],
    ['nullsafe operator', '$a?->b;'],
    ['constructor promotion', 'class A { public function __construct( private $x ) {} }'],
    ['enum', 'enum A { case B; }'],
    ['enum with values', 'enum A: string { case B = "x"; }'],
    ['readonly property', 'class A { public readonly int $x; }'],
    ['readonly class', 'readonly class A {}'],
    ['named argument', 'f( a: 1 );'],
    ['union type of a parameter', 'function f( int|string $a ) {}'],
    ['union type of a result', 'function f(): int|false {}'],
    ['union type of a property', 'class A { public int|string $a; }'],
    ['intersection type', 'function f( A&B $a ) {}'],
    ['comma after the last parameter', 'function f( $a, $b, ) {}'],
    ['comma after the last `use`', '$f = function () use ( $a, ) {};'],
    ['`static` as a result', 'class A { function f(): static {} }'],
    ['`mixed`', 'function f( mixed $a ) {}'],
    ['`never`', 'function f(): never {}'],
    ['`null` as a type', 'function f(): null {}'],
    ['throw as an expression', '$a = $b ?? throw new X();'],
    ['attribute', '#[Foo]\nfunction f() {}'],
    ['attribute in a line', 'function f( #[Foo] $a ) {}'],
    ['catch without a variable', 'try { f(); } catch ( X ) {}'],
    ['new in a default', 'function f( $a = new X() ) {}'],
    ['a call in a static', 'function f() { static $a = g(); }'],
    ['first-class callable', '$f = strlen( ... );'],
    ['0o number', '$a = 0o17;'],
    ['final constant', 'class A { final const X = 1; }'],
    ['typed constant', 'class A { const int X = 1; }'],
    ['constant in a trait', 'trait T { const X = 1; }'],
    ['constant by a name worked out', '$a = A::{$b};'],
    ['::class of an object', '$a = $o::class;'],
    ['property of an enum in a constant', 'class A { const B = C::D->value; }'],
    ['property hook', 'class A { public int $x { get => 1; } }'],
    ['asymmetric visibility', 'class A { public private(set) int $x; }'],
    ['method of a new object without parentheses', '$a = new X()->b();'],
    ['pipe', '$a = $b |> f( ... );'],
    ['type made nullable by its default', 'function f( A $a = null ) {}'],
    ['array_is_list()', 'array_is_list( $a );'],
    ['json_validate()', '\\json_validate( $a );'],
  ])('%s', (_, source) => {
    expect(inPhp(source)).not.toEqual([]);
  });
});

describe('what PHP 7.4 understands passes', () => {
  it.each([
    ['arrow function', '$f = static fn( int $x ): ?int => $x;'],
    ['typed property', 'class A { public ?int $a = null; private static array $b = array(); }'],
    ['null coalescing assignment', '$a ??= 1;'],
    ['spread', '$a = array( ...$b );'],
    ['1_000', '$a = 1_000;'],
    ['heredoc', '$a = <<<X\n\ta\n\tX;'],
    ['comma after the last argument', 'f( $a, $b, );'],
    ['nullable parameter', 'function f( ?A $a = null, $b = null, self $c ): void {}'],
    ['::class and calls by name', '$a = A::class . static::class; A::$b(); A::{$b}();'],
    ['catching several', 'try { f(); } catch ( A | B $e ) { g(); }'],
    ['constants of constants', 'class A { const B = self::C . D; const C = array( 1 => -1 ); }'],
    ['str_contains(), which WordPress brings', 'str_contains( $a, $b );'],
    ['a hash in a comment', '# [no attribute]\n$a = 1;'],
  ])('%s', (_, source) => {
    expect(inPhp(source)).toEqual([]);
  });
});

describe('the plugin', () => {
  it.each(pluginFiles('.php'))('$name needs no more than PHP 7.4', ({ name, source }) => {
    expect(newerThanPhp74(source, name)).toEqual([]);
  });
});
