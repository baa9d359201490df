// The embedder that needs no network keeps the contract, as it is and fitted to a catalogue.
import { fittedEmbedder } from '../../src/adapters/local/fitted-embedder.ts';
import { localEmbedder } from '../../src/adapters/local-embedder.ts';
import type { Embedder } from '../../src/ports/embedder.ts';
import { lots } from '../support/corpus.ts';
import { embedderContract } from './embedder.ts';

embedderContract('the local embedder', () => localEmbedder());
embedderContract('the local embedder of 100 dimensions', () => localEmbedder({ dimensions: 100 }));
embedderContract('the local embedder, fitted', fitted);

async function fitted(): Promise<Embedder> {
  const fit = await localEmbedder({ fits: 'here' }).fitting?.fit(lots(), 'fa', new AbortController().signal);
  if (!fit) throw new Error('not fitted');
  const known = new Map(fit.terms.map((row) => [row.term, row]));
  return fittedEmbedder({
    fingerprint: { provider: 'local', model: 'lsa-v1.1.1', dimensions: fit.dimensions, format: 1 },
    language: 'fa',
    termsOf: async (terms) => terms.flatMap((term) => known.get(term) ?? []),
  });
}
