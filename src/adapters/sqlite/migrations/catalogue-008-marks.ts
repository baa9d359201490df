// Marks: of the source's words for a product, so that the same words again are known without being read. And leaves of
// the text index that fill half a page of the file: fewer rows to write for the same words.
import type { Migration } from '../open.ts';

export const marks: Migration = {
  number: 8,
  name: 'marks',
  sql: `
ALTER TABLE products ADD COLUMN report_mark TEXT;
INSERT INTO product_text (product_text, rank) VALUES ('pgsz', 8000);
`,
};
