// Where everything a command says goes: data to stdout, and only data; notices, progress and errors to stderr. With
// --json data is one JSON document, or one a line for streams, and errors are one JSON object each.
import { styleText } from 'node:util';
import { PilitoError } from '../domain/errors.ts';
import { jsonText, visible } from './format.ts';
import type { Column } from './table.ts';
import { readTerminal } from './terminal.ts';

export interface OutputFlags {
  json: boolean;
  quiet: boolean;
  color: boolean;
}

/** Something that is drawn on stderr over itself. */
export interface Drawing {
  /** Puts whole lines above it. */
  above(text: string): void;
  /** Takes it away. */
  end(): void;
}

export interface Output {
  readonly json: boolean;
  /** For commands that do rather than tell: with --quiet, what they did goes without saying, unless as JSON. */
  readonly quiet: boolean;
  /** One line of data for people. */
  line(text: string): void;
  /** Somebody else's text as it is, line by line. */
  text(text: string): void;
  /** The one JSON document of a command; spread over lines for a terminal. */
  document(value: unknown): void;
  /** One of a stream of JSON documents: always one line. */
  row(value: unknown): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<void>;
  /** "name  value" lines. */
  facts(facts: readonly (readonly [string, string])[]): Promise<void>;
  bold(text: string): string;
  /** Data in a colour, where stdout shows colours. */
  paint(color: 'green' | 'yellow' | 'red' | 'dim', text: string): string;
  /** Does stdout show colours? */
  readonly outColor: boolean;
  /** Columns of stdout; null when it is no terminal. */
  readonly width: number | null;
  /** A sentence for people; nothing with --quiet. */
  notice(text: string): void;
  /** A sentence nobody should miss; also with --quiet. */
  warning(text: string): void;
  /** How progress can be shown: drawn over itself, as a line now and then, or not at all (--quiet). */
  readonly progressAs: 'drawing' | 'lines' | 'nothing';
  readonly errColor: boolean;
  /** All of the terminal, for what fills it and reads keys; null where there is none. */
  readonly screen: { color: boolean } | null;
  /** From now on what goes to stderr stands above this. */
  drawOn(drawing: Drawing): void;
  /** Takes away what is drawn. */
  progressDone(): void;
  /** What went wrong, and what to do next; also with --quiet. `about` joins the JSON object. */
  failure(error: unknown, about?: Record<string, unknown>): void;
}

export function createOutput({ json, quiet, color }: OutputFlags): Output {
  const terminal = readTerminal(color);
  let drawing: Drawing | null = null;

  const progressDone = () => {
    drawing?.end();
    drawing = null;
  };
  const out = (text: string) => {
    progressDone();
    process.stdout.write(text);
  };
  const err = (text: string) => void (drawing === null ? process.stderr.write(text) : drawing.above(text));
  const red = (text: string) => (terminal.errColor ? styleText('red', text, { validateStream: false }) : text);
  const bold = (text: string) => (terminal.outColor ? styleText('bold', text, { validateStream: false }) : text);

  return {
    json,
    quiet,
    bold,
    outColor: terminal.outColor,
    width: terminal.width,
    paint: (color, text) => (terminal.outColor ? styleText(color, text, { validateStream: false }) : text),
    line: (text) => out(`${text}\n`),
    text: (text) => out(`${linesOf(text)}\n`),
    document: (value) => out(`${jsonText(value, terminal.width === null ? 0 : 2)}\n`),
    row: (value) => out(`${jsonText(value)}\n`),
    table: async (columns, rows) => {
      const { renderTable } = await import('./table.ts');
      const [titles = '', ...lines] = await renderTable(columns, rows, terminal.width);
      out(`${[bold(titles), ...lines].join('\n')}\n`);
    },
    facts: async (facts) => {
      const { renderFacts } = await import('./table.ts');
      out(`${(await renderFacts(facts)).join('\n')}\n`);
    },
    notice: (text) => {
      if (!quiet) err(`${linesOf(text)}\n`);
    },
    warning: (text) => err(`${visible(text)}\n`),
    progressAs: quiet ? 'nothing' : terminal.redraws ? 'drawing' : 'lines',
    errColor: terminal.errColor,
    screen: terminal.screen ? { color: terminal.outColor } : null,
    drawOn: (next) => {
      progressDone();
      drawing = next;
    },
    progressDone,
    failure: (error, about = {}) => {
      const { code, message, hint } = told(error);
      if (json) return err(`${jsonText({ ...about, error: code, detail: message, hint: hint ?? null })}\n`);
      err(`${red('pilito:')} ${visible(message)}\n${hint === undefined ? '' : `${visible(hint)}\n`}`);
    },
  };
}

/** Much that is told quotes a shop: of control characters, only the ends of its lines are obeyed. */
function linesOf(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

const BUG = 'This is a bug in pilito. Run it again with PILITO_LOG_LEVEL=debug and report what it prints.';

function told(error: unknown): { code: string; message: string; hint: string | undefined } {
  if (error instanceof PilitoError) return error;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), hint: BUG };
}
