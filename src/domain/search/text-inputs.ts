// Everything of a product that its text index and its chunks are made from, in one string: equal inputs give equal
// knowledge, so what has not changed is not analysed again. Price, stock, links and pictures are not among them.
import { TEXT_FORMAT } from '../knowledge.ts';
import type { ProductState } from '../product.ts';

export function textInputs(product: ProductState, variations: readonly ProductState[], version: number): string {
  return JSON.stringify([TEXT_FORMAT, version, ...[product, ...variations].map(inputsOf)]);
}

function inputsOf(state: ProductState): unknown[] {
  const { title, shortDescription, description, categories, brands, tags, attributes } = state;
  const { sku, gtin, virtual, downloadable } = state;
  return [title, shortDescription, description, categories, brands, tags, attributes, sku, gtin, virtual, downloadable];
}
