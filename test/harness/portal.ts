/**
 * The whole demo in a real Chromium, in the words of the person who uses it: the portal, the
 * federated remote, the tenant, and nothing faked in between.
 */
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright';
import { expect as playwrightExpect } from 'playwright/test';
import { startDemo, type Demo, type DemoOptions } from '../../host-demo/startDemo.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from './chromium.ts';

/** Waits for what it expects, up to ten seconds. */
export const expect = playwrightExpect.configure({ timeout: 10_000 });

/** A user as the tenant stores it. */
export interface StoredUser {
  readonly user_id: string;
  readonly user_metadata?: Record<string, unknown>;
  readonly identities: readonly { provider: string; user_id: string | number }[];
}

/** A fault as the tenant's control endpoint takes it. */
export interface Fault {
  readonly route: 'authorize' | 'token' | 'readUser' | 'updateUser' | 'link' | 'unlink';
  readonly userId?: string;
  readonly status?: number;
  readonly drop?: 'before' | 'after';
  readonly raw?: string;
  readonly body?: unknown;
  readonly times?: number;
  readonly hold?: string;
  readonly retryAfterSeconds?: number;
  readonly when?: 'before' | 'after';
  readonly hang?: true;
}

export type Portal = Awaited<ReturnType<typeof openPortal>>;

/** Starts demo and browser once for a file of tests; `visit` gives each test a person at a page. */
export async function openPortal(options: DemoOptions = {}) {
  const [demo, browser] = await Promise.all([
    startDemo({ build: false, ...options }),
    chromium.launch({ executablePath: chromiumExecutable(), args: CHROMIUM_ARGS }),
  ]);
  return {
    demo,
    browser,
    tenant: tenantControl(demo.tenantUrl),
    visit: (variant?: Variant) => visitPortal(demo, browser, variant),
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}

function tenantControl(tenantUrl: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${tenantUrl}/__tenant/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`tenant: ${method} ${path} answered ${response.status}`);
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
  return {
    reset: () => call('POST', 'reset'),
    fail: (fault: Fault) => call('POST', 'faults', fault),
    release: (name: string) => call('POST', 'faults/release', { name }),
    /** How many requests a fault holds back right now. */
    async held(): Promise<number> {
      const faults = (await call('GET', 'faults')) as { held?: number }[];
      return faults.reduce((sum, { held = 0 }) => sum + held, 0);
    },
    /** How many requests faults have met since the last reset. */
    async met(): Promise<number> {
      const faults = (await call('GET', 'faults')) as { met?: number }[];
      return faults.reduce((sum, { met = 0 }) => sum + met, 0);
    },
    heal: () => call('DELETE', 'faults'),
    set: (settings: Record<string, unknown>) => call('POST', 'settings', settings),
    tokens: () => call('GET', 'tokens'),
    /** The scopes that logins through this connection have asked for, each once. */
    async askedScopes(connection: string): Promise<string[]> {
      const requests = (await call('GET', 'requests')) as {
        asked?: { connection?: string; scope?: string };
      }[];
      const scopes = requests
        .filter(({ asked }) => asked?.connection === connection)
        .map(({ asked }) => asked?.scope ?? '');
      return [...new Set(scopes)];
    },
    user: (id: string) =>
      call('GET', `users/${encodeURIComponent(id)}`) as Promise<StoredUser | null>,
  };
}

/** The ids of a stored user's identities, the primary's first. */
export const identityIds = (user: StoredUser | null): string[] =>
  (user?.identities ?? []).map(({ provider, user_id: id }) => `${provider}|${id}`);

export type Visit = Awaited<ReturnType<typeof visitPortal>>;

/** How one visit differs from the demo's own configuration. */
export interface Variant {
  readonly linkAccounts?: DemoOptions['linkAccounts'];
  readonly auth0?: DemoOptions['shell'];
  /** What the portal's client has kept from an earlier visit. */
  readonly session?: Record<string, string>;
}

