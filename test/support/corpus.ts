// Texts to fit an embedder to: a small shop of shoes, fridges and mice in two languages, where words that never stand
// together mean the same.

const KINDS = [
  ['کفش ورزشی مردانه نایک برای دویدن', 'کفش ورزشی زنانه نایک', 'کتونی دویدن مردانه نایک', 'کتونی ورزشی زنانه'],
  ['یخچال فریزر سامسونگ', 'یخچال سامسونگ سفید', 'فریزر سامسونگ سفید', 'یخچال فریزر دوقلو سامسونگ'],
  ['Wireless mouse, black', 'Wireless mouse, white', 'Wireless keyboard, black', 'Wireless mouse and keyboard'],
  ['🎧 هدفون بی‌سیم', 'هدفون بی‌سیم سفید', 'هدست بی‌سیم سامسونگ', 'دوربین کانن سفید', 'دوربین کانن'],
];

/** 85 texts: every name with a few different sentences behind it. */
export const TEXTS = KINDS.flat().flatMap((name, n) =>
  Array.from(
    { length: 5 },
    (_, i) => `${name}\nproduct number ${(n * 5 + i) % 7}, colour ${(n + i) % 3}, برند اصلی ${i}`,
  ),
);

/** The texts as they are read from a database: by the lot. */
export async function* lots(texts: readonly string[] = TEXTS, size = 20): AsyncIterable<string[]> {
  for (let at = 0; at < texts.length; at += size) yield texts.slice(at, at + size);
}
