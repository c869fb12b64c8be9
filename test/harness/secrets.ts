/**
 * Looks for the tenant's actual tokens and codes in everything that leaves the module or stays
 * behind: addresses, the console, errors, the page, and what it keeps.
 */
import type { BrowserContext, Page } from 'playwright';
import type { Demo } from '../../host-demo/startDemo.ts';
import { expect } from './expect.ts';

export interface IssuedToken {
  readonly kind: string;
  readonly value: string;
}

export function watchForSecrets(context: BrowserContext, page: Page, demo: Demo) {
  const traces: string[] = [];
  const bearers: string[] = [];
  context.on('console', (message) => traces.push(message.text()));
  context.on('weberror', (error) => traces.push(error.error().stack ?? ''));
  context.on('request', (request) => {
    if (request.headers().authorization !== undefined) bearers.push(request.url());
    if (!isCallback(request.url(), demo)) traces.push(request.url());
  });
  return {
    /** Keeps what the page shows and stores at this moment. */
    async look() {
      traces.push(await page.evaluate(whatThePageKeeps));
    },
    /** Fails when anything that was seen holds one of these, or went to anybody but the tenant and the portal's own server. */
    expectNone(issued: readonly IssuedToken[]) {
      const seen = traces.join('\n');
      expect(issued.filter(({ value }) => seen.includes(value)).map(({ kind }) => kind)).toEqual(
        [],
      );
      const known = [demo.tenantUrl, demo.backendUrl ?? demo.tenantUrl];
      expect(bearers.filter((url) => !known.some((one) => url.startsWith(one)))).toEqual([]);
    },
    /** How many requests carried a token. */
    bearers: () => bearers.length,
  };
}

/** A login that comes back has its code in the address; it has to be gone once the page is there. */
const isCallback = (url: string, { hostUrl }: Demo) =>
  /[?&]code=/.test(url) && url.startsWith(hostUrl);

/** All but the entries in which the host's own client keeps the host's own tokens. */
function whatThePageKeeps(): string {
  const entries = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage));
  const ours = entries.filter(([key]) => !key.startsWith('@@auth0spajs@@'));
  return JSON.stringify([
    ours,
    document.cookie,
    window.location.href,
    window.name,
    window.history.state,
    document.documentElement.outerHTML,
    // what is in a shadow root, as the module is, that does not tell
    ...[...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML),
  ]);
}
