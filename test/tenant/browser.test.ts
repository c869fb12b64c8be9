/** The tenant under the real auth0-spa-js, unchanged, in a real Chromium. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, chromiumExecutable } from '../harness/chromium.ts';
import { driveSpa, press, type ClientOptions } from './driveSpa.ts';
import { serveHost, type Host } from './serveHost.ts';
import { openTenant, userPath, type OpenTenant } from './support.ts';

const ADA = 'auth0|ada';
const BOB = 'google-oauth2|bob%3A1';

let host: Host;
let tenant: OpenTenant;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let app: ReturnType<typeof driveSpa>;

beforeAll(async () => {
  host = await serveHost();
  tenant = await openTenant(host.origin);
  browser = await chromium.launch({ executablePath: chromiumExecutable(), args: CHROMIUM_ARGS });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await tenant.close();
  host.close();
});

beforeEach(async () => {
  await tenant.control.reset();
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(host.origin);
  app = driveSpa({ page, tenantUrl: tenant.url, origin: host.origin });
});

afterEach(() => context.close());

const routesAsked = async () => (await tenant.control.requests()).map(({ route }) => route);

describe('the pop-up login', () => {
  it('signs in the person who is chosen, through the connection asked for', async () => {
    await app.createClient('host');

    const outcome = await app.signIn('host', 'bob@example.com', { connection: 'google-oauth2' });

    expect(outcome).toEqual({ sub: BOB });
    expect(context.pages()).toHaveLength(1);
  });

  it('reports "Deny", and a person who is blocked', async () => {
    await app.createClient('host');

    expect(await app.popup('host', {}, press('Deny'))).toEqual({ error: 'access_denied' });
    expect(await app.signIn('host', 'mallory@example.com')).toEqual({ error: 'unauthorized' });
  });

  it('reports a window that is closed', async () => {
    await app.createClient('host');

    expect(await app.popup('host', {}, (login) => login.close())).toEqual({ error: 'cancelled' });
  });

  it('can be used with the keyboard, in a narrow window', async () => {
    await app.createClient('host');

    const outcome = await app.popup('host', { connection: 'facebook' }, async (login) => {
      await login.setViewportSize({ width: 320, height: 480 });
      const button = login.getByRole('button', {
        name: 'Continue as eve@example.com',
        exact: true,
      });
      await button.waitFor();
      const isWide = await login.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide).toBe(false);
      await login.keyboard.press('Tab');
      await login.keyboard.press('Enter');
    });

    expect(outcome).toEqual({ sub: 'facebook|eve' });
  });

  it('works with a client that sends JSON', async () => {
    await app.createClient('host', { useFormData: false });

    expect(await app.signIn('host', 'ada@example.com')).toEqual({ sub: ADA });
  });
});

it('signs in without scripts on the login page', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const login = await plain.newPage();
  const query = new URLSearchParams({
    client_id: 'link-accounts-demo',
    response_type: 'code',
    redirect_uri: `${host.origin}/callback`,
    scope: 'openid',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
  });

  await login.goto(`${tenant.url}/authorize?${query}`);
  await press('Continue as ada@example.com')(login);
  await login.waitForURL(`${host.origin}/callback?code=*`);

  await plain.close();
});

describe('the hidden iframe', () => {
  it('renews the session of the person signed in', async () => {
    await app.createClient('host');
    await app.signIn('host', 'ada@example.com');

    expect(await app.renew('host')).toEqual({ sub: ADA });
    expect((await tenant.control.requests()).at(-2)?.asked).toMatchObject({
      prompt: 'none',
      response_mode: 'web_message',
    });
  });

  it('becomes the other person after a second login', async () => {
    await app.createClient('host');
    await app.createClient('second');
    await app.signIn('host', 'ada@example.com');
    await app.signIn('second', 'bob@example.com', { prompt: 'login', max_age: 0 });

    expect(await app.renew('host')).toEqual({ sub: BOB });
  });

  it('answers login_required once the account of the session has been linked away', async () => {
    await app.createClient('host');
    await app.signIn('host', 'bob@example.com');
    const [ada, bob] = [await tenant.signIn(ADA), await tenant.signIn(BOB)];
    await tenant.management(ada.accessToken).users.identities.link(ADA, { link_with: bob.idToken });

    expect(await app.renew('host')).toEqual({ error: 'login_required' });
  });

  it.each([
    ['consentRequired', 'consent_required'],
    ['mfaRequired', 'mfa_required'],
  ] as const)('reports what the setting %s asks for: %s', async (setting, error) => {
    await app.createClient('host');
    await app.signIn('host', 'ada@example.com');
    await tenant.control.settings({ [setting]: true });

    expect(await app.renew('host')).toEqual({ error });
  });
});

describe('refresh tokens', () => {
  const options: ClientOptions = { useRefreshTokens: true };

  it('renew again and again without a visit to /authorize', async () => {
    await app.createClient('host', options);
    await app.signIn('host', 'ada@example.com');

    expect(await app.renew('host')).toEqual({ sub: ADA });
    expect(await app.renew('host')).toEqual({ sub: ADA });
    expect(await routesAsked()).toEqual(['authorize', 'token', 'token', 'token']);
  });

  it('keep the host its own person after a second login', async () => {
    await app.createClient('host', options);
    await app.createClient('second');
    await app.signIn('host', 'ada@example.com');

    const second = await app.signIn('second', 'bob@example.com', { prompt: 'login', max_age: 0 });

    expect(second).toEqual({ sub: BOB });
    expect(await app.renew('host')).toEqual({ sub: ADA });
  });
});

describe('the redirect login', () => {
  const client: ClientOptions = { cacheLocation: 'localstorage' };

  async function signInByRedirect(): Promise<void> {
    await app.createClient('host', client);
    void page.evaluate(() => window.clients.host?.loginWithRedirect());
    await press('Continue as ada@example.com')(page);
    await page.waitForURL(`${host.origin}/?code=*`);
    await app.createClient('host', client);
    await page.evaluate(() => window.clients.host?.handleRedirectCallback());
  }

  it('comes back with a code that the app redeems', async () => {
    await signInByRedirect();

    expect(await app.renew('host')).toEqual({ sub: ADA });
  });

  it('is undone by logging out, which comes back to the app', async () => {
    await signInByRedirect();

    void page.evaluate(
      (returnTo) => window.clients.host?.logout({ logoutParams: { returnTo } }),
      `${host.origin}/signed-out`,
    );
    await page.waitForURL(`${host.origin}/signed-out`);

    await app.createClient('host');
    expect(await app.renew('host')).toEqual({ error: 'login_required' });
  });
});

describe("the app's page", () => {
  it('reads and changes the profile across origins, and sees the rate limit', async () => {
    await app.createClient('host');
    await app.signIn('host', 'ada@example.com');
    await tenant.control.settings({ requestsPerSecond: 50 });

    const seen = await page.evaluate(
      async (url) => {
        const token = await window.clients.host?.getTokenSilently();
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const body = JSON.stringify({ user_metadata: { theme: 'light' } });
        const response = await fetch(url, { method: 'PATCH', headers, body });
        const { user_metadata } = (await response.json()) as { user_metadata: { theme: string } };
        return { theme: user_metadata.theme, limit: response.headers.get('x-ratelimit-limit') };
      },
      `${tenant.url}${userPath(ADA)}`,
    );

    expect(seen).toEqual({ theme: 'light', limit: '50' });
  });

  it('sees the status of an injected fault, and a dropped connection as a network failure', async () => {
    const read = () =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            (response) => response.status,
            (error: unknown) => (error instanceof Error ? error.name : ''),
          ),
        `${tenant.url}${userPath(ADA)}`,
      );

    await tenant.control.fault({ route: 'readUser', status: 503, times: 1 });
    expect(await read()).toBe(503);
    await tenant.control.fault({ route: 'readUser', drop: 'before' });
    expect(await read()).toBe('TypeError');
  });
});
