// Dealing with a server that will not take a request: is it the configuration, the size of the batch, or one text?
// The server's words differ from product to product, so the answer is found by asking, not by reading them.
import type { Embedded } from '../../ports/embedder.ts';
import type { Endpoint } from './endpoint.ts';
import { refusedAll } from './failure.ts';

const PROBE = 'pilito';

export interface Patience {
  /** One result per text. Throws the port's errors; `embedder_refused` when the server takes nothing at all. */
  ask(texts: readonly string[], signal: AbortSignal | undefined): Promise<Embedded[]>;
  /** When every one of several texts was refused: throws `embedder_refused` if nothing else is taken either. */
  doubt(results: readonly Embedded[], signal: AbortSignal | undefined): Promise<void>;
  /** How many texts the server was found to take in one request. */
  maxInputs(): number;
}

export function patient(server: Endpoint, start: { inputs: number; namesDimensions: boolean }): Patience {
  let { inputs: maxInputs, namesDimensions } = start;
  // Has the server taken anything with this configuration? Until then a refusal says nothing about a text.
  let proven = false;

  async function ask(texts: readonly string[], signal: AbortSignal | undefined): Promise<Embedded[]> {
    const wasProven = proven;
    const reply = await server.send(texts, namesDimensions, signal);
    if (Array.isArray(reply)) {
      proven = true;
      return reply;
    }
    if (!wasProven) {
      await prove(signal);
      return ask(texts, signal);
    }
    if (texts.length === 1) return [{ ok: false, reason: reply.refused }];
    const half = Math.ceil(texts.length / 2);
    const results = [...(await ask(texts.slice(0, half), signal)), ...(await ask(texts.slice(half), signal))];
    // Both halves were fine, so it was their number: some servers take 32 texts at a time.
    if (results.every(({ ok }) => ok)) maxInputs = Math.min(maxInputs, half);
    return results;
  }

  /** A word that every server can embed; also without naming dimensions, for servers that refuse to be asked. */
  async function prove(signal: AbortSignal | undefined): Promise<void> {
    let refused = '';
    for (const naming of namesDimensions ? [true, false] : [false]) {
      const reply = await server.send([PROBE], naming, signal);
      if (Array.isArray(reply)) {
        namesDimensions = naming;
        proven = true;
        return;
      }
      refused ||= reply.refused;
    }
    throw refusedAll(refused, server.host);
  }

  return {
    ask,
    maxInputs: () => maxInputs,
    async doubt(results, signal) {
      if (results.length < 2 || results.some(({ ok }) => ok)) return;
      proven = false;
      await prove(signal);
    },
  };
}
