/** The door for hosts with auth0-react, with the real packages. */
import { useAuth0 } from '@auth0/auth0-react';
import { Auth0Client } from '@auth0/auth0-spa-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import * as otherCopy from '../../host-demo/hosts/react-18/node_modules/@auth0/auth0-spa-js';
import { Auth0Provider, useAuth0Client } from '../../src/auth0-react.tsx';

const OPTIONS = { domain: 'tenant.example', clientId: 'portal' };

/** Renders the provider, and hands over what its hooks return once it has found out who is there. */
async function open(options: Parameters<typeof Auth0Provider>[0]) {
  const seen = vi.fn<(auth0: Auth0Client, context: ReturnType<typeof useAuth0>) => void>();
  const Probe = () => {
    seen(useAuth0Client(), useAuth0());
    return null;
  };
  await render(
    <Auth0Provider {...options}>
      <Probe />
    </Auth0Provider>,
  );
  await vi.waitFor(() => expect(seen.mock.lastCall?.[1].isLoading).toBe(false));
  const [auth0, context] = seen.mock.lastCall ?? [];
  if (auth0 === undefined || context === undefined) throw new Error('Nothing was rendered.');
  return { auth0, context };
}

describe('the client that is handed over', () => {
  it('is the one behind useAuth0', async () => {
    const { auth0, context } = await open(OPTIONS);
    vi.spyOn(auth0, 'getIdTokenClaims').mockResolvedValue({ __raw: 'of this client' });
    expect(auth0.getConfiguration()).toEqual(OPTIONS);
    expect(await context.getIdTokenClaims()).toEqual({ __raw: 'of this client' });
  });

  it.each([
    ['this copy', Auth0Client],
    ['another copy', otherCopy.Auth0Client as unknown as typeof Auth0Client],
  ])('may be made by the host, with %s of auth0-spa-js', async (_, Client) => {
    const warn = vi.spyOn(console, 'warn');
    const client = new Client(OPTIONS);
    const { auth0, context } = await open({ client });
    expect(auth0).toBe(client);
    expect(context.getConfiguration()).toEqual(OPTIONS);
    expect(warn).not.toHaveBeenCalled();
  });

  it('stays the same when the page is rendered again', async () => {
    const clients = new Set<Auth0Client>();
    const Probe = () => {
      clients.add(useAuth0Client());
      return null;
    };
    const page = (
      <Auth0Provider {...OPTIONS}>
        <Probe />
      </Auth0Provider>
    );
    const { rerender } = await render(page);
    await rerender(<Auth0Provider {...OPTIONS}>{<Probe key="again" />}</Auth0Provider>);
    expect(clients.size).toBe(1);
  });

  it('is not there without this provider, which the host is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const Probe = () => <>{typeof useAuth0Client()}</>;
    await expect(render(<Probe />)).rejects.toThrow("Auth0Provider of 'link-accounts/auth0-react'");
  });
});

describe('a login that comes back by redirect', () => {
  const { href } = window.location;
  afterEach(() => window.history.replaceState(null, '', href));

  it.each([
    ['to the portal is finished by the provider', '/', undefined, 1],
    ['to the module is left to it', '/link-accounts-callback', undefined, 0],
    ['to where the host wants the module’s is left to it', '/account/back', '/account/back', 0],
  ])('%s', async (_, path, linkCallbackPath, calls) => {
    window.history.replaceState(null, '', `${path}?code=code&state=state`);
    const client = new Auth0Client(OPTIONS);
    const handle = vi.spyOn(client, 'handleRedirectCallback').mockResolvedValue({} as never);
    await open({ client, linkCallbackPath });
    expect(handle).toHaveBeenCalledTimes(calls);
  });
});
