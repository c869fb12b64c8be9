/** The whole module in a host's own component test: the real component, a tenant in memory. */
import { Activity, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import type { LinkAccountsProps } from '../../src/options.ts';
import { createFakeTenant, people, type FakeTenant } from '../../src/testing.ts';
import { expectFocus } from './focus.ts';

const GOOGLE = people.adaGoogle.id;
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });

let tenant: FakeTenant;
let uninstall: () => void;

beforeEach(() => {
  tenant = createFakeTenant();
  uninstall = tenant.install();
});
afterEach(() => uninstall());

async function open(props: Partial<LinkAccountsProps> = {}) {
  const connections = [{ name: 'google-oauth2' }, { name: 'github' }];
  await render(<LinkAccounts auth0={tenant.auth0} connections={connections} {...props} />);
  await expect.element(button('Link Google')).toBeEnabled();
}

async function link(label: string) {
  await button(`Link ${label}`).click();
  await button('Link accounts').click();
  await expect.element(heading('Accounts linked')).toBeVisible();
  await button('Done').click();
}

describe('a tenant in memory', () => {
  it('is enough to link and to unlink', async () => {
    const onLinked = vi.fn();
    await open({ onLinked });
    await link('Google');
    expect(onLinked).toHaveBeenCalledOnce();
    expect(tenant.account(GOOGLE)).toBeUndefined();
    expect(tenant.account('auth0|ada')?.metadata).toHaveProperty('newsletter', true);
    await button('Unlink Google ada.l@gmail.example').click();
    await button('Unlink').click();
    await expect.poll(() => tenant.account(GOOGLE)?.metadata).toEqual({});
  });

  it.each([
    ['closed', 'The sign-in window was closed'],
    ['denied', 'Signing in was refused'],
    [{ as: 'auth0|ada' }, 'That is the account you are already using'],
  ] as const)('ends a window as scripted: %o', async (login, words) => {
    await open();
    tenant.nextLogin(login);
    await button('Link Google').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(words);
  });

  it('blocks a window, and answers calls as scripted, each once', async () => {
    await open();
    tenant.nextLogin('blocked');
    await button('Link Google').click();
    await expect.element(button('Continue in this window')).toBeVisible();
    await button('Cancel').click();
    tenant.next('link', 'lost');
    tenant.next('mergeMetadata', 500);
    await button('Link Google').click();
    await button('Link accounts').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await button('Try again').click();
    await expect.element(heading('Accounts linked')).toBeVisible();
    expect(tenant.calls().filter((call) => call.startsWith('POST'))).toEqual([
      'POST /api/v2/users/auth0%7Cada/identities',
    ]);
  });
});

it('in StrictMode, which stops and starts everything once, nothing is taken for lost', async () => {
  const onError = vi.fn();
  await render(
    <StrictMode>
      <LinkAccounts auth0={tenant.auth0} onError={onError} />
    </StrictMode>,
  );
  await expect.element(button('Link another account')).toBeEnabled();
  expect(page.getByRole('alert').elements()).toHaveLength(0);
  expect(onError).not.toHaveBeenCalled();
});

describe('while the host decides about unlinking', () => {
  /** A step-up that the test ends. */
  async function askToUnlink() {
    let decide: (isApproved: boolean) => void = () => {};
    const onBeforeAction = vi.fn((action: 'link' | 'unlink') =>
      action === 'link' ? true : new Promise<boolean>((resolve) => void (decide = resolve)),
    );
    await open({ onBeforeAction });
    await link('Google');
    await button('Unlink Google ada.l@gmail.example').click();
    await button('Unlink').click();
    await expectFocus(heading('Unlinking…'));
    return (isApproved: boolean) => decide(isApproved);
  }

  it('the dialog is closed, so that the host can ask on its own page', async () => {
    const decide = await askToUnlink();
    expect(page.getByRole('dialog').elements()).toHaveLength(0);
    expect(tenant.account(GOOGLE)).toBeUndefined();
    decide(true);
    await expect.poll(() => tenant.account(GOOGLE)).toBeDefined();
    await expectFocus(heading('Linked accounts'));
  });

  it('the user can keep the login after all', async () => {
    const decide = await askToUnlink();
    await button('Keep linked').click();
    await expectFocus(heading('Linked accounts'));
    decide(true);
    await expect.element(button('Unlink Google ada.l@gmail.example')).toBeEnabled();
    expect(tenant.calls().filter((call) => call.startsWith('DELETE'))).toEqual([]);
  });

  it('a veto leaves everything as it was', async () => {
    const decide = await askToUnlink();
    decide(false);
    await expect.element(button('Unlink Google ada.l@gmail.example')).toBeEnabled();
    expect(tenant.account(GOOGLE)).toBeUndefined();
  });
});

