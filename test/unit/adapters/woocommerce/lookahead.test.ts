// Requests sent before their turn: in order, never too many at once, and none for a place that is no longer wanted.
import { expect, test } from 'vitest';
import { createLookahead } from '../../../../src/adapters/woocommerce/lookahead.ts';

function asking(limit: number) {
  const under = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  const sent: number[] = [];
  const send = (spot: number) => {
    sent.push(spot);
    return new Promise<string>((resolve, reject) => under.set(spot, { resolve, reject }));
  };
  const settle = async (spot: number, error?: Error) => {
    if (error) under.get(spot)?.reject(error);
    else under.get(spot)?.resolve(`page ${spot}`);
    await new Promise(setImmediate);
  };
  return { sent, settle, take: createLookahead(send, String, limit) };
}

test('the next is sent when one is answered, also before that one is taken', async () => {
  const { sent, settle, take } = asking(2);
  const first = take(1, [2, 3, 4]);
  expect(sent).toEqual([1, 2]);
  await settle(2);
  expect(sent).toEqual([1, 2, 3]);
  await settle(3);
  await settle(4);
  await settle(1);
  expect(await first).toBe('page 1');
  expect(await take(2, [3, 4])).toBe('page 2');
  expect(sent).toEqual([1, 2, 3, 4]);
});

test('what is no longer wanted is not sent, and what was sent for it is forgotten', async () => {
  const { sent, settle, take } = asking(2);
  const first = take(1, [2, 3]);
  await settle(1);
  await first;
  void take(20, [30]);
  expect(sent).toEqual([1, 2, 3, 20]);
  await settle(2);
  expect(sent).toEqual([1, 2, 3, 20]);
  await settle(3);
  expect(sent).toEqual([1, 2, 3, 20, 30]);
});

test('a failure is heard of in its turn', async () => {
  const { settle, take } = asking(2);
  const first = take(1, [2]);
  await settle(2, new Error('lost'));
  await settle(1);
  expect(await first).toBe('page 1');
  await expect(take(2, [])).rejects.toThrow('lost');
});
