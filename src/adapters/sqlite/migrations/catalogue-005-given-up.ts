// Chunks that were given up, apart: those that wait are then counted from indexes alone, all but these few.
import type { Migration } from '../open.ts';

export const givenUp: Migration = {
  number: 5,
  name: 'given-up',
  sql: `
CREATE INDEX chunks_given_up ON chunks (store_id, given_up_for) WHERE given_up_for != 0;
`,
};
