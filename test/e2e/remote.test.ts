/** The remote is down, slow or garbage: the portal goes on, and "Try again" works once it is back. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import type { DemoOptions } from '../../host-demo/startDemo.ts';
import { expect, openPortal, type Portal, type Visit } from '../harness/portal.ts';

type RemoteFault = ReturnType<NonNullable<DemoOptions['remoteFault']>>;

let portal: Portal;
let ada: Visit;
let fault: { matches: RegExp; answer: RemoteFault } | null = null;

beforeAll(async () => {
  portal = await openPortal({
    remoteFault: (path) => (fault?.matches.test(path) === true ? fault.answer : undefined),
  });
});
afterAll(() => portal.close());
beforeEach(async () => {
  fault = null;
  await portal.tenant.reset();
  ada = await portal.visit();
  await ada.logInAs('ada@example.com');
});
afterEach(() => ada.close());

async function expectPortalWithoutRemote() {
  await ada.page.getByRole('link', { name: 'Account settings' }).click();
  const notice = ada.page.getByRole('alert');
  await expect(notice).toContainText('not available right now', { timeout: 15_000 });
  await expect(ada.sessionSub).toHaveText('auth0|ada');
  await ada.page.getByRole('link', { name: 'Home' }).click();
  await expect(ada.page.getByRole('heading', { level: 1 })).toBeVisible();
  await ada.page.getByRole('link', { name: 'Account settings' }).click();
  await expect(notice).toContainText('not available right now', { timeout: 15_000 });
}

async function expectBackAfterTryAgain() {
  await ada.page.getByRole('button', { name: 'Try again' }).click();
  await expect(ada.button('Link Google')).toBeEnabled();
}

it('down: the portal works, and shows the list once it is back', async () => {
  await portal.demo.remote.stop();
  await expectPortalWithoutRemote();
  await portal.demo.remote.start();
  await expectBackAfterTryAgain();
});

const FILES = [
  ['the manifest', /mf-manifest\.json/],
  ['the entry', /remoteEntry\..*\.js/],
  ['the module', /expose_LinkAccounts.*\.js$/],
] as const;

const ANSWERS: readonly (readonly [string, RemoteFault])[] = [
  ['404', { status: 404 }],
  ['500 with JSON', { status: 500, type: 'application/json', body: '{}' }],
  ['HTML', { status: 200, type: 'text/html', body: '<!doctype html><p>Hello' }],
  ['half a file', 'cut'],
];

describe.each(FILES)('%s answered with', (_, matches) => {
  it.each(ANSWERS)(
    '%s: the portal works, and "Try again" does once it is back',
    async (_name, answer) => {
      fault = { matches, answer };
      await expectPortalWithoutRemote();
      fault = null;
      await expectBackAfterTryAgain();
    },
  );
});

it('a remote that never answers is given up after some seconds', async () => {
  fault = { matches: /mf-manifest\.json/, answer: 'hang' };
  await ada.page.getByRole('link', { name: 'Account settings' }).click();
  await expect(ada.page.getByRole('alert')).toContainText('not available', { timeout: 15_000 });
  fault = null;
  await expectBackAfterTryAgain();
});
