/**
 * The whole demo in a real Chromium, in the words of the person who uses it: the portal, the
 * federated remote, the tenant, and nothing faked in between.
 */
import type { IncomingMessage } from 'node:http';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright';
import type { PortalConfig } from '../../host-demo/shell/config.ts';
import { startDemo, type Demo, type DemoOptions } from '../../host-demo/startDemo.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from './chromium.ts';
import { expect } from './expect.ts';
import { watchForSecrets } from './secrets.ts';
import { tenantControl, type TenantControl } from './tenantControl.ts';

export { expect };
export * from './tenantControl.ts';

export type Portal = Awaited<ReturnType<typeof openPortal>>;

/** Starts demo and browser once for a file of tests; `visit` gives each test a person at a page. */
export async function openPortal(options: DemoOptions = {}) {
  const variants: Variant[] = [];
  const configFor: DemoOptions['configFor'] = (config, request) =>
    varied(config, variants[variantNumber(request)]);
  const [demo, browser] = await Promise.all([
    startDemo({ build: false, configFor, ...options }),
    chromium.launch({ executablePath: chromiumExecutable(), args: CHROMIUM_ARGS }),
  ]);
  const tenant = tenantControl(demo.tenantUrl);
  await tenant.reset();
  const visit = async (variant: Variant = {}) => {
    const context = await browser.newContext();
    await context.addCookies([variantCookie(variants.push(variant) - 1, demo)]);
    return visitPortal(demo, context, tenant, variant);
  };
  return {
    demo,
    browser,
    tenant,
    visit,
    /** A visit of Ada's, logged in and at her settings. */
    async ada(variant?: Variant) {
      const ada = await visit(variant);
      await ada.logInAs('ada@example.com');
      await ada.openSettings();
      return ada;
    },
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}

export type Visit = Awaited<ReturnType<typeof visitPortal>>;

/** How one visit differs from the demo's own configuration. */
export interface Variant {
  readonly linkAccounts?: DemoOptions['linkAccounts'];
  readonly auth0?: DemoOptions['shell'];
  readonly remote?: Partial<PortalConfig['remote']>;
  /** Whether the portal asks once more before logins change. */
  readonly stepUp?: boolean;
  /** What the portal's client has kept from an earlier visit. */
  readonly session?: Record<string, string>;
}

/**
 * A visit's browser says by a cookie which variant it is; the portal's own server answers it. Were its
 * requests intercepted instead, Playwright would answer every permission (CORS) in the tenant's place,
 * and keep no answer.
 */
const variantCookie = (number: number, { hostUrl }: Demo) => ({
  name: 'variant',
  value: String(number),
  url: hostUrl,
  httpOnly: true,
});

const variantNumber = ({ headers }: IncomingMessage): number =>
  Number(/\bvariant=(\d+)/.exec(headers.cookie ?? '')?.[1] ?? NaN);

const varied = (config: PortalConfig, variant: Variant = {}): PortalConfig => ({
  ...config,
  linkAccounts: { ...config.linkAccounts, ...variant.linkAccounts },
  auth0: { ...config.auth0, ...variant.auth0 },
  remote: { ...config.remote, ...variant.remote },
  stepUp: variant.stepUp ?? false,
});

async function visitPortal(
  demo: Demo,
  context: BrowserContext,
  tenant: TenantControl,
  variant: Variant,
) {
  const page = await context.newPage();
  const secrets = watchForSecrets(context, page, demo);
  const told: { event: string; detail: unknown }[] = [];
  page.on('console', (message) => {
    const [, event, json] = /^link-accounts (\w+) (.*)$/.exec(message.text()) ?? [];
    if (event !== undefined && json !== undefined) told.push({ event, detail: JSON.parse(json) });
  });
  if (variant.session !== undefined) await keep(page, demo, variant.session);
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
    /** Until the tenant has ended its session too: another page would cut that short. */
    async logOut() {
      const ended = page.waitForResponse((response) => response.url().includes('/v2/logout'));
      await page.getByRole('button', { name: 'Log out' }).click();
      await ended;
      await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
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
      await keep(tab, demo, session);
      await tab.close();
    },
    secrets,
    /** Ends the visit. No visit may have left a secret anywhere, whatever it was about. */
    async close() {
      if (!page.isClosed()) await secrets.look();
      await context.close();
      secrets.expectNone(await tenant.tokens());
    },
  };
  return visit;
}

/** Has the browser keep this of the portal's, without the portal. */
async function keep(page: Page, { hostUrl }: Demo, session: Record<string, string>) {
  await page.goto(`${hostUrl}/config.json`);
  await page.evaluate((entries) => void Object.assign(localStorage, entries), session);
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
