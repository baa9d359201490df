// A series as blocks, one column a value, and a bar that fills up. Pure.

const EIGHTHS = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const STEPS = 8;

/** `height` lines, the highest first. Nothing is a low line, and anything at all is higher than that. */
export function spark(values: readonly number[], height = 1): string[] {
  const most = Math.max(...values, 1);
  const levels = values.map((value) => 1 + Math.ceil((value / most) * (height * STEPS - 1)));
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * STEPS;
    return levels.map((level) => EIGHTHS[Math.min(STEPS, Math.max(0, level - below))] || ' ').join('');
  });
}

/** Of `width` cells so many are full; all of them only when all is done. */
export function bar(done: number, total: number, width: number): { full: string; rest: string } {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.floor(share * width);
  return { full: '█'.repeat(full), rest: '░'.repeat(width - full) };
}
