// The example shop behind a gate: answers wait while it is shut, so that a test can look at what is under way without
// a race against the clock.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createShop, type ExampleShop, type ShopOptions } from '../../examples/shop/server.ts';

export interface GatedShop {
  readonly shop: ExampleShop;
  readonly url: string;
  /** From now on requests whose address matches wait. */
  shut(address: RegExp): void;
  /** Lets all go that wait, and those that come. */
  open(): void;
  close(): Promise<void>;
}

export async function gatedShop(options: ShopOptions = {}): Promise<GatedShop> {
  let shutFor: RegExp | null = null;
  let waiting: (() => void)[] = [];
  const gate = createServer((asked, answer) => {
    const pass = () => forward(asked, answer, shop.url);
    if (shutFor?.test(asked.url ?? '')) waiting.push(pass);
    else pass();
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  const address = gate.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  const shop = await createShop({ ...options, home: url });
  return {
    ...{ shop, url },
    shut: (next) => {
      shutFor = next;
    },
    open: () => {
      shutFor = null;
      for (const pass of waiting) pass();
      waiting = [];
    },
    close: async () => {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await shop.close();
    },
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, to: string): void {
  const { method, url, headers } = asked;
  const onward = request(new URL(url ?? '/', to), { method, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}
