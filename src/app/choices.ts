// Sizes and colours that a question names, held against the variations of the products that answer it.
import { type Fit, fitOf } from '../domain/search/choice.ts';
import type { Analysis } from '../domain/text/features.ts';
import type { App } from './app.ts';
import type { Asked } from './asked.ts';

type Deps = Pick<App, 'db'>;

const LOOKED_AT = 60;

/** In what order products of a fit stand; those without choices say nothing of it. */
const FIT_ORDER: readonly (Fit | 'unsaid')[] = ['there', 'unsaid', 'sold out', 'none'];

/** Among the products that answer well, those that come in the size and colour first. */
export async function byFit<Product extends { id: number }>(
  { db }: Deps,
  analysis: Analysis,
  ranked: readonly Product[],
  good: ReadonlySet<number>,
  { size, colours }: Asked,
): Promise<Product[]> {
  const wished = [...(size === null ? [] : [size]), ...colours];
  if (wished.length === 0) return [...ranked];
  const looked = ranked.filter(({ id }) => good.has(id)).slice(0, LOOKED_AT);
  const offers = await db.search.choices(looked.map(({ id }) => id));
  const fits = new Map(
    looked.map(({ id }) => {
      const choices = offers.get(id) ?? [];
      return [id, choices.length === 0 ? 'unsaid' : fitOf(wished, choices, analysis)] as const;
    }),
  );
  return [
    ...FIT_ORDER.flatMap((fit) => looked.filter(({ id }) => fits.get(id) === fit)),
    ...ranked.filter(({ id }) => !fits.has(id)),
  ];
}
