import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startShapedProxy, type ShapedProxy } from '../../bench/network/shapedProxy.ts';
import { listenOnLoopback, type RunningServer } from '../../host-demo/loopback.ts';

const SCRIPT = 'export const numbers = [1, 2, 3];\n'.repeat(400);

let server: RunningServer;
let proxy: ShapedProxy;

beforeAll(async () => {
  server = await listenOnLoopback(
    (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(SCRIPT),
    { port: 0 },
  );
  proxy = await startShapedProxy({ delayMs: 0 });
});
afterAll(() => Promise.all([server.close(), proxy.close()]));
beforeEach(() => {
  proxy.shape({ delayMs: 0 });
  proxy.forget();
});

async function ask(url: string, options: RequestOptions = {}): Promise<[IncomingMessage, Buffer]> {
  const { hostname, port } = new URL(proxy.url);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ hostname, port, path: url, ...options }, resolve)
      .on('error', reject)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return [response, Buffer.concat(chunks)];
}

const AS_BROWSER = { headers: { 'accept-encoding': 'gzip, deflate, br' } };

describe('the shaped network', () => {
  it.each(['GET', 'OPTIONS'])('keeps every answer back for the delay: %s', async (method) => {
    proxy.shape({ delayMs: 80 });

    await ask(server.url, { method });

    const [exchange] = proxy.log();
    expect(exchange?.method).toBe(method);
    expect((exchange?.endedAt ?? 0) - (exchange?.startedAt ?? 0)).toBeGreaterThanOrEqual(79);
  });

  it('counts the bytes that were sent, which are compressed where the browser takes that', async () => {
    const [, plain] = await ask(server.url);
    const [response, compressed] = await ask(server.url, AS_BROWSER);

    expect(plain.toString()).toBe(SCRIPT);
    expect(response.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(compressed).toString()).toBe(SCRIPT);
    expect(proxy.log().map(({ bytes }) => bytes)).toEqual([SCRIPT.length, compressed.length]);
  });

  it('lets answers share one line', async () => {
    proxy.shape({ delayMs: 0, kilobitsPerSecond: (SCRIPT.length * 8) / 50 });

    await Promise.all([ask(server.url), ask(server.url)]);

    const starts = proxy.log().map(({ startedAt }) => startedAt);
    const ends = proxy.log().map(({ endedAt }) => endedAt);
    expect(Math.max(...ends) - Math.min(...starts)).toBeGreaterThanOrEqual(95);
  });

  it('asks nobody outside of this machine', async () => {
    const [response] = await ask('http://192.0.2.1/');

    expect(response.statusCode).toBe(403);
    expect(proxy.log()).toEqual([]);
  });
});
