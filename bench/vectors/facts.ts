// What the products behind vectors cost and whether they can be had: by chance as far as any vector is concerned.

/** Half are in stock, a third cost at most this: 16 of 100 fit both. */
export const MOST = 31;

export function priceOf(number: number): number {
  return (number * 7_919) % 100;
}

export function isInStock(number: number): boolean {
  return (number * 104_729) % 1_000 < 500;
}
