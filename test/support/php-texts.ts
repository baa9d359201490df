// The texts that a PHP file asks WordPress to translate, as they stand in it.
import { callsIn, isNode, literal, nameOf, type PhpNode } from './php-source.ts';

export interface Text {
  /** Null where it is not one plain string, and so nothing that a translator would ever see. */
  singular: string | null;
  plural: string | null;
  context: string;
  domain: string | null;
  line: number;
}

/** Where each function keeps what: places of its arguments. */
const FUNCTIONS: Record<string, { plural?: number; context?: number; domain: number }> = {
  ...Object.fromEntries(
    ['__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e'].map((name) => [name, { domain: 1 }]),
  ),
  ...Object.fromEntries(['_x', '_ex', 'esc_html_x', 'esc_attr_x'].map((name) => [name, { context: 1, domain: 2 }])),
  _n: { plural: 1, domain: 3 },
  _nx: { plural: 1, context: 3, domain: 4 },
  _n_noop: { plural: 1, domain: 2 },
  _nx_noop: { plural: 1, context: 2, domain: 3 },
};

export function textsIn(program: PhpNode): Text[] {
  return callsIn(program).flatMap(({ name, args, line }) => {
    const places = FUNCTIONS[name];
    if (places === undefined) return [];
    const { plural, context, domain } = places;
    return {
      singular: literal(args[0]),
      plural: plural === undefined ? null : literal(args[plural]),
      context: context === undefined ? '' : (literal(args[context]) ?? ''),
      domain: literal(args[domain]) ?? nameOf(isNode(args[domain]) ? args[domain] : null),
      line,
    };
  });
}

/** What sprintf would fill in, by place, so that "%s of %d" and "%2$d … %1$s" are the same. */
export function placeholders(text: string): string[] {
  let next = 0;
  return [...text.matchAll(/%(?:(\d+)\$)?[-+0-9.']*([bcdeEfFgGosuxX%])/g)]
    .filter(([, , type]) => type !== '%')
    .map(([, place, type = '']) => `${place ?? ++next}${type}`)
    .sort();
}

/** Names of the tags in it. */
export function tags(text: string): string[] {
  return [...text.matchAll(/<(\/?[a-z][a-z0-9]*)/g)].map(([, name = '']) => name).sort();
}