describe('unlinking', () => {
  it('the same login twice in one visit is announced twice', async () => {
    await open();
    for (let round = 0; round < 2; round += 1) {
      await link('Google');
      await button('Unlink Google ada.l@gmail.example').click();
      await expect.element(page.getByRole('status')).toHaveTextContent('');
      await button('Unlink').click();
      await expect.element(page.getByRole('status')).toHaveTextContent('is not linked any more');
      await expectFocus(heading('Linked accounts'));
    }
  });

  it('is said to the eye too, until the next flow begins, and not again after it', async () => {
    const said = page.getByText('Google (ada.l@gmail.example) is not linked any more.');
    await open();
    await link('Google');
    await button('Unlink Google ada.l@gmail.example').click();
    await button('Unlink').click();
    await expect.poll(() => said.elements()).toHaveLength(2);
    await expect.element(said.last()).toBeVisible();
    await expect.element(page.getByRole('status')).toHaveTextContent('Google');
    tenant.nextLogin('denied');
    await button('Link Google').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(said.elements()).toHaveLength(0);
    await button('Start over').click();
    await link('Google');
    expect(said.elements()).toHaveLength(0);
  });

  it.each([
    [['lost', 'dropped'], 'This login may already be unlinked'],
    [[500], 'This login is still linked.'],
  ] as const)(
    'that failed says what is known of the login: %o',
    async ([outcome, after], words) => {
      await open();
      await link('Google');
      tenant.next('unlink', outcome);
      if (after !== undefined) tenant.next('readUser', after);
      await button('Unlink Google ada.l@gmail.example').click();
      await button('Unlink').click();
      const alert = page.getByRole('alert');
      await expect.element(alert).toHaveTextContent(words);
      const isKnown = alert.element().textContent.includes('still linked');
      expect(isKnown).toBe(after === undefined);
    },
  );

  it('closes its dialog with Escape, and gives the focus back', async () => {
    await open();
    await link('Google');
    await button('Unlink Google ada.l@gmail.example').click();
    await expectFocus(button('Keep linked'));
    await userEvent.keyboard('{Escape}');
    expect(page.getByRole('dialog').elements()).toHaveLength(0);
    await expectFocus(button('Unlink Google ada.l@gmail.example'));
  });
});

describe('two accounts with the same e-mail', () => {
  const LINKEDIN = 'linkedin|ada';
  const radio = (name: string) => page.getByRole('radio', { name });
  const connections = [{ name: 'linkedin', label: 'LinkedIn' }, { name: 'google-oauth2' }];

  async function signIn(props: Partial<LinkAccountsProps> = {}) {
    await open({ connections, ...props });
    await button('Link LinkedIn').click();
    await expectFocus(heading('Link these accounts?'));
  }

  it('are told apart by their provider in every sentence about linking them', async () => {
    await signIn({ primary: 'ask' });
    await expect.element(radio('ada@example.com Password')).toBeChecked();
    const region = page.getByRole('region');
    await expect
      .element(region)
      .toHaveTextContent('signing in with LinkedIn (ada@example.com) opens the account Password');
    await radio('ada@example.com LinkedIn').click();
    await expect
      .element(region)
      .toHaveTextContent('The separate account Password (ada@example.com) ends.');
    await expect
      .element(region)
      .toHaveTextContent('You will have to sign in again, with LinkedIn (ada@example.com).');
    await button('Link accounts').click();
    await expect
      .element(region)
      .toHaveTextContent(
        'sign in with Password (ada@example.com) too. Both open the account LinkedIn',
      );
    await expect.element(button('Sign in again as ada@example.com')).toBeVisible();
  });

  it('are told apart where their settings differ', async () => {
    const { ada, adaGoogle, adaLinkedIn } = people;
    const accounts = [ada, { ...adaLinkedIn, metadata: adaGoogle.metadata }];
    uninstall();
    tenant = createFakeTenant({ accounts });
    uninstall = tenant.install();
    await signIn({ metadata: 'ask' });
    await button('Link accounts').click();
    await expectFocus(heading('Choose what to keep'));
    await expect.element(radio('dark From Password (ada@example.com)')).toBeChecked();
    await expect.element(radio('light From LinkedIn (ada@example.com)')).toBeVisible();
  });

  it('nothing untrue is said about the one that stays when the other is unlinked', async () => {
    await signIn();
    await button('Link accounts').click();
    await button('Done').click();
    await button('Unlink LinkedIn ada@example.com').click();
    const dialog = page.getByRole('dialog', { name: 'Unlink LinkedIn ada@example.com?' });
    await expect
      .element(dialog)
      .toHaveTextContent('Signing in with LinkedIn (ada@example.com) will open a separate');
    await button('Unlink').click();
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('LinkedIn (ada@example.com) is not linked any more.');
    expect(tenant.account(LINKEDIN)).toBeDefined();
  });
});

