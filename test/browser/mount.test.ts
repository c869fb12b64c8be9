/** What `mount` promises to a host: to take new props without losing a step, and to leave nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mount, type MountedLinkAccounts } from '../../src/mount.tsx';
import type { LinkAccountsProps } from '../../src/options.ts';
import { createFakeTenant, linkedTo, people, type FakeTenant } from '../../src/testing.ts';
import { watchCalls, watchListeners } from './traces.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });

let tenant: FakeTenant;
let uninstall: () => void;
let element: HTMLElement;
let module: MountedLinkAccounts;

beforeEach(() => {
  const ada = linkedTo(people.ada, people.octoAda);
  tenant = createFakeTenant({ accounts: [ada, people.adaGoogle] });
  uninstall = tenant.install();
  element = document.createElement('div');
  document.body.append(element);
});
afterEach(() => {
  module.unmount();
  element.remove();
  uninstall();
});

const props = (more: Partial<LinkAccountsProps> = {}): LinkAccountsProps => ({
  auth0: tenant.auth0,
  connections: [{ name: 'google-oauth2' }],
  ...more,
});

async function open(more?: Partial<LinkAccountsProps>) {
  module = mount(element, props(more));
  await expect.element(button('Link Google')).toBeEnabled();
}

async function askToLink() {
  await button('Link Google').click();
  await expect.element(heading('Link these accounts?')).toBeVisible();
}

/** Leaves the second account's window open, with nobody signing in. */
function keepWindowOpen() {
  const { prototype } = tenant.auth0.constructor as { prototype: typeof tenant.auth0 };
  vi.spyOn(prototype, 'loginWithPopup').mockReturnValue(new Promise(() => {}));
  const popup = { closed: false, close: vi.fn(), focus: vi.fn() };
  vi.spyOn(window, 'open').mockReturnValue(popup as unknown as Window);
  return popup;
}

/** The call that `start` leads to is under way, and no more once the module has gone. */
async function expectCalledOff(
  route: Parameters<FakeTenant['hold']>[0],
  method: string,
  start: () => Promise<void>,
) {
  const calls = watchCalls();
  tenant.hold(route);
  await start();
  await expect.poll(() => tenant.calls().at(-1)).toContain(`${method} /`);
  expect(calls.last().aborted).toBe(false);
  module.unmount();
  await expect.poll(() => calls.last().aborted).toBe(true);
}

describe('update', () => {
  it('in the middle of a flow changes what is shown and who is told, and loses no step', async () => {
    const [before, after] = [vi.fn(), vi.fn()];
    await open({ onLinked: before });
    await askToLink();
    module.update(props({ onLinked: after, locale: 'de', connections: [{ name: 'github' }] }));
    await button('Konten verknüpfen').click();
    await expect.poll(() => after.mock.calls).toHaveLength(1);
    expect(before).not.toHaveBeenCalled();
    expect(tenant.calls().filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('while somebody signs in leaves the window open and the login under way', async () => {
    await open();
    const popup = keepWindowOpen();
    await button('Link Google').click();
    await expect.element(button('Show the window')).toBeVisible();
    module.update(props({ primary: 'ask', metadata: 'ask', policy: { maxLoginAgeSeconds: 9 } }));
    await button('Show the window').click();
    expect(popup.focus).toHaveBeenCalledOnce();
    expect(popup.close).not.toHaveBeenCalled();
  });

  it('keeps the focus where it is', async () => {
    await open();
    const focused = (): Element | null | undefined =>
      element.firstElementChild?.shadowRoot?.activeElement;
    button('Link Google').element().focus();
    const before = focused();
    module.update(props({ connections: [{ name: 'google-oauth2' }, { name: 'github' }] }));
    await expect.element(button('Link GitHub')).toBeVisible();
    expect(focused()).toBe(before);
    expect(before).toBeInstanceOf(HTMLButtonElement);
  });
});

describe('unmount', () => {
  it('calls off reading the list', async () => {
    await expectCalledOff('readUser', 'GET', async () => void (module = mount(element, props())));
  });

  it.each([
    ['mergeMetadata', 'PATCH'],
    ['link', 'POST'],
  ] as const)('calls off %s', async (route, method) => {
    await open();
    await askToLink();
    await expectCalledOff(route, method, () => button('Link accounts').click());
  });

  it('calls off unlinking', async () => {
    await open();
    await button('Unlink GitHub octo@example.com').click();
    await expectCalledOff('unlink', 'DELETE', () => button('Unlink').click());
  });

  it('closes the window in which somebody signs in', async () => {
    await open();
    const popup = keepWindowOpen();
    await button('Link Google').click();
    await expect.element(button('Show the window')).toBeVisible();
    module.unmount();
    await expect.poll(() => popup.close.mock.calls).not.toHaveLength(0);
  });

  it('says nothing more to the host', async () => {
    const told = vi.fn();
    await open({ onLinked: told, onError: told });
    await askToLink();
    const release = tenant.hold('link');
    await button('Link accounts').click();
    await expect.poll(() => tenant.calls().at(-1)).toContain('/identities');
    module.unmount();
    release();
    await expect.poll(() => element.childNodes.length).toBe(0);
    expect(told).not.toHaveBeenCalled();
  });

  it('takes away every node, style and listener, in the middle of a flow too', async () => {
    const left = () => [
      document.head.childNodes.length,
      document.body.childNodes.length,
      document.styleSheets.length,
      document.adoptedStyleSheets.length,
      element.outerHTML,
    ];
    const before = left();
    await open(); // React listens for `selectionchange` on each document once, for good
    module.unmount();
    const listeners = watchListeners(window, document, document.body, element);
    await open();
    await askToLink();
    expect(listeners.left()).not.toEqual([]);
    module.unmount();
    expect(left()).toEqual(before);
    await expect.poll(listeners.left).toEqual([]);
  });

  it('a second time is harmless, and frees nothing that was mounted since', async () => {
    await open();
    const first = module;
    expect(() => mount(element, props())).toThrow('already in this element');
    first.unmount();
    await open();
    first.unmount();
    await expect.element(button('Link Google')).toBeVisible();
    expect(() => mount(element, props())).toThrow('already in this element');
  });
});
