// Lists in pages: which rows a request asks for, and the answer with the addresses of the neighbouring pages.
import type { FastifyRequest } from 'fastify';
import type { Page, Paging } from '../ports/paging.ts';
import { whole } from './input.ts';

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

/** To be spread into the schema of a list's parameters. A larger page than the largest is cut to it. */
export const pageShape = {
  page: whole(1).default(1),
  page_size: whole(1)
    .transform((size) => Math.min(size, LARGEST_SIZE))
    .default(DEFAULT_SIZE),
};

export interface PageQuery {
  page: number;
  page_size: number;
}

export function pagingOf({ page, page_size }: PageQuery): Paging {
  return { limit: page_size, offset: (page - 1) * page_size };
}

export interface PageAnswer<Row> {
  count: number;
  next: string | null;
  previous: string | null;
  results: Row[];
}

/** `publicUrl` is how clients reach us where a proxy stands before us; else the request says it. */
export function pageAnswer<Row, Shown>(
  request: FastifyRequest,
  publicUrl: string | null,
  query: PageQuery,
  found: Page<Row>,
  show: (row: Row) => Shown,
): PageAnswer<Shown> {
  const [path = '/', search = ''] = request.url.split(/\?(.*)/s);
  const base = `${publicUrl ?? `${request.protocol}://${request.host}`}${path}`;
  const addressOf = (page: number) => {
    const params = new URLSearchParams(search);
    params.set('page', String(page));
    return `${base}?${params}`;
  };
  const last = Math.ceil(found.count / query.page_size);
  return {
    count: found.count,
    next: query.page < last ? addressOf(query.page + 1) : null,
    previous: query.page > 1 ? addressOf(query.page - 1) : null,
    results: found.rows.map(show),
  };
}
