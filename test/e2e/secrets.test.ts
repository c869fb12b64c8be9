/** No token, ID token or code anywhere but in memory: looked for by the tenant's actual values. */
import type { Page, Request } from 'playwright';
import { afterAll, beforeAll, beforeEach, it } from 'vitest';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.tenant.reset();
  await portal.tenant.set({ issuedTokens: true });
});

/** Everything that leaves the module or stays behind, gathered while a visit goes on. */
function gather(visit: Visit) {
  const traces: string[] = [];
  const bearers: { url: string; authorization: string }[] = [];
  visit.context.on('console', (message) => traces.push(message.text()));
  visit.context.on('weberror', (error) => traces.push(error.error().stack ?? ''));
  visit.context.on('request', (request: Request) => {
    const { authorization } = request.headers();
    if (authorization !== undefined) bearers.push({ url: request.url(), authorization });
    if (!isCallback(request.url())) traces.push(request.url());
  });
  return {
    bearers,
    /** The page as it is now: its address, its document, and what it keeps. */
    async look() {
      traces.push(await visit.page.evaluate(whatThePageKeeps));
    },
    text: () => traces.join('\n'),
  };
}

/** A login that comes back has its code in the address; it has to be gone once the page is there. */
const isCallback = (url: string) => /[?&]code=/.test(url) && url.startsWith(portal.demo.hostUrl);

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
  ]);
}

async function expectNoSecrets(traces: ReturnType<typeof gather>) {
  const tokens = (await portal.tenant.tokens()) as { kind: string; value: string }[];
  expect(new Set(tokens.map(({ kind }) => kind))).toEqual(
    new Set(['code', 'access_token', 'id_token', 'refresh_token']),
  );
  const text = traces.text();
  expect(tokens.filter(({ value }) => text.includes(value)).map(({ kind }) => kind)).toEqual([]);
  expect(traces.bearers.length).toBeGreaterThan(0);
  const astray = traces.bearers.filter(({ url }) => !url.startsWith(portal.demo.tenantUrl));
  expect(astray).toEqual([]);
}

async function linkWithTrouble(ada: Visit, look: () => Promise<void>, signIn: () => Promise<Page>) {
  const login = await signIn();
  await look();
  await login.getByRole('button', { name: 'Continue as ada.l@gmail.example' }).click();
  await expect(ada.heading('Link these accounts?')).toBeVisible();
  await look();
  await portal.tenant.fail({ route: 'link', status: 500, times: 1 });
  await ada.button('Link accounts').click();
  await expect(ada.alert).toBeVisible();
  await look();
  await ada.button('Try again').click();
  await expect(ada.heading('Accounts linked')).toBeVisible();
  await look();
}

it('linking in a pop-up, with a failure and a second try, leaves no secret anywhere', async () => {
  const ada = await portal.visit();
  const traces = gather(ada);
  await ada.logInAs('ada@example.com');
  await ada.openSettings();
  await linkWithTrouble(ada, traces.look, () => ada.startLinking('Google'));
  await expectNoSecrets(traces);
  await ada.close();
});

it('linking by redirect, with a failure and a second try, leaves no secret anywhere', async () => {
  const ada = await portal.visit({ linkAccounts: { login: 'redirect' } });
  const traces = gather(ada);
  await ada.logInAs('ada@example.com');
  await ada.openSettings();
  await linkWithTrouble(ada, traces.look, async () => {
    await ada.button('Link Google').click();
    await ada.page.getByRole('button', { name: 'Deny' }).waitFor();
    return ada.page;
  });
  await expectNoSecrets(traces);
  await ada.close();
});
