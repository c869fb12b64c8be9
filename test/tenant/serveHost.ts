import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

export interface Host {
  origin: string;
  close(): void;
}

/** A page of the app: the SDK's own bundle and nothing else. */
export async function serveHost(): Promise<Host> {
  const dist = new URL('../../node_modules/@auth0/auth0-spa-js/dist/', import.meta.url);
  const sdk = readFileSync(new URL('auth0-spa-js.production.js', dist));
  const server = createServer((request, response) => {
    const isScript = request.url === '/sdk.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? sdk : '<!doctype html><title>Host</title><script src="/sdk.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `http://localhost:${port}`, close: () => void server.close() };
}
