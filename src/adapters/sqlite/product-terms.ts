// The categories and brands of a product as rows that are asked in SQL; only those that came or went are touched.
import type { ProductState } from '../../domain/product.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Connection } from './open.ts';

interface Term {
  kind: string;
  folded: string;
  name: string;
}

type WriteTerms = (productId: number, state: Pick<ProductState, 'categories' | 'brands'>) => void;

export function termKeeper(db: Connection): WriteTerms {
  const standing = db.prepare<[number], Term>('SELECT kind, folded, name FROM product_terms WHERE product_id = ?');
  const drop = db.prepare('DELETE FROM product_terms WHERE product_id = ? AND kind = ? AND folded = ?');
  const put = db.prepare('INSERT INTO product_terms (product_id, kind, folded, name) VALUES (?, ?, ?, ?)');

  return (productId, { categories, brands }) => {
    const wanted = new Map<string, Term>();
    for (const name of categories) want(wanted, 'category', name);
    for (const name of brands) want(wanted, 'brand', name);
    for (const { kind, folded, name } of standing.all(productId)) {
      const key = keyOf(kind, folded);
      if (wanted.get(key)?.name === name) wanted.delete(key);
      else drop.run(productId, kind, folded);
    }
    for (const { kind, folded, name } of wanted.values()) put.run(productId, kind, folded, name);
  };
}

const keyOf = (kind: string, folded: string) => `${kind} ${folded}`;

/** Of names that fold to the same, the first counts. */
function want(wanted: Map<string, Term>, kind: string, name: string): void {
  const folded = foldText(name);
  const key = keyOf(kind, folded);
  if (!wanted.has(key)) wanted.set(key, { kind, folded, name });
}