it('names with different e-mails need no provider', async () => {
  await open();
  await button('Link Google').click();
  const words = 'signing in with ada.l@gmail.example opens the account ada@example.com.';
  await expect.element(page.getByRole('region')).toHaveTextContent(words);
});

describe('a link call that failed', () => {
  const STILL = 'Your accounts are still separate.';

  it.each([
    [['lost', 'dropped'], 'Your accounts may already be linked'],
    [['dropped'], STILL],
    [[500], STILL],
  ] as const)('says what is known of the accounts: %o', async ([outcome, after], words) => {
    await open();
    await button('Link Google').click();
    await expectFocus(heading('Link these accounts?'));
    tenant.next('link', outcome);
    if (after !== undefined) tenant.next('readUser', after);
    await button('Link accounts').click();
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent(words);
    expect(alert.element().textContent.includes(STILL)).toBe(after === undefined);
  });
});

it('before "Link accounts" nobody thinks that they are linked: a closed window does not say', async () => {
  await open();
  tenant.nextLogin('closed');
  await button('Link Google').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('nothing was linked');
  expect(page.getByText('still separate').elements()).toHaveLength(0);
});

describe('a list that cannot be read', () => {
  it.each([
    [404, 'Sign in again with the account that you kept.'],
    [401, 'Your permission has run out'],
  ] as const)('(%i) is not told in the words of linking', async (status, words) => {
    tenant.next('readUser', status);
    await render(<LinkAccounts auth0={tenant.auth0} />);
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent(words);
    expect(alert.element().textContent).not.toMatch(/start over|one of the accounts/i);
  });
});

it('a veto that decides nothing is a mistake of the host’s, and links nothing', async () => {
  const onError = vi.fn<NonNullable<LinkAccountsProps['onError']>>();
  const undecided = (() => undefined) as unknown as LinkAccountsProps['onBeforeAction'];
  await open({ onBeforeAction: undecided, onError });
  await button('Link Google').click();
  await button('Link accounts').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('not set up correctly');
  expect(onError.mock.calls[0]?.[0].message).toContain("'onBeforeAction' returned undefined");
  expect(tenant.account(GOOGLE)).toBeDefined();
});

describe('allowing access', () => {
  const openRefused = async (props: Partial<LinkAccountsProps> = {}) => {
    tenant.refuseToken('consent_required');
    await render(<LinkAccounts auth0={tenant.auth0} {...props} />);
    await expect.element(page.getByRole('alert')).toHaveTextContent('needs your permission');
  };

  it('as the same person shows the list', async () => {
    await openRefused();
    tenant.nextLogin({ as: 'auth0|ada' });
    await button('Allow access').click();
    await expect.element(button('Link another account')).toBeEnabled();
  });

  it('as somebody else is noticed, and stops everything', async () => {
    const onSessionSwitched = vi.fn();
    await openRefused({ onSessionSwitched });
    tenant.nextLogin({ as: GOOGLE });
    await button('Allow access').click();
    await expect.element(button('Sign in again as ada@example.com')).toBeVisible();
    const ada = { userId: 'auth0|ada', who: 'ada@example.com' };
    expect(onSessionSwitched).toHaveBeenCalledExactlyOnceWith(ada);
    expect(page.getByRole('button').elements()).toHaveLength(1);
  });
});

