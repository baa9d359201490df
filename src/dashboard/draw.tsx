// The screen as ink draws it: lines that are made already, and keys handed on. It knows nothing of what it shows.
import { Box, type Key as InkKey, Text, useInput } from 'ink';
import type { Line, Tone } from './lines.ts';
import type { Key } from './state.ts';

export interface ScreenProps {
  lines: readonly Line[];
  color: boolean;
  /** One function for as long as the screen stands: it is listened to anew when it changes. */
  onKey: (key: Key) => void;
}

export function Screen({ lines, color, onKey }: ScreenProps) {
  useInput((input, key) => keysOf(input, key).forEach(onKey));
  return <Lines lines={lines} color={color} />;
}

export function Lines({ lines, color }: Pick<ScreenProps, 'lines' | 'color'>) {
  return (
    <Box flexDirection="column">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <Text key={at} wrap="truncate-end">
          {line.length === 0
            ? ' '
            : line.map(({ text, tone }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: and so is a piece
                <Text key={place} {...(color ? STYLES[tone] : PLAIN[tone])}>
                  {text}
                </Text>
              ))}
        </Text>
      ))}
    </Box>
  );
}

interface Style {
  color?: string;
  bold?: boolean;
  dimColor?: boolean;
  inverse?: boolean;
}

const STYLES: Record<Tone, Style> = {
  plain: {},
  strong: { bold: true },
  faint: { dimColor: true },
  title: { color: 'cyan', bold: true },
  good: { color: 'green' },
  warning: { color: 'yellow' },
  bad: { color: 'red' },
  chosen: { inverse: true },
};

/** Without colours what matters is still bold. */
const PLAIN: Record<Tone, Style> = {
  ...{ plain: {}, strong: { bold: true }, faint: {}, title: { bold: true }, good: {} },
  ...{ warning: { bold: true }, bad: { bold: true }, chosen: { inverse: true } },
};

type Flag = 'upArrow' | 'downArrow' | 'leftArrow' | 'rightArrow' | 'pageUp' | 'pageDown' | 'home' | 'end';
type Named = Exclude<Key['name'], 'character'>;

const NAMES: readonly (readonly [Flag | 'return' | 'escape' | 'tab', Named])[] = [
  ...([
    ['upArrow', 'up'],
    ['downArrow', 'down'],
    ['leftArrow', 'left'],
    ['rightArrow', 'right'],
  ] as const),
  ...([
    ['pageUp', 'page-up'],
    ['pageDown', 'page-down'],
    ['home', 'home'],
    ['end', 'end'],
  ] as const),
  ...([
    ['return', 'enter'],
    ['escape', 'escape'],
    ['tab', 'tab'],
  ] as const),
];

/** What was typed fast comes in one piece. */
function keysOf(input: string, key: InkKey): Key[] {
  if (key.ctrl) return input === 'c' ? [{ name: 'interrupt' }] : [];
  const named = NAMES.find(([flag]) => key[flag]);
  if (named !== undefined) return [{ name: named[1] }];
  return [...input].map((text): Key => ({ name: 'character', text }));
}
