/**
 * The network between the browser and all servers: a proxy that delays every answer, preflights included,
 * lets them share one line of limited bandwidth, compresses what is text, and logs what it passes on.
 * It stands before all servers at once, pop-ups' too, and neither they nor the pages know of it.
 * DevTools' own throttling knows one page at a time and leaves preflights out.
 */
import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { compress } from '../bundle/weigh.ts';
import type { Exchange } from './requestLog.ts';

export interface Shape {
  /** Added to each answer. */
  readonly delayMs: number;
  /** Of the line to the browser. Undefined: no limit. */
  readonly kilobitsPerSecond?: number | undefined;
}

export const UNSHAPED: Shape = { delayMs: 0 };

/** Of Lighthouse's slow 4G. */
const SLOW_4G_KILOBITS_PER_SECOND = 1_600;

export const slow4G = (delayMs: number): Shape => ({
  delayMs,
  kilobitsPerSecond: SLOW_4G_KILOBITS_PER_SECOND,
});

export type ShapedProxy = Awaited<ReturnType<typeof startShapedProxy>>;

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export async function startShapedProxy(initial: Shape) {
  let shape = initial;
  let log: Exchange[] = [];
  let lineIsFreeAt = 0;
  const compressed = new Map<string, Buffer>();

  async function passOn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const startedAt = now();
    const url = new URL(incoming.url ?? '', 'http://unknown');
    if (!isLoopback(url)) {
      outgoing.writeHead(403).end(); // a browser's own errands
      return;
    }
    const answer = encode(await ask(url, incoming), incoming, compressed);
    await sleep(shape.delayMs);
    await sleep(takeLine(answer.body.length));
    const { method = 'GET' } = incoming;
    log.push({ method, url: url.href, startedAt, endedAt: now(), bytes: answer.body.length });
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  /** @returns until when the line is busy with these bytes and all before them, from now. */
  function takeLine(bytes: number): number {
    if (shape.kilobitsPerSecond === undefined) return 0;
    lineIsFreeAt = Math.max(lineIsFreeAt, now()) + (bytes * 8) / shape.kilobitsPerSecond;
    return lineIsFreeAt - now();
  }

  const server = createServer((incoming, outgoing) => {
    passOn(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    shape: (next: Shape) => void (shape = next),
    /** Everything since the last `forget`. */
    log: (): readonly Exchange[] => log,
    forget: () => void (log = []),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const now = () => performance.timeOrigin + performance.now();

const isLoopback = ({ hostname }: URL) => hostname === 'localhost' || hostname === '127.0.0.1';

async function ask(url: URL, incoming: IncomingMessage): Promise<Answer> {
  const { method } = incoming;
  const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, resolve).on('error', reject);
    incoming.pipe(asked);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const { statusCode: status = 502 } = response;
  return { status, headers: withoutFraming(response.headers), body: Buffer.concat(chunks) };
}

/** What belongs to the connection to the server, not to the one to the browser. */
function withoutFraming({
  'transfer-encoding': _encoding,
  'content-length': _length,
  connection: _connection,
  'keep-alive': _keepAlive,
  ...headers
}: IncomingMessage['headers']): IncomingMessage['headers'] {
  return headers;
}

const TEXT = /^(text|application)\/(html|css|javascript|json)/;

/**
 * Compresses each file once, as a CDN would: the browser is not kept waiting for it again. What a token
 * is needed for is no file, and nobody takes that much time over an answer of an API.
 */
function encode(answer: Answer, { headers }: IncomingMessage, cache: Map<string, Buffer>): Answer {
  const isFile =
    headers.authorization === undefined && TEXT.test(answer.headers['content-type'] ?? '');
  const accepts = (headers['accept-encoding'] ?? '').includes('br');
  if (!isFile || !accepts) return answer;
  const key = createHash('sha256').update(answer.body).digest('base64');
  const body = cache.get(key) ?? compress(answer.body);
  cache.set(key, body);
  return {
    ...answer,
    body,
    headers: { ...answer.headers, 'content-encoding': 'br', vary: 'Accept-Encoding, Origin' },
  };
}
