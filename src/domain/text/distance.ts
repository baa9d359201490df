// How far apart two spellings are: letters that sound alike count as one, and a typing mistake counts once.

const HOMOPHONES: Record<string, string> = {
  ص: 'س',
  ث: 'س',
  ذ: 'ز',
  ض: 'ز',
  ظ: 'ز',
  ط: 'ت',
  ق: 'غ',
  ح: 'ه',
  ع: 'ا',
};

/** Persian letters of one sound as one letter: ص and ث as س, ق as غ … */
export function withoutHomophones(token: string): string {
  return token.replace(/[صثذضظطقحع]/g, (letter) => HOMOPHONES[letter] ?? letter);
}

/**
 * Is one word at most `most` typing mistakes away from the other: a letter wrong, missing, too many, or two neighbours
 * swapped (optimal string alignment; Damerau 1964). Rows that cannot come back under `most` end it early.
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(cell(a, b, i, j, { before, row, next }));
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  { before, row, next }: { before: number[]; row: number[]; next: number[] },
): number {
  const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least;
}
