// An embeddings server of OpenAI's protocol that costs next to nothing: it answers after a fixed time with vectors made
// beforehand, so that what is measured is who asks. Told by its parent through the environment; says where it listens.
import { createServer } from 'node:http';

const LATENCY_MS = 100;
const DIMENSIONS = 1536;

function vector(seed: number): Float32Array {
  const numbers = Float32Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(seed * 7.3 + i * i * 0.37));
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
}

/** A text's vector as it stands in an answer, in both ways a client may ask for it. */
const VECTORS = Array.from({ length: 256 }, (_, index) => {
  const made = vector(index);
  const item = (embedding: string) => `{"object":"embedding","index":${index},"embedding":${embedding}}`;
  return { base64: item(`"${Buffer.from(made.buffer).toString('base64')}"`), float: item(`[${made.join(',')}]`) };
});

const answers = new Map<string, Buffer>();

function answerFor(count: number, format: 'base64' | 'float'): Buffer {
  const key = `${count} ${format}`;
  const items = VECTORS.slice(0, count).map((one) => one[format]);
  const usage = `{"prompt_tokens":${count},"total_tokens":${count}}`;
  const made =
    answers.get(key) ?? Buffer.from(`{"object":"list","data":[${items.join(',')}],"model":"made-up","usage":${usage}}`);
  answers.set(key, made);
  return made;
}

const server = createServer((request, response) => {
  const arrived = performance.now();
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { input, encoding_format: format } = JSON.parse(Buffer.concat(parts).toString('utf8'));
    const body = answerFor(Array.isArray(input) ? input.length : 1, format === 'base64' ? 'base64' : 'float');
    setTimeout(
      () => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
        response.end(body);
      },
      LATENCY_MS - (performance.now() - arrived),
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`listening on http://127.0.0.1:${port}/v1\n`);
});
