/** Where everything is measured: tenant, servers, the shaped network and a Chromium, with Ada logged in. */
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { serveFolder } from '../host-demo/serve.ts';
import type { PortalConfig } from '../host-demo/shell/config.ts';
import { startTenant } from '../host-demo/tenant/createTenant.ts';
import { CHROMIUM_ARGS, chromiumExecutable } from '../test/harness/chromium.ts';
import { tenantControl } from '../test/harness/tenantControl.ts';
import { HOST_FOLDER, type Entry } from './entries.ts';
import './host/page.tsx';
import type { Span } from './network/requestLog.ts';
import { startShapedProxy, UNSHAPED, type Shape } from './network/shapedProxy.ts';

/** What the bench is told of on a page's timeline; see bench/host/page.tsx. */
export type Mark = 'call' | 'loaded' | 'painted' | 'shown' | 'linked';

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Visit = Awaited<ReturnType<Stage['visit']>>;

export async function openStage() {
  const remotes = await serveFolder({ folder: 'dist', port: 0, cors: true });
  let config: PortalConfig | undefined;
  const host = await serveFolder({
    folder: HOST_FOLDER,
    port: 0,
    json: { '/config.json': () => config },
  });
  const tenant = await startTenant({ port: 0, allowedOrigins: [host.url] });
  config = configFor(tenant.url);
  const proxy = await startShapedProxy(UNSHAPED);
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: [...CHROMIUM_ARGS, `--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>'],
  });
  const control = tenantControl(tenant.url);
  const addressOf = ({ host: page, remote }: Entry) => {
    const url = new URL(`${host.url}/${page}.html`);
    if (remote !== undefined) url.searchParams.set('remote', urlOf(remote));
    return url.href;
  };
  const urlOf = ({ folder, file }: NonNullable<Entry['remote']>) =>
    `${remotes.url}/${folder.replace('dist/', '')}/${file}`;

  async function openPage(entry: Entry, storageState?: Session) {
    const context = await browser.newContext(storageState && { storageState });
    const page = await context.newPage();
    await page.goto(addressOf(entry));
    await page.waitForFunction(() => 'bench' in window);
    return { context, page };
  }

  /** Ada's session, as her browser has kept it. */
  async function logIn(entry: Entry): Promise<Session> {
    const { context, page } = await openPage(entry);
    const [popup, done] = [page.waitForEvent('popup'), page.evaluate(() => window.bench.logIn())];
    await (await popup).getByRole('button', { name: 'Continue as ada@example.com' }).click();
    await done;
    const session = await context.storageState();
    await context.close();
    return session;
  }

  let session: Session | undefined;
  return {
    control,
    proxy,
    chromium: browser.version(),
    origins: { host: host.url, remote: remotes.url, tenant: tenant.url },
    /**
     * A fresh browser profile of Ada's, with the entry's page open and nothing of the remote loaded yet.
     * The network has its shape from then on: how long a host's own page takes is not measured.
     */
    async visit(entry: Entry, shape: Shape = UNSHAPED) {
      proxy.shape(UNSHAPED);
      session ??= await logIn(entry);
      proxy.forget();
      const { context, page } = await openPage(entry, session);
      proxy.shape(shape);
      return visitOf(context, page, await context.newCDPSession(page));
    },
    async close() {
      await browser.close();
      await Promise.all([remotes, host, tenant, proxy].map((one) => one.close()));
    },
  };
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

function visitOf(context: BrowserContext, page: Page, cdp: CDPSession) {
  const at = (mark: Mark): Promise<number> =>
    page.evaluate((name) => {
      const last = performance.getEntriesByName(name).at(-1);
      if (last === undefined) throw new Error(`The page has not come to "${name}".`);
      return performance.timeOrigin + last.startTime;
    }, mark);
  return {
    page,
    cdp,
    region: page.getByRole('region', { name: 'Linked accounts' }),
    open: (instances = 1) => page.evaluate((count) => window.bench.open(count), instances),
    at,
    span: async (from: Mark, to: Mark): Promise<Span> => ({
      from: await at(from),
      to: await at(to),
    }),
    close: () => context.close(),
  };
}

const configFor = (tenantUrl: string): PortalConfig => ({
  auth0: {
    domain: tenantUrl,
    clientId: 'link-accounts-demo',
    useRefreshTokens: true,
    cacheLocation: 'localstorage',
  },
  remote: { url: 'asked for in the address' },
  linkAccounts: { connections: [] },
});
