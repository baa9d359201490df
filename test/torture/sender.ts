// A shop's plugin as the storm sees it: it tells of its products one after another, and repeats a delivery until it is
// acknowledged, as it must. Whatever else it is answered is written down as wrong.
import type { Chance } from './chance.ts';
import type { Ledger, Told } from './ledger.ts';

export interface SenderOptions {
  products: readonly number[];
  /** Where to deliver to at this moment; the address changes when a server is started again. */
  address: () => string;
  token: string;
  ledger: Ledger;
  chance: Chance;
  /** While true it goes on to new deliveries; what it has begun it brings to its end. */
  busy: () => boolean;
  wrong: (what: string) => void;
  /** Milliseconds from one delivery to the next; none when not said. */
  every?: number;
  /** Told how long each took to be acknowledged, milliseconds. */
  took?: (ms: number) => void;
}

/** A server that cannot take a delivery says 503, or nothing at all. */
const MAY_REFUSE = new Set([503]);
/** Milliseconds between tries. */
const AGAIN_AFTER = 20;

export async function sending({ products, ledger, chance, busy, every = 0, took, ...rest }: SenderOptions) {
  let last: Told | null = null;
  while (busy()) {
    const told = ledger.next(chance.pick(products), chance.next() < 0.1 ? 'deleted' : 'updated');
    const began = performance.now();
    await untilAcknowledged(told, rest);
    const ms = performance.now() - began;
    took?.(ms);
    ledger.acknowledge(told);
    if (every > ms) await new Promise((resolve) => setTimeout(resolve, every - ms));
    if (last !== null && chance.next() < 0.1) await untilAcknowledged(last, rest);
    last = told;
  }
}

async function untilAcknowledged(
  { body, eventId }: Told,
  { address, token, wrong }: Pick<SenderOptions, 'address' | 'token' | 'wrong'>,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (;;) {
    const url = `${address()}/api/integrations/woocommerce/webhook/`;
    const answer = await fetch(url, { method: 'POST', body, headers }).catch(() => null);
    const said = await answer?.text().catch(() => null);
    if (answer !== null && typeof said === 'string') {
      if (answer.status === 202 || (answer.status === 200 && said.includes('"skipped"'))) return;
      if (!MAY_REFUSE.has(answer.status)) wrong(`${eventId} was answered ${answer.status}: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
  }
}
