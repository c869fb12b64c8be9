/**
 * A tenant in memory, for a host's own component tests: a client to hand to the module, and what its
 * windows and calls meet, scripted. Nothing leaves the page. It answers as the real thing does,
 * refusals included; the module's own tests hold it against that.
 *
 * @example
 * const tenant = createFakeTenant();
 * const uninstall = tenant.install();
 * tenant.next('link', 500);
 * render(<LinkAccounts auth0={tenant.auth0} connections={[{ name: 'google-oauth2' }]} />);
 */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { Account, UserId } from '../domain/identity.ts';
import { createFakeClient, type FakeLogin, type FakeTokenRefusal } from './fakeClient.ts';
import { createFakeManagementApi, type FakeOutcome, type FakeRoute } from './fakeManagementApi.ts';
import { people } from './people.ts';

export interface FakeTenantOptions {
  /** Everybody who has an account. Default: `people`. */
  readonly accounts?: readonly Account[];
  /** Whom the host's client knows as its user. Default: Ada, `auth0|ada`; `null` for nobody. */
  readonly signedIn?: UserId | null;
}

export interface FakeTenant {
  /** The host's client, to hand to the module. */
  readonly auth0: Auth0Client;
  /** How the next window ends: somebody signs in, or nobody. Default: whoever has the connection. */
  nextLogin(login: FakeLogin): void;
  /** What the next silent call for a token is refused with. */
  refuseToken(refusal: FakeTokenRefusal): void;
  /** What the next call of this kind meets. Asked several times, the calls meet them in turn. */
  next(route: FakeRoute, outcome: FakeOutcome): void;
  /** Keeps the next call of this kind waiting. @returns lets it go on */
  hold(route: FakeRoute): () => void;
  /** An account as it is stored now; `undefined` once it has been linked away. */
  account(id: UserId): Account | undefined;
  /** The calls that were made, in order, as `POST /api/v2/users/auth0%7Cada/identities`. */
  calls(): readonly string[];
  /** Takes the place of `fetch` for this tenant and of `window.open`. @returns puts them back */
  install(): () => void;
}

const DOMAIN = 'tenant.example';

export function createFakeTenant(options: FakeTenantOptions = {}): FakeTenant {
  const { accounts = Object.values(people), signedIn = people.ada.id } = options;
  const api = createFakeManagementApi(`https://${DOMAIN}/api/v2`, accounts);
  const client = createFakeClient(DOMAIN, signedIn, api.accounts);
  return {
    auth0: client.auth0,
    nextLogin: client.nextLogin,
    refuseToken: client.refuseToken,
    next: api.next,
    hold: api.hold,
    account: (id) => api.accounts().find((account) => account.id === id),
    calls: api.calls,
    install() {
      const { fetch, open } = window;
      window.fetch = (input, init) => api.fetch(input, init) ?? fetch(input, init);
      window.open = client.open;
      return () => void Object.assign(window, { fetch, open });
    },
  };
}
