// The plugin's PHP as a tree, so that tests can say things about every line of it without running any.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Engine } from 'php-parser';
import { PLUGIN } from '../../wordpress/zip.ts';

export const FOLDER = resolve(import.meta.dirname, '../../wordpress', PLUGIN);

export interface PhpNode {
  kind: string;
  [field: string]: unknown;
}

export interface PhpFile {
  name: string;
  source: string;
}

/** Every file of the plugin whose name ends so, by path inside the plugin. */
export function pluginFiles(ending: string): PhpFile[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => ({ name, source: readFileSync(join(FOLDER, name), 'utf8') }));
}

/** Throws where PHP 7.4 would not read it, as far as the parser knows. */
export function parsePhp(source: string, name = 'source'): PhpNode {
  const engine = new Engine({ parser: { version: '7.4', extractDoc: true }, ast: { withPositions: true } });
  const program: unknown = engine.parseCode(source, name);
  if (!isNode(program)) throw new Error(`${name} has no tree.`);
  return program;
}

export function isNode(value: unknown): value is PhpNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

export function nodesIn(value: unknown): PhpNode[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

const BESIDE_THE_TREE = new Set(['loc', 'comments', 'leadingComments', 'trailingComments']);

/** A node and all below it, each after the one it stands in. */
export function* within(node: PhpNode): Generator<PhpNode> {
  yield node;
  for (const [field, value] of Object.entries(node)) {
    if (BESIDE_THE_TREE.has(field)) continue;
    for (const child of nodesIn(value)) yield* within(child);
  }
}

/** 1 for the first line; 0 for what the parser made up. */
export function lineOf(node: PhpNode): number {
  const { loc } = node;
  const start = typeof loc === 'object' && loc !== null && 'start' in loc ? loc.start : null;
  const line = typeof start === 'object' && start !== null && 'line' in start ? start.line : null;
  return typeof line === 'number' ? line : 0;
}

/** The name a node goes by, or null: of a function that is called, of a type, of a property. */
export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  return typeof node.name === 'string' ? node.name.replace(/^\\/, '') : null;
}

export interface PhpCall {
  name: string;
  args: PhpNode[];
  line: number;
}

/** Calls of functions by their name; methods are not among them. */
export function callsIn(program: PhpNode): PhpCall[] {
  return [...within(program)].flatMap((node) => {
    const name = node.kind === 'call' && isNode(node.what) && node.what.kind === 'name' ? nameOf(node.what) : null;
    return name === null ? [] : [{ name, args: nodesIn(node.arguments), line: lineOf(node) }];
  });
}

/** What a plain string says; null for anything that is worked out. */
export function literal(node: PhpNode | undefined): string | null {
  return node?.kind === 'string' && typeof node.value === 'string' ? node.value : null;
}
