// Rows as a Markdown table, so that what a benchmark printed can be pasted where it is talked about.

export function printTable(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const ruler = titles.map((_, at) => (at === 0 ? '---' : '--:'));
  for (const row of [titles, ruler, ...rows]) process.stdout.write(`| ${row.join(' | ')} |\n`);
  process.stdout.write('\n');
}
