// A store's products that are not tombstones, in the order of their rows: counted from the index alone, and a page of
// them is read without sorting all. The index it takes the place of had another column between.
import type { Migration } from '../open.ts';

export const living: Migration = {
  number: 10,
  name: 'living',
  sql: `
DROP INDEX products_active;
CREATE INDEX products_living ON products (store_id, deleted_at);
`,
};
