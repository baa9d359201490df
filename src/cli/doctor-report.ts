// How a checkup is shown: a group for each subject, a line for what is fine, and for the rest why it matters and what to
// do next. With colours a sign says how it is, without them a word.
import stringWidth from 'string-width';
import type { Finding, Level } from '../app/doctor/finding.ts';
import { PilitoError } from '../domain/errors.ts';
import { counted, visible } from './format.ts';
import type { Output } from './output.ts';

export interface DoctorReport {
  /** Shows findings of one subject; nothing for none. */
  tell(findings: readonly Finding[]): void;
  /** Says what is being looked at, where that can be drawn over. */
  busy(what: string): void;
  /** Throws `unhealthy` when there was a problem. */
  end(): void;
}

const SIGNS = { ok: ['green', '✓'], warning: ['yellow', '!'], problem: ['red', '✗'] } as const;
const WORD_WIDTH = 'warning'.length;

export function doctorReport(output: Output): DoctorReport {
  const all: Finding[] = [];
  const count = (level: Level) => all.filter((finding) => finding.level === level).length;

  const label = (level: Level): string => {
    const [color, sign] = SIGNS[level];
    return output.outColor ? output.paint(color, sign) : level.padEnd(WORD_WIDTH);
  };
  const said = (text: string) => (output.width === null ? visible(text) : isolated(visible(text)));
  const show = ({ level, what, why, next }: Finding): void => {
    const indent = ' '.repeat(output.outColor ? 4 : WORD_WIDTH + 4);
    const [first = '', ...rest] = wrapped(said(what), roomFor(output.width, indent));
    output.line(`  ${label(level)} ${output.outColor ? '' : ' '}${first}`);
    for (const line of rest) output.line(indent + line);
    if (why !== null) {
      for (const line of wrapped(said(why), roomFor(output.width, indent))) {
        output.line(indent + output.paint('dim', line));
      }
    }
    if (next !== null)
      for (const line of advice(visible(next), roomFor(output.width, indent))) output.line(indent + line);
  };

  return {
    tell: (findings) => {
      all.push(...findings);
      const shown = output.quiet ? findings.filter(({ level }) => level !== 'ok') : findings;
      const [first] = shown;
      if (output.json || first === undefined) return;
      output.line(output.bold(headingOf(first)));
      for (const finding of shown) show(finding);
    },
    busy: (what) => {
      if (output.json || output.progressAs !== 'drawing') return;
      const draw = () => void process.stderr.write(`\r\x1b[2K${what}`);
      const clear = () => void process.stderr.write('\r\x1b[2K');
      output.drawOn({
        above: (text) => {
          clear();
          process.stderr.write(text);
          draw();
        },
        end: clear,
      });
      draw();
    },
    end: () => {
      output.progressDone();
      const [problems, warnings] = [count('problem'), count('warning')];
      if (output.json) output.document({ ok: problems === 0, problems, warnings, findings: all });
      const alerts = warnings === 0 ? '' : ` and ${counted(warnings, 'warning')}`;
      if (problems > 0) throw new PilitoError('unhealthy', `${counted(problems, 'problem')}${alerts} found.`);
      if (output.json) return;
      if (warnings > 0) output.notice(`Nothing is broken; ${counted(warnings, 'warning')}.`);
      else output.notice(`All is well: ${counted(all.length, 'thing')} looked at.`);
    },
  };
}

/** A store may be called like anything else that is looked at. */
function headingOf({ id, subject }: Finding): string {
  return id.startsWith('store.') ? `store ${subject}` : subject;
}

/** Columns left; a line too narrow to be read is not wrapped. */
function roomFor(width: number | null, indent: string): number {
  return width === null || width < 40 ? Number.POSITIVE_INFINITY : width - indent.length;
}

/** A command stays on its line, to be copied; a sentence, which begins with a capital, does not. */
function advice(next: string, room: number): string[] {
  if (!/^\p{Lu}/u.test(next)) return [`→ ${next}`];
  return wrapped(next, room - 2).map((line, at) => `${at === 0 ? '→' : ' '} ${line}`);
}

/** By words, by what they take in a terminal. */
function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A name in quotes that runs from right to left must not turn the sentence around it. */
function isolated(text: string): string {
  return text.replace(/"([^"]*[\u0590-\u08ff\ufb1d-\ufefc][^"]*)"/g, '"\u2068$1\u2069"');
}
