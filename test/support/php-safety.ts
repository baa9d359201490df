// What could let a visitor's text reach a page as HTML, or the shop's database unread: found in a tree, after the rules
// that WordPress's reviewers go by.
import { isNode, lineOf, nameOf, nodesIn, type PhpNode, within } from './php-source.ts';

const ESCAPING = /^(?:esc_(?:html|attr|url|textarea|js|xml)(?:__|_x)?|wp_kses(?:_post|_data)?|absint|wp_json_encode)$/;
/** Safe when what they are given is. */
const PASSING = /^(?:sprintf|vsprintf|implode|join|ucfirst|nl2br|wpautop)$/;
const READING = /^(?:sanitize_\w+|absint|intval|esc_url_raw|wp_verify_nonce|check_\w+|in_array|is_\w+|wp_kses\w*)$/;
const VISITORS = new Set(['_GET', '_POST', '_REQUEST', '_COOKIE', '_SERVER', '_FILES']);

/** Lines that print what nobody has escaped. */
export function unescaped(program: PhpNode): number[] {
  const printing = [...within(program)].filter((node) => printedBy(node).some((value) => !isSafe(value)));
  return withoutReason(program, printing.map(lineOf));
}

function printedBy(node: PhpNode): PhpNode[] {
  if (node.kind === 'echo') return nodesIn(node.expressions);
  if (node.kind === 'print' || node.kind === 'exit') return nodesIn(node.expression);
  return node.kind === 'call' && /^v?printf$/.test(nameOf(node.what) ?? '') ? nodesIn(node.arguments) : [];
}

function isSafe(node: PhpNode): boolean {
  switch (node.kind) {
    case 'string':
    case 'number':
      return true;
    case 'cast':
      return node.type === 'int' || node.type === 'float' || node.type === 'bool';
    case 'bin':
      return node.type === '.' && [node.left, node.right].every(isSafeValue);
    case 'retif':
      return [node.trueExpr, node.falseExpr].every(isSafeValue);
    case 'array':
      return nodesIn(node.items).every((entry) => isSafeValue(entry.value));
    case 'call': {
      const name = nameOf(node.what) ?? '';
      return ESCAPING.test(name) || (PASSING.test(name) && nodesIn(node.arguments).every(isSafe));
    }
    default:
      return false;
  }
}

function isSafeValue(value: unknown): boolean {
  return isNode(value) && isSafe(value);
}

/** Lines that take what a visitor sent as it came. */
export function unsanitised(program: PhpNode): number[] {
  return withoutReason(program, taken(program, false));
}

function taken(node: PhpNode, read: boolean): number[] {
  if (node.kind === 'variable') return !read && VISITORS.has(nameOf(node) ?? '') ? [lineOf(node)] : [];
  const reads =
    /^(?:isset|empty)$/.test(node.kind) || (node.kind === 'cast' && /^(?:int|float|bool)$/.test(String(node.type)));
  const reading = read || reads || (node.kind === 'call' && READING.test(nameOf(node.what) ?? ''));
  return Object.values(node).flatMap((value) => nodesIn(value).flatMap((child) => taken(child, reading)));
}

/** As the sniffs of WordPress do: a comment on the line or before it can say why it is safe all the same. */
function withoutReason(program: PhpNode, lines: readonly number[]): number[] {
  const reasons = nodesIn(program.comments)
    .filter(({ value }) => typeof value === 'string' && /phpcs:ignore WordPress\.Security\S* -- \S/.test(value))
    .map(lineOf);
  return lines.filter((line) => !reasons.includes(line) && !reasons.includes(line - 1));
}
