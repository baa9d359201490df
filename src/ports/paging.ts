// Pages of rows, as every list of ours is cut.

export interface Paging {
  limit: number;
  offset: number;
}

export interface Page<Row> {
  count: number;
  rows: Row[];
}
