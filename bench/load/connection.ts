// One kept-alive HTTP connection without an HTTP client: prepared bytes go out, and of the answer only its status and
// its end are looked at. A client library would need more of the processor than the server that is measured.
import net from 'node:net';

export interface Connection {
  /** One request at a time; `done` gets the status of the answer. */
  send(request: Buffer, done: (status: number) => void): void;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export async function connect(host: string, port: number, onBroken: (error: Error) => void): Promise<Connection> {
  const socket = net.connect({ host, port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting: ((status: number) => void) | null = null;
  let gathered: Buffer = Buffer.alloc(0);

  socket.on('data', (chunk) => {
    gathered = gathered.length === 0 ? chunk : Buffer.concat([gathered, chunk]);
    if (!isWhole(gathered)) return;
    const status = Number(gathered.toString('latin1', 9, 12));
    const done = waiting;
    waiting = null;
    gathered = Buffer.alloc(0);
    done?.(status);
  });
  socket.on('error', onBroken);
  socket.on('close', () => {
    if (waiting !== null) onBroken(new Error('The server closed a connection before it answered.'));
  });

  return {
    send: (request, done) => {
      waiting = done;
      socket.write(request);
    },
    close: () => socket.destroy(),
  };
}

/** Bodies with a length only; that is what all the servers send. */
function isWhole(answer: Buffer): boolean {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const length = /content-length: *(\d+)/i.exec(answer.toString('latin1', 0, headEnd))?.[1];
  return answer.length >= headEnd + HEAD_END.length + Number(length ?? 0);
}
