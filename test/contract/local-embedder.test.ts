// The embedder that needs no network keeps the contract.
import { localEmbedder } from '../../src/adapters/local-embedder.ts';
import { embedderContract } from './embedder.ts';

embedderContract('the local embedder', () => localEmbedder());
embedderContract('the local embedder of 100 dimensions', () => localEmbedder({ dimensions: 100 }));
