/** A host that shares nothing: the React that the remote brings for it is not there, until it is. */
import { afterAll, beforeAll, it } from 'vitest';
import type { Fault } from '../../host-demo/serve.ts';
import { linkedAccounts } from '../../src/testing.ts';
import { expect, openPortal, type Portal } from '../harness/portal.ts';

/** Chunks without a name of their own: what is shared, and nobody has shared. */
const FALLBACK = /\/\d+\.\w+\.js$/;

/** The loader waits for 8 s. */
const PATIENT = { timeout: 20_000 };

let portal: Portal;
let fault: Fault | undefined;
/** The one that is broken: the first that is asked for. */
let broken: string | undefined;

beforeAll(async () => {
  portal = await openPortal({
    host: 'hosts/vue',
    remoteFault(path) {
      if (!FALLBACK.test(path)) return undefined;
      broken ??= path;
      return path === broken ? fault : undefined;
    },
  });
});
afterAll(() => portal.close());

it.each([
  ['404', { status: 404 }],
  ['HTML', { status: 200, type: 'text/html', body: '<!doctype html><p>Hello' }],
  ['half a file', 'cut'],
  ['nothing', 'hang'],
] as const)(
  'answered with %s: the page says so, and has the module when asked again',
  async (_, answer) => {
    const { page, ...ada } = await portal.visit();
    const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await ada.logInAs('ada@example.com');
    fault = answer;
    broken = undefined;
    await click('Account settings');
    await expect(page.getByText('Linked accounts are not available right now.')).toBeVisible(
      PATIENT,
    );
    expect(broken).toMatch(FALLBACK);
    await expect(ada.sessionSub).toHaveText('auth0|ada');

    fault = undefined;
    await click('Home');
    await click('Account settings');
    await expect(linkedAccounts(page)).toBeVisible();
    await ada.close();
  },
);
