// How many texts go into one request: by count, and by a careful guess of their tokens.

export interface BatchLimits {
  inputs: number;
  tokens: number;
}

/** A guess on the high side: one token for 4 ASCII characters or for 2 others. At least 1. */
export function estimateTokens(text: string): number {
  if (Buffer.byteLength(text) === text.length) return Math.max(1, Math.ceil(text.length / 4));
  let ascii = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x80) ascii++;
  return Math.max(1, Math.ceil(ascii / 4 + (text.length - ascii) / 2));
}

/** Indexes into `texts`, in order, in groups within the limits; a text above the limit of tokens goes alone. */
export function batchesOf(texts: readonly string[], limits: BatchLimits): number[][] {
  const batches: number[][] = [];
  let batch: number[] = [];
  let tokens = 0;
  for (const [index, text] of texts.entries()) {
    const cost = estimateTokens(text);
    if (batch.length > 0 && (batch.length >= limits.inputs || tokens + cost > limits.tokens)) {
      batches.push(batch);
      batch = [];
      tokens = 0;
    }
    batch.push(index);
    tokens += cost;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