async function visitPortal(demo: Demo, browser: Browser, variant: Variant = {}) {
  const localStorage = Object.entries(variant.session ?? {});
  const context = await browser.newContext({
    storageState: {
      cookies: [],
      origins: [
        {
          origin: demo.hostUrl,
          localStorage: localStorage.map(([name, value]) => ({ name, value })),
        },
      ],
    },
  });
  await context.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as Record<string, object>;
    const linkAccounts = { ...config.linkAccounts, ...variant.linkAccounts };
    const auth0 = { ...config.auth0, ...variant.auth0 };
    await route.fulfill({ json: { ...config, linkAccounts, auth0 } });
  });
  const page = await context.newPage();
  const told: { event: string; detail: unknown }[] = [];
  page.on('console', (message) => {
    const [, event, json] = /^link-accounts (\w+) (.*)$/.exec(message.text()) ?? [];
    if (event !== undefined && json !== undefined) told.push({ event, detail: JSON.parse(json) });
  });
  const region = page.getByRole('region', { name: 'Linked accounts' });
  const button = (name: string | RegExp, exact = true) =>
    region.getByRole('button', { name, exact });
  const visit = {
    context,
    page,
    region,
    button,
    alert: region.getByRole('alert'),
    identities: region.getByRole('listitem').filter({ hasNot: page.getByRole('listitem') }),
    sessionSub: page.getByTestId('session-sub'),
    heading: (name: string) => region.getByRole('heading', { name }),

    async logInAs(who: string) {
      await page.goto(demo.hostUrl);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('button', { name: `Continue as ${who}` }).click();
      await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();
    },
    async openSettings() {
      await page.goto(`${demo.hostUrl}/settings`);
      await expect(button(/^Link /, false).first()).toBeEnabled();
    },
    /** Clicks "Link {label}" and hands over the window that opens. */
    startLinking: (label: string) => visit.popupFrom(button(`Link ${label}`)),
    /** Clicks and hands over the window that opens. */
    async popupFrom(opener: Locator): Promise<Page> {
      const [popup] = await Promise.all([page.waitForEvent('popup'), opener.click()]);
      return popup;
    },
    async signInAs(label: string, who: string) {
      const popup = await visit.startLinking(label);
      await popup.getByRole('button', { name: `Continue as ${who}` }).click();
    },
    /** Up to the answer to "Link these accounts?" */
    async link(label: string, who: string) {
      await visit.signInAs(label, who);
      await visit.confirm();
    },
    async confirm() {
      await expect(visit.heading('Link these accounts?')).toBeVisible();
      await button('Link accounts').click();
    },
    list: () => listOf(region),
    /** Lets the module have what a silent call was refused; the tenant may have to ask who it is. */
    async allowAccess(who: string) {
      const popup = await visit.popupFrom(button('Allow access'));
      const asked = popup.getByRole('button', { name: `Continue as ${who}` });
      // a tenant that knows who it is asks nothing, and the window may have closed already
      if (!popup.isClosed()) await Promise.any([popup.waitForEvent('close'), asked.click()]);
      await expect(button(/^Link /, false).first()).toBeEnabled();
    },
    /** What the module has told the portal so far, under this name. */
    told: (event: string) => told.filter((one) => one.event === event).map(({ detail }) => detail),
    /** What the portal's client keeps; given to another visit, it makes that one this person. */
    storedSession: () =>
      page.evaluate(() => ({ ...(localStorage as unknown as Record<string, string>) })),
    /** In another tab, the portal's session becomes this one. */
    async becomes(session: Record<string, string>) {
      const tab = await context.newPage();
      await tab.goto(`${demo.hostUrl}/config.json`);
      await tab.evaluate((entries) => Object.assign(localStorage, entries), session);
      await tab.close();
    },
    close: () => context.close(),
  };
  return visit;
}

const listOf = (region: Locator): Locator => region.getByRole('list').first().getByRole('listitem');

/** Records every `sub` that the portal's header shows, from now on. */
export async function recordSessionSubs(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const note = () => {
      const text = document.querySelector('[data-testid="session-sub"]')?.textContent;
      if (text) seen.add(text);
      requestAnimationFrame(note);
    };
    note();
    Object.assign(window, { seenSubs: seen });
  });
  return () => page.evaluate(() => [...(window as unknown as { seenSubs: Set<string> }).seenSubs]);
}

export type { BrowserContext };
