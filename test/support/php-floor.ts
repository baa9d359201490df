// What PHP 7.4 does not understand, found in a tree. The parser refuses most newer constructs itself; these are the
// ones it lets through, and functions that came later and that WordPress 6.1 does not bring along.
import { callsIn, isNode, lineOf, nameOf, nodesIn, type PhpNode, parsePhp, within } from './php-source.ts';

const NEWER_TYPES = new Set(['mixed', 'never', 'static', 'null', 'false', 'true']);

/** By the release they came with. WordPress brings str_contains, str_starts_with and str_ends_with since 5.9. */
const NEWER_FUNCTIONS = new Set([
  ...['fdiv', 'get_debug_type', 'get_resource_id', 'preg_last_error_msg'], // 8.0
  ...['array_is_list', 'enum_exists', 'fsync', 'fdatasync', 'mysqli_fetch_column'], // 8.1
  ...['curl_upkeep', 'ini_parse_quantity', 'memory_reset_peak_usage', 'mysqli_execute_query'], // 8.2
  ...['openssl_cipher_key_length', 'libxml_get_external_entity_loader'], // 8.2
  ...['json_validate', 'mb_str_pad', 'str_increment', 'str_decrement', 'stream_context_set_options'], // 8.3
  ...['array_find', 'array_find_key', 'array_any', 'array_all', 'fpow', 'request_parse_body'], // 8.4
  ...['mb_trim', 'mb_ltrim', 'mb_rtrim', 'mb_ucfirst', 'mb_lcfirst', 'grapheme_str_split'], // 8.4
  ...['http_get_last_response_headers', 'http_clear_last_response_headers', 'bcceil', 'bcfloor', 'bcround'], // 8.4
  ...['array_first', 'array_last', 'get_error_handler', 'get_exception_handler'], // 8.5
]);

/** Each as "line: what"; empty when PHP 7.4 reads and runs it. */
export function newerThanPhp74(source: string, name?: string): string[] {
  let program: PhpNode;
  try {
    program = parsePhp(source, name);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const called = new Set<unknown>([...within(program)].filter(isCall).map((call) => call.what));
  const constructs = [...within(program)].flatMap((node) =>
    constructsOf(node, called).map((what) => `${lineOf(node)}: ${what}`),
  );
  const functions = callsIn(program)
    .filter((call) => NEWER_FUNCTIONS.has(call.name.toLowerCase()))
    .map((call) => `${call.line}: ${call.name}()`);
  const attributes = nodesIn(program.comments)
    .filter((comment) => typeof comment.value === 'string' && comment.value.startsWith('#['))
    .map((comment) => `${lineOf(comment)}: attribute`);
  return [...constructs, ...functions, ...attributes];
}

function isCall(node: PhpNode): boolean {
  return node.kind === 'call';
}

function constructsOf(node: PhpNode, called: ReadonlySet<unknown>): string[] {
  switch (node.kind) {
    case 'uniontype':
    case 'intersectiontype':
      return ['union or intersection type'];
    case 'typereference':
      return NEWER_TYPES.has(nameOf(node) ?? '') ? [`type ${nameOf(node)}`] : [];
    case 'class':
      return node.isReadonly === true ? ['readonly class'] : [];
    case 'property':
      return [...(node.readonly === true ? ['readonly property'] : []), ...constant(node.value)];
    case 'parameter':
      return [...parameter(node), ...constant(node.value)];
    case 'constant':
      return constant(node.value);
    case 'staticvariable':
      return constant(node.defaultValue);
    case 'trait':
      return nodesIn(node.body).some((member) => member.kind === 'classconstant') ? ['constant in a trait'] : [];
    case 'number':
      return /^0o/i.test(String(node.value)) ? ['0o number'] : [];
    case 'staticlookup':
      return lookup(node, called);
    default:
      return [];
  }
}

function parameter(node: PhpNode): string[] {
  const promoted = node.flags !== 0 || node.readonly === true;
  const byNull =
    node.nullable !== true && node.type !== null && isNode(node.value) && node.value.kind === 'nullkeyword';
  // The second is older than 7.4 and deprecated since 8.4, where it would be told to the shop's visitors.
  return [...(promoted ? ['constructor promotion'] : []), ...(byNull ? ['type made nullable by its default'] : [])];
}

/** Values that must be known before anything runs. */
function constant(value: unknown): string[] {
  const worked = isNode(value)
    ? [...within(value)].some(({ kind }) => /^(new|call|propertylookup)$/.test(kind))
    : false;
  return worked ? ['a value that is worked out where a constant must stand'] : [];
}

function lookup(node: PhpNode, called: ReadonlySet<unknown>): string[] {
  const { what, offset } = node;
  if (isNode(offset) && offset.kind === 'literal' && !called.has(node)) return ['constant by a name worked out'];
  const ofObject = isNode(what) && !['name', 'selfreference', 'staticreference', 'parentreference'].includes(what.kind);
  return ofObject && nameOf(offset) === 'class' ? ['::class of an object'] : [];
}
