// What one would reach for otherwise: SQLite's own full-text search, MiniSearch and Orama, as they come, and MiniSearch
// set up as its documentation advises for shops.
import { type AnyOrama, create, insertMultiple, search } from '@orama/orama';
import Database from 'better-sqlite3';
import MiniSearch, { type Options } from 'minisearch';
import { type Catalogue, type Document, documentOf, FIELDS, type System } from './product.ts';

export const FTS5 = 'FTS5, defaults';

export async function rivalsOf(catalogue: Catalogue, file: string): Promise<System[]> {
  const documents = catalogue.products.map(documentOf);
  return [
    fts5(documents, file),
    miniSearch('MiniSearch, defaults', documents, {}),
    miniSearch('MiniSearch, tuned', documents, {
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
    }),
    await orama(documents, catalogue.language === 'en' ? 'english' : 'arabic'),
  ];
}

/** unicode61, any of the words, every column weighing the same. */
function fts5(documents: readonly Document[], file: string): System {
  const db = new Database(file);
  db.exec(`CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, ${FIELDS.join(', ')})`);
  const columns = ['id', ...FIELDS];
  const add = db.prepare(`INSERT INTO documents (${columns}) VALUES (${columns.map((name) => `@${name}`)})`);
  db.transaction(() => {
    for (const document of documents) add.run(document);
  })();
  const find = db.prepare<[string, number], { id: string }>(
    'SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?',
  );
  return {
    name: FTS5,
    ask: async (question, limit) => {
      const words = question.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
      const match = words.map((word) => `"${word}"`).join(' OR ');
      return match === '' ? [] : find.all(match, limit).map((row) => row.id);
    },
  };
}

function miniSearch(name: string, documents: readonly Document[], options: Partial<Options<Document>>): System {
  const index = new MiniSearch<Document>({ fields: [...FIELDS], ...options });
  index.addAll(documents);
  const ask = async (question: string, limit: number) =>
    index
      .search(question)
      .slice(0, limit)
      .map((hit) => String(hit.id));
  return { name, ask };
}

/** Orama has no Persian; Arabic is what comes nearest. */
async function orama(documents: readonly Document[], language: 'english' | 'arabic'): Promise<System> {
  const schema = Object.fromEntries(FIELDS.map((name) => [name, 'string' as const]));
  const index: AnyOrama = create({ schema, language });
  await insertMultiple(index, [...documents]);
  return {
    name: 'Orama, defaults',
    ask: async (term, limit) => {
      const { hits } = await search(index, { term, limit });
      return hits.map((hit) => hit.id);
    },
  };
}