describe('without a connection', () => {
  const goes = (state: 'online' | 'offline') => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(state === 'online');
    window.dispatchEvent(new Event(state));
  };

  it('says so, once, and forbids nothing', async () => {
    await open();
    goes('offline');
    const words = 'You are offline. Linking and unlinking need a connection.';
    await expect.element(page.getByRole('status')).toHaveTextContent(words);
    await expect.element(button('Link Google')).toBeEnabled();
    goes('online');
    await expect.element(page.getByRole('status')).toHaveTextContent('');
    expect(page.getByText(words).elements()).toHaveLength(0);
  });

  it('a list that could not be read is read as soon as there is one again', async () => {
    goes('offline');
    tenant.next('readUser', 'dropped');
    await render(<LinkAccounts auth0={tenant.auth0} />);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The connection was lost');
    goes('online');
    await expect.element(button('Link another account')).toBeEnabled();
  });
});

describe('"Start over", which reads the list again', () => {
  async function startOverSlowly() {
    await open();
    tenant.nextLogin('denied');
    await button('Link Google').click();
    await expectFocus(heading('Signing in was refused'));
    const release = tenant.hold('readUser');
    await button('Start over').click();
    await expect.element(button('Link Google')).toBeDisabled();
    return release;
  }

  it('gives the focus to the button that began it, once that can be used', async () => {
    const release = await startOverSlowly();
    release();
    await expectFocus(button('Link Google'));
  });

  it('leaves the focus to whatever the user has turned to meanwhile', async () => {
    const release = await startOverSlowly();
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();
    release();
    await expect.element(button('Link Google')).toBeEnabled();
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });
});

describe('a silent call that was refused', () => {
  it('is allowed in a window; one that comes to nothing says so, to the host too', async () => {
    const onError = vi.fn();
    tenant.refuseToken('consent_required');
    await render(<LinkAccounts auth0={tenant.auth0} onError={onError} />);
    tenant.nextLogin('blocked');
    await button('Allow access').click();
    await expect.element(page.getByText('The sign-in window was blocked')).toBeVisible();
    await vi.waitFor(() =>
      expect(onError.mock.calls.map(([{ code }]) => code as string)).toEqual([
        'consent_required',
        'popup_blocked',
      ]),
    );
    await button('Allow access').click();
    await expect.element(button('Link another account')).toBeEnabled();
  });
});

describe('once the user’s account has become a part of the other one', () => {
  it('they have to sign in again before anything else; that their client names them still is no alarm', async () => {
    const onSessionSwitched = vi.fn();
    await open({ primary: 'linked', onSessionSwitched });
    await button('Link Google').click();
    await button('Link accounts').click();
    await expect.element(heading('Accounts linked')).toBeVisible();
    window.dispatchEvent(new Event('focus'));
    await expect.element(page.getByRole('button', { name: /^Unlink/ })).toBeDisabled();
    await button('Sign in again as ada.l@gmail.example').click();
    await expect.element(button('Link GitHub')).toBeEnabled();
    expect(page.getByRole('alert').elements()).toHaveLength(0);
    expect(onSessionSwitched).not.toHaveBeenCalled();
  });
});

describe('a host that hides the module, and shows it again', () => {
  it('finds it at rest, and ready to link', async () => {
    const shown = (mode: 'visible' | 'hidden') => (
      <StrictMode>
        <Activity mode={mode}>
          <LinkAccounts auth0={tenant.auth0} connections={[{ name: 'google-oauth2' }]} />
        </Activity>
      </StrictMode>
    );
    const { rerender } = await render(shown('visible'));
    await button('Link Google').click();
    await expect.element(button('Link accounts')).toBeVisible();
    await rerender(shown('hidden'));
    await expect.element(button('Link accounts')).not.toBeInTheDocument();
    await rerender(shown('visible'));
    await link('Google');
    await button('Unlink Google ada.l@gmail.example').click();
    await button('Unlink').click();
    await expect.poll(() => tenant.account(GOOGLE)).toBeDefined();
  });
});
