import { StrictMode } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Account, Identity } from '../../src/domain/identity.ts';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import { mount } from '../../src/mount.tsx';
import type { LinkAccountsProps } from '../../src/options.ts';
import { en } from '../../src/view/messages/en.ts';
import type { SettingsStrategy } from '../../src/view/messages/types.ts';
import { createWords } from '../../src/view/messages/words.ts';
import { Settings } from '../../src/view/parts/Settings.tsx';
import { UnlinkDialog } from '../../src/view/parts/UnlinkDialog.tsx';
import { ValueTree } from '../../src/view/parts/ValueTree.tsx';
import { linkedTo, people } from '../../src/testing/people.ts';

const unusable = (auth0: unknown) => auth0 as LinkAccountsProps['auth0'];

/** The two doors that a host hands its client to. */
const DOORS = [
  [
    'LinkAccounts',
    async (props: LinkAccountsProps) => void (await render(<LinkAccounts {...props} />)),
  ],
  [
    'mount',
    async (props: LinkAccountsProps) => {
      const element = document.body.appendChild(document.createElement('div'));
      const module = mount(element, props);
      onTestFinished(() => {
        module.unmount();
        element.remove();
      });
    },
  ],
] as const;

const UNUSABLE = [
  ['nothing', undefined, 'not undefined'],
  ['null', null, 'not null'],
  ['an empty object', {}, 'not Object'],
  ['an object without a prototype', Object.create(null), 'not an object'],
  ['a function that makes one', () => ({}), 'not a function'],
  [
    'another kind of client',
    new (class WebAuth {
      authorize = true;
    })(),
    'not WebAuth',
  ],
  ['a client that was not awaited', Promise.resolve({}), 'await createAuth0Client() first'],
  [
    'what a hook returns',
    { getConfiguration() {}, getAccessTokenSilently() {} },
    'what useAuth0() returns',
  ],
  ['a client that is too old', { getTokenSilently() {} }, 'one from before 2.12'],
] as const;

describe.each(DOORS)('a host that passes something unusable as auth0 to %s', (_, open) => {
  it.each(UNUSABLE)(
    '%s: the user sees words, the host gets one error that names it, and the fix',
    async (_kind, auth0, passed) => {
      const onError = vi.fn<NonNullable<LinkAccountsProps['onError']>>();
      await open({ auth0: unusable(auth0), onError });
      await expect
        .element(page.getByRole('alert'))
        .toHaveTextContent('Linking is not set up correctly');
      expect(onError).toHaveBeenCalledTimes(1);
      const error = onError.mock.calls[0]?.[0];
      expect(error).toMatchObject({ code: 'configuration' });
      expect(error?.message).toContain(passed);
      expect(error?.message).toContain('auth0-spa-js 2.18.1 or newer');
    },
  );
});

/** What is printed as an error meanwhile. */
function watchConsole() {
  const print = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => print.mockRestore());
  return print;
}

describe('a mistake that only a developer can mend', () => {
  it('is told to onError once, under StrictMode too', async () => {
    const onError = vi.fn();
    await render(
      <StrictMode>
        <LinkAccounts auth0={unusable(undefined)} onError={onError} />
      </StrictMode>,
    );
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('is printed once, with the fix, where no onError listens', async () => {
    const print = watchConsole();
    await render(
      <StrictMode>
        <LinkAccounts auth0={unusable(undefined)} />
      </StrictMode>,
    );
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(print.mock.calls.map(String)).toEqual([
      expect.stringMatching(/^LinkAccountsError: configuration: .*auth0-spa-js 2\.18\.1 or newer/),
    ]);
  });

  it('is not printed where onError listens', async () => {
    const print = watchConsole();
    await render(<LinkAccounts auth0={unusable(undefined)} onError={() => {}} />);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(print).not.toHaveBeenCalled();
  });
});

/** As much of a client as it takes to find nobody signed in. */
const signedOut = unusable({
  getConfiguration: () => ({ domain: 'tenant.example', clientId: 'portal' }),
  getUser: () => Promise.resolve(undefined),
  getTokenSilently: () => Promise.reject(new Error('not in this test')),
});

describe('without a signed-in user', () => {
  it('says so, offers to allow access, and offers no linking', async () => {
    const print = watchConsole();
    await render(
      <StrictMode>
        <LinkAccounts auth0={signedOut} connections={[{ name: 'google-oauth2' }]} />
      </StrictMode>,
    );
    await expect.element(page.getByRole('alert')).toHaveTextContent('You are not signed in');
    await expect.element(page.getByRole('button', { name: 'Allow access' })).toBeVisible();
    expect(page.getByRole('button', { name: /^Link / }).elements()).toHaveLength(0);
    expect(print).not.toHaveBeenCalled(); // the user can do something about it
  });
});

describe('a stored value', () => {
  it('reads as words and lists, not as JSON', async () => {
    await render(<ValueTree value={{ city: 'London', tags: ['home', 'work'] }} />);
    await expect.element(page.getByText('city: London')).toBeVisible();
    await expect.element(page.getByText('home')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/[{}[\]"]/);
  });
});

describe('what becomes of the settings', () => {
  const { ada, adaGoogle, adaLinkedIn } = people;
  const messages = createWords({ messages: en, locale: 'en' });
  const said = async (strategy: SettingsStrategy, stays: Account, ends: Account) => {
    const { container } = await render(
      <ul>
        <Settings {...{ strategy, stays, ends, messages }} />
      </ul>,
    );
    return [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
  };
  const ALL: readonly SettingsStrategy[] = [
    'keep-primary',
    'keep-secondary',
    'ask',
    'discard',
    'custom',
  ];

  it.each(ALL)('is not said where the account that ends has none: %s', async (strategy) => {
    expect(await said(strategy, ada, adaLinkedIn)).toEqual([]);
  });

  it('names those in which both differ, at any depth', async () => {
    const away = { ...adaGoogle, metadata: { theme: 'light', address: { city: 'Paris' } } };
    expect(await said('keep-primary', ada, away)).toEqual([
      'The settings of both are kept.',
      'Where they differ, those of the account that stays win: theme, address › city',
    ]);
    expect(await said('ask', ada, away)).toContain(
      'Where they differ, you choose next: theme, address › city',
    );
  });

  it('says nothing of differences where there are none', async () => {
    expect(await said('keep-secondary', adaLinkedIn, adaGoogle)).toEqual([
      'The settings of both are kept.',
    ]);
  });

  it('is one sentence where the host discards or merges them itself', async () => {
    expect(await said('discard', ada, adaGoogle)).toEqual([en.settings.discard]);
    expect(await said('custom', ada, adaGoogle)).toEqual([en.settings.custom]);
  });
});

describe('the dialog before unlinking', () => {
  const open = async (primary: typeof people.ada) => {
    const { identities } = linkedTo(primary, people.adaGoogle);
    const [, identity] = identities as [Identity, Identity];
    await render(
      <UnlinkDialog
        {...{
          identity,
          identities,
          isBusy: false,
          messages: createWords({ messages: en, locale: 'en' }),
        }}
        onConfirm={() => undefined}
        onCancel={() => undefined}
      />,
    );
    return page.getByRole('dialog', { name: 'Unlink Google ada.l@gmail.example?' });
  };

  it('warns when no login that stays can be relied on', async () => {
    await expect.element(await open(people.eve)).toHaveTextContent(en.unlinkWarning);
  });

  it('does not warn otherwise', async () => {
    await expect.element(await open(people.ada)).not.toHaveTextContent(en.unlinkWarning);
  });
});
