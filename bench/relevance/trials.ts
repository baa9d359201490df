// What is tried: catalogues, and the sets of questions each is asked.
import { brandQuestions } from './brands.ts';
import { chorus, missing, persianProducts, persianQuestions, torobProducts } from './files.ts';
import { knownItems } from './known-items.ts';
import type { Catalogue, Judged, QuestionSet } from './product.ts';

export interface Trial {
  catalogue: Catalogue;
  sets: QuestionSet[];
  /** Questions to time answers with. */
  timed: Judged[];
}

/** `tell` hears of what is left out. */
export function trials(tell: (sentence: string) => void): Trial[] {
  const persian = { language: 'fa', currency: 'IRT' } as const;
  const ours = persianProducts();
  const questions = persianQuestions();
  const found: Trial[] = [
    {
      catalogue: { name: 'Persian', products: ours, ...persian },
      sets: [
        { title: 'Persian: pass', metric: 'pass', questions },
        { title: 'NDCG@10', metric: 'ndcg_10', questions },
      ],
      timed: [],
    },
  ];
  const titles = torobProducts();
  if (titles === null) tell(missing('Real Persian titles'));
  else {
    const items = knownItems(titles);
    const brands = brandQuestions(titles);
    found.push(
      {
        catalogue: { name: 'Persian among real titles', products: [...ours, ...titles], ...persian },
        sets: [{ title: 'among real titles: pass', metric: 'pass', questions }],
        timed: [],
      },
      {
        catalogue: { name: 'Real Persian titles', products: titles, ...persian },
        sets: [
          { title: 'brand in Persian: R@50', metric: 'recall_50', questions: brands.persian },
          { title: 'in Latin', metric: 'recall_50', questions: brands.latin },
          ...Object.entries(items).map(([noise, some]): QuestionSet => {
            if (noise === 'clean') return { title: 'known item: MRR@10', metric: 'mrr_10', questions: some };
            return { title: noise, metric: 'mrr_10', questions: some, briefly: true };
          }),
        ],
        timed: Object.values(items).flatMap((some) => some.slice(0, TIMED_OF_EACH)),
      },
    );
  }
  const english = chorus();
  if (english === null) tell(missing('English electronics'));
  else {
    const { products, questions: judged } = english;
    found.push({
      catalogue: { name: 'English electronics', products, language: 'en', currency: 'EUR' },
      sets: [{ title: 'English: NDCG@10', metric: 'ndcg_10', questions: judged, condensed: true }],
      timed: [],
    });
  }
  return found;
}

const TIMED_OF_EACH = 40;
