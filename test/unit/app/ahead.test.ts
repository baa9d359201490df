// One is read while the one before is dealt with, and no more than one.
import { expect, test } from 'vitest';
import { ahead } from '../../../src/app/ahead.ts';

const never = new AbortController().signal;

test('the next is asked for before the one before is done, but not the one after it', async () => {
  const asked: number[] = [];
  async function* pages() {
    for (const page of [1, 2, 3]) {
      asked.push(page);
      yield page;
    }
  }
  const seen: string[] = [];
  for await (const page of ahead(pages, never)) {
    await new Promise(setImmediate);
    seen.push(`${page} of ${asked.join(' ')}`);
  }
  expect(seen).toEqual(['1 of 1 2', '2 of 1 2 3', '3 of 1 2 3']);
});

test('a failure comes in its turn', async () => {
  async function* pages() {
    yield 1;
    throw new Error('no more');
  }
  const seen: number[] = [];
  const taking = async () => {
    for await (const page of ahead(pages, never)) {
      await new Promise(setImmediate);
      seen.push(page);
    }
  };
  await expect(taking()).rejects.toThrow('no more');
  expect(seen).toEqual([1]);
});

test('whoever stops taking stops the reading', async () => {
  const stopped: AbortSignal[] = [];
  async function* pages(signal: AbortSignal) {
    stopped.push(signal);
    for (let page = 1; ; page++) yield page;
  }
  for await (const page of ahead(pages, never)) if (page === 2) break;
  expect(stopped.map(({ aborted }) => aborted)).toEqual([true]);
});
