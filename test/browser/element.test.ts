/** `<link-accounts>`, as hosts put elements into their pages. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { defineLinkAccounts, type LinkAccountsElement } from '../../src/element.ts';
import { createFakeTenant, people, type FakeTenant } from '../../src/testing.ts';
import { watchCalls } from './traces.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });
const connections = [{ name: 'google-oauth2' }];

let tenant: FakeTenant;
let uninstall: () => void;
let element: LinkAccountsElement;

beforeEach(() => {
  defineLinkAccounts();
  tenant = createFakeTenant();
  uninstall = tenant.install();
  element = document.createElement('link-accounts');
});
afterEach(async () => {
  element.remove();
  await expect.poll(() => element.childNodes.length).toBe(0);
  uninstall();
});

async function open() {
  Object.assign(element, { auth0: tenant.auth0, connections });
  document.body.append(element);
  await expect.element(button('Link Google')).toBeEnabled();
}

async function askToLink() {
  await button('Link Google').click();
  await expect.element(heading('Link these accounts?')).toBeVisible();
}

describe('properties', () => {
  it('set before the page knows the element are honoured', async () => {
    element = document.createElement('link-early') as LinkAccountsElement;
    Object.assign(element, { auth0: tenant.auth0, connections });
    document.body.append(element);
    defineLinkAccounts('link-early');
    await expect.element(button('Link Google')).toBeEnabled();
  });

  it('set after the element is on the page are honoured, in any order', async () => {
    document.body.append(element);
    expect(element.childNodes).toHaveLength(0);
    element.connections = connections;
    element.auth0 = tenant.auth0;
    await expect.element(button('Link Google')).toBeEnabled();
    expect(element.connections).toBe(connections);
  });

  it('changed in the middle of a flow lose no step', async () => {
    await open();
    await askToLink();
    element.locale = 'de';
    await button('Konten verknüpfen').click();
    await expect.poll(() => tenant.account(people.adaGoogle.id)).toBeUndefined();
  });

  it('are never written into the page as attributes', async () => {
    await open();
    expect(element.getAttributeNames()).toEqual([]);
  });

  it('have one that is asked before anything changes', async () => {
    await open();
    const beforeAction = vi.fn(() => false);
    element.beforeAction = beforeAction;
    await askToLink();
    await button('Link accounts').click();
    await expect.poll(() => beforeAction.mock.calls).toHaveLength(1);
    expect(tenant.account(people.adaGoogle.id)).toBeDefined();
  });
});

describe('events', () => {
  it('say what happened, to the listeners of the element alone', async () => {
    const [linked, transition, outside] = [vi.fn(), vi.fn(), vi.fn()];
    await open();
    element.addEventListener('linked', ({ detail }) => linked(detail.primaryId));
    element.addEventListener('transition', ({ detail }) => transition(detail.to));
    document.body.addEventListener('linked', outside);
    await askToLink();
    await button('Link accounts').click();
    await expect.poll(() => linked.mock.calls).toEqual([[people.ada.id]]);
    expect(transition.mock.calls.at(0)).toEqual(['authenticatingSecondary']);
    expect(outside).not.toHaveBeenCalled();
    document.body.removeEventListener('linked', outside);
  });

  it('tell of a failure by its code, and never as an error of the browser’s', async () => {
    const [failed, error] = [vi.fn(), vi.fn()];
    await open();
    element.addEventListener('failed', ({ detail }) => failed(detail.code));
    element.addEventListener('error', error);
    tenant.nextLogin('denied');
    await button('Link Google').click();
    await expect.poll(() => failed.mock.calls).toEqual([['login_denied']]);
    expect(error).not.toHaveBeenCalled();
  });

  it('tell of a client that cannot be used', async () => {
    const failed = vi.fn();
    element.addEventListener('failed', ({ detail }) => failed(detail.message));
    element.auth0 = {} as unknown as FakeTenant['auth0'];
    document.body.append(element);
    await expect.poll(() => failed.mock.calls).toHaveLength(1);
    expect(failed.mock.calls[0]?.[0]).toContain('not Object');
  });
});

describe('on the page', () => {
  it('it can be moved in the middle of a flow', async () => {
    await open();
    await askToLink();
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await expect.element(heading('Link these accounts?')).toBeVisible();
    element.remove();
    await Promise.resolve(); // as a framework does that puts it back a little later
    document.body.append(element);
    await button('Link accounts').click();
    await expect.element(heading('Accounts linked')).toBeVisible();
    elsewhere.remove();
  });

  it('once removed it ends the flow and empties itself; put back, it begins anew', async () => {
    await open();
    await askToLink();
    const calls = watchCalls();
    tenant.hold('mergeMetadata');
    await button('Link accounts').click();
    await expect.poll(() => tenant.calls().at(-1)).toContain('PATCH');
    element.remove();
    await expect.poll(() => calls.last().aborted).toBe(true);
    expect(element.childNodes).toHaveLength(0);
    document.body.append(element);
    await expect.element(button('Link Google')).toBeEnabled();
  });

  it('a name that is taken stays as it is', () => {
    const before = customElements.get('link-accounts');
    defineLinkAccounts();
    expect(customElements.get('link-accounts')).toBe(before);
  });
});
