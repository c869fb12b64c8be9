/** The module in the language of its reader: shown, changed half-way, late, missing, overridden. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import type { LinkAccountsProps } from '../../src/options.ts';
import { createFakeTenant, people, type FakeTenant } from '../../src/testing.ts';
import { expectFocus } from './focus.ts';

/** A file that arrives when the test says so. */
const japanese = vi.hoisted(() => {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => void (arrive = resolve));
  return { arrival, arrive: () => arrive() };
});
vi.mock('../../src/view/messages/ja.ts', async (importOriginal) => {
  await japanese.arrival;
  return importOriginal();
});
/** A file that cannot be loaded. */
vi.mock('../../src/view/messages/fr.ts', () => ({
  get fr() {
    throw new Error('not there');
  },
}));

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });
const region = (name: string) => page.getByRole('region', { name });

let tenant: FakeTenant;
let uninstall: () => void;

beforeEach(() => {
  tenant = createFakeTenant();
  uninstall = tenant.install();
});
afterEach(() => uninstall());

const unusable = {} as unknown as LinkAccountsProps['auth0'];
const CONNECTIONS = [{ name: 'google-oauth2' }];

const module = (props: Partial<LinkAccountsProps>) => (
  <LinkAccounts auth0={tenant.auth0} connections={CONNECTIONS} {...props} />
);

describe('the language that the host asks for', () => {
  it('is the one of every text, and is told to the browser', async () => {
    await render(module({ locale: 'de-AT' }));
    await expect.element(button('Google verknüpfen')).toBeEnabled();
    await expect.element(region('Verknüpfte Konten')).toHaveAttribute('lang', 'de-AT');
    await expect.element(region('Verknüpfte Konten')).toHaveAttribute('dir', 'ltr');
    await expect.element(region('Verknüpfte Konten')).toHaveTextContent('Passwort · Ada');
  });

  it('may change half-way: the flow goes on in the new one', async () => {
    const { rerender } = await render(module({}));
    await button('Link Google').click();
    await expectFocus(heading('Link these accounts?'));
    await rerender(module({ locale: 'es' }));
    await expectFocus(heading('¿Vincular estas cuentas?'));
    await button('Vincular cuentas').click();
    await expect.element(heading('Tus cuentas están vinculadas')).toBeVisible();
    expect(tenant.account(people.adaGoogle.id)).toBeUndefined();
    await rerender(module({ locale: 'en' }));
    await expect.element(heading('Accounts linked')).toBeVisible();
  });

  it('leaves the focus where it is when it changes', async () => {
    const { rerender } = await render(module({}));
    await expect.element(button('Link Google')).toBeEnabled();
    button('Link Google').element().focus();
    await rerender(module({ locale: 'pt' }));
    await expectFocus(button('Vincular Google'));
  });

  it('is waited for without a word of another; the one before it stays meanwhile', async () => {
    const { rerender } = await render(module({ locale: 'ja' }));
    await expect.poll(() => tenant.calls()).not.toHaveLength(0); // the list is read meanwhile
    expect(page.getByText(/\w/).elements()).toHaveLength(0);
    expect(page.getByRole('button').elements()).toHaveLength(0);
    await rerender(module({ locale: 'de' }));
    await expect.element(button('Google verknüpfen')).toBeVisible();
    await rerender(module({ locale: 'ja' }));
    await expect.element(button('Google verknüpfen')).toBeVisible();
    japanese.arrive();
    await expect.element(button('Google と連携')).toBeVisible();
  });

  it('is English where its file cannot be loaded', async () => {
    await render(module({ locale: 'fr' }));
    await expect.element(button('Link Google')).toBeEnabled();
    await expect.element(region('Linked accounts')).toHaveAttribute('lang', 'en');
  });

  it('is spoken, too, of options that cannot be used', async () => {
    await render(<LinkAccounts auth0={unusable} locale="de" />);
    await expect.element(page.getByRole('alert')).toHaveTextContent('nicht richtig eingerichtet');
  });
});

describe('Arabic', () => {
  it('runs from right to left, and what is in other letters keeps its own way', async () => {
    tenant.nextLogin({ as: people.phone.id });
    await render(module({ locale: 'ar', connections: [{ name: 'sms' }] }));
    const all = region('الحسابات المرتبطة');
    await expect.element(all).toHaveAttribute('dir', 'rtl');
    expect(getComputedStyle(all.element()).direction).toBe('rtl');
    await button('ربط \u2068الهاتف\u2069').click();
    await expect.element(heading('هل تريد ربط هذين الحسابين؟')).toBeVisible();
    const [phone] = page.getByText('+44 7700 900123', { exact: true }).elements();
    expect(phone?.matches('bdi:dir(ltr)')).toBe(true);
    await expect.element(all).toHaveTextContent('\u2068+44 7700 900123\u2069');
  });
});

describe('texts of the host’s own', () => {
  it('stand in place of single ones, in whichever language', async () => {
    const messages = { link: (label: string) => `${label} hinzufügen` };
    const { rerender } = await render(module({ locale: 'de', messages }));
    await expect.element(button('Google hinzufügen')).toBeVisible();
    await expect.element(region('Verknüpfte Konten')).toBeVisible();
    await rerender(module({ locale: 'de' }));
    await expect.element(button('Google verknüpfen')).toBeVisible();
  });

  it('name a language of their own', async () => {
    await render(module({ messages: { language: 'nl', linkedAccounts: 'Gekoppelde accounts' } }));
    await expect.element(region('Gekoppelde accounts')).toHaveAttribute('lang', 'nl');
  });
});
