// The Model Context Protocol over standard input and output, for an assistant that starts pilito itself.
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { mcpServer } from './server.ts';
import type { Counter } from './tool.ts';

export interface StdioOptions {
  /** Ends the conversation. */
  signal: AbortSignal;
  /** What the other side sent wrongly, and what could not be written. */
  onError(error: Error): void;
}

/** Resolves when the other side has closed its end, or when the signal is aborted. */
export async function talkOverStdio(counter: Counter, { signal, onError }: StdioOptions): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const event of ['end', 'close']) process.stdin.once(event, resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  const talk = serveStdio(() => mcpServer(counter), { onerror: onError });
  await ended;
  await talk.close();
}
