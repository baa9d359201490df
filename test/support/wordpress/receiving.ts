// A shop connected to a receiver, both forgetting before each test what the last one left: what every test of sending
// begins with.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Site, wordpress } from '../wordpress.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export interface Receiving {
  shop: Site;
  receiver: Receiver;
  /** Lets so many seconds pass, and does what is due then; tells how many actions ran. */
  later(seconds: number): ReturnType<Site['runDue']>;
}

/** For the tests of a block; what it holds may be used from the first test on. */
export function shopAndReceiver(): Receiving {
  const shop = wordpress();
  const receiver = {} as Receiver;
  beforeAll(async () => {
    Object.assign(receiver, await startReceiver());
    await shop.connect(receiver);
  });
  afterAll(() => receiver.close?.());
  beforeEach(() => {
    shop.forget();
    receiver.forget();
  });
  const later = (seconds: number) => {
    shop.clock.advance(seconds);
    return shop.runDue();
  };
  return { shop, receiver, later };
}
