/** The prop `api`, in the whole module: a host's own functions in place of the Management API. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import LinkAccounts from '../../src/LinkAccounts.tsx';
import type { LinkAccountsProps } from '../../src/options.ts';
import { createFakeTenant, people, type FakeTenant } from '../../src/testing.ts';

type Api = NonNullable<LinkAccountsProps['api']>;

const GOOGLE = people.adaGoogle.id;
const button = (name: string) => page.getByRole('button', { name, exact: true });

let tenant: FakeTenant;
let uninstall: () => void;

beforeEach(() => {
  tenant = createFakeTenant();
  uninstall = tenant.install();
});
afterEach(() => uninstall());

interface More {
  readonly path?: string;
  readonly body?: object;
}

/** A host's backend, as far as the tenant in memory can tell: it acts for whoever is proven. */
function createApi(): Api {
  const send = async (method: string, userId: string, idToken: string, more: More = {}) => {
    const path = encodeURIComponent(userId) + (more.path ?? '');
    const response = await fetch(`https://tenant.example/api/v2/users/${path}`, {
      method,
      headers: { Authorization: `Bearer ${idToken}` },
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
    });
    return response.json() as Promise<unknown>;
  };
  return {
    readUser: ({ userId, idToken }) => send('GET', userId, idToken),
    mergeMetadata: ({ userId, idToken, patch }) =>
      send('PATCH', userId, idToken, { body: { user_metadata: patch } }),
    link: ({ primaryId, primaryIdToken, secondaryIdToken }) =>
      send('POST', primaryId, primaryIdToken, {
        path: '/identities',
        body: { link_with: secondaryIdToken },
      }),
    unlink: ({ primaryId, primaryIdToken, identityId }) =>
      send('DELETE', primaryId, primaryIdToken, {
        path: `/identities/${identityId.replace('|', '/')}`,
      }),
  };
}

async function open(api: Api) {
  await render(
    <LinkAccounts auth0={tenant.auth0} api={api} connections={[{ name: 'google-oauth2' }]} />,
  );
  await expect.element(button('Link Google')).toBeEnabled();
}

describe('an API of the host’s own', () => {
  it('links and unlinks, and no token is asked for but what the client has anyway', async () => {
    const asked = vi.spyOn(tenant.auth0, 'getTokenSilently');
    await open(createApi());
    await button('Link Google').click();
    await button('Link accounts').click();
    await button('Done').click();
    expect(tenant.account(GOOGLE)).toBeUndefined();
    await button('Unlink Google ada.l@gmail.example').click();
    await button('Unlink').click();
    await expect.poll(() => tenant.account(GOOGLE)?.metadata).toEqual({});
    const params = asked.mock.calls.map(([options]) => options?.authorizationParams);
    expect(params).not.toHaveLength(0);
    expect(new Set(params.map((one) => JSON.stringify(one)))).toEqual(new Set(['{}']));
  });

  it('that refuses is told to the user by its code', async () => {
    const refusal = Object.assign(new Error('no'), { code: 'link_conflict' });
    await open({ ...createApi(), link: () => Promise.reject(refusal) });
    await button('Link Google').click();
    await button('Link accounts').click();
    await expect.element(page.getByRole('alert')).toHaveAttribute('data-code', 'link_conflict');
  });

  it('that refuses by the name of ours, without what the words need, does not end the module', async () => {
    const refusal = { name: 'LinkAccountsError', code: 'email_unverified' };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as a host may do
    await open({ ...createApi(), link: () => Promise.reject(refusal) });
    await button('Link Google').click();
    await button('Link accounts').click();
    await expect.element(page.getByRole('alert')).toHaveAttribute('data-code', 'server');
  });

  it('that calls a failure a mistake of the set-up is printed, where no onError listens', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => print.mockRestore());
    const told = { code: 'configuration', details: { fix: 'Set AUTH0_DOMAIN.' } };
    const refusal = Object.assign(new Error('no'), told);
    await open({ ...createApi(), link: () => Promise.reject(refusal) });
    await button('Link Google').click();
    await button('Link accounts').click();
    await expect.element(page.getByRole('alert')).toHaveAttribute('data-code', 'configuration');
    expect(print.mock.calls.map(String)).toEqual([
      'LinkAccountsError: configuration: Set AUTH0_DOMAIN.',
    ]);
  });

  it('that is incomplete is told to the host, and nothing is offered', async () => {
    const onError = vi.fn();
    const api = { readUser: createApi().readUser } as unknown as Api;
    await render(<LinkAccounts auth0={tenant.auth0} api={api} onError={onError} />);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('Linking is not set up correctly');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('it lacks mergeMetadata, link, unlink') as string,
    });
  });
});
