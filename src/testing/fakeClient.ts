/** As much of auth0-spa-js as the module uses, over accounts in memory; its windows are scripted. */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import type { Account, UserId } from '../domain/identity.ts';
import { encodeToken } from './fakeTokens.ts';

/** Who signs in in a window; or what comes of it when nobody does. */
export type FakeLogin = { readonly as: UserId } | 'closed' | 'denied' | 'blocked';

/** What a silent call can be refused with. */
export type FakeTokenRefusal = 'login_required' | 'consent_required' | 'mfa_required';

interface LoginParams {
  readonly connection?: string;
  readonly scope?: string;
  readonly login_hint?: string;
}

interface Asked {
  readonly authorizationParams?: LoginParams;
  readonly detailedResponse?: boolean;
}

const CLIENT_ID = 'portal';
const HOUR_SECONDS = 3600;

/** The SDK tells its failures apart by `error`. */
const failure = (error: string) => Object.assign(new Error(error), { error });

export function createFakeClient(
  domain: string,
  signedIn: UserId | null,
  accounts: () => readonly Account[],
) {
  const script: FakeLogin[] = [];
  const refusals: FakeTokenRefusal[] = [];

  /** Who signs in: as scripted, else whom the host's client is to be again, else by connection. */
  function nextUser({ connection, login_hint: hint }: LoginParams): UserId {
    const login = script.shift();
    if (login === 'closed') throw failure('cancelled');
    if (login === 'denied') throw failure('access_denied');
    if (typeof login === 'object') return login.as;
    const matches = ({ person, identities }: Account) =>
      hint === undefined
        ? connection === undefined || identities.some((one) => one.connection === connection)
        : [person.email, person.phone, person.name].includes(hint);
    const user = accounts().find(matches);
    if (user === undefined) throw failure('access_denied');
    return user.id;
  }

  const Client = clientClass({ domain, accounts, nextUser, nextRefusal: () => refusals.shift() });
  return {
    auth0: Client.knowing(signedIn) as unknown as Auth0Client,
    nextLogin: (login: FakeLogin) => void script.push(login),
    refuseToken: (refusal: FakeTokenRefusal) => void refusals.push(refusal),
    /** In place of `window.open`: a window that shows nothing, or none when it is blocked. */
    open(): Window | null {
      if (script[0] !== 'blocked') return { closed: false, close() {}, focus() {} } as Window;
      script.shift();
      return null;
    },
  };
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

interface World {
  readonly domain: string;
  readonly accounts: () => readonly Account[];
  readonly nextUser: (params: LoginParams) => UserId;
  readonly nextRefusal: () => FakeTokenRefusal | undefined;
}

/** The module makes its second client of the host's own class, so that knows the world it is in. */
function clientClass({ domain, accounts, nextUser, nextRefusal }: World) {
  return class FakeAuth0Client {
    #userId: UserId | null = null;
    #signedInAt = new Date();

    static knowing(userId: UserId | null) {
      const client = new FakeAuth0Client();
      client.#userId = userId;
      return client;
    }

    getConfiguration() {
      return { domain, clientId: CLIENT_ID };
    }

    async getUser() {
      const { person } = this.#account() ?? {};
      return this.#userId === null
        ? undefined
        : { sub: this.#userId, email: person?.email ?? undefined, name: person?.name ?? undefined };
    }

    async getIdTokenClaims() {
      return this.#userId === null
        ? undefined
        : { ...this.#idTokenClaims(this.#userId), __raw: this.#idToken(this.#userId) };
    }

    async getTokenSilently({ authorizationParams, detailedResponse }: Asked = {}) {
      if (this.#userId === null) throw failure('login_required');
      const refusal = nextRefusal();
      if (refusal !== undefined) throw failure(refusal);
      const scope = `${authorizationParams?.scope ?? ''} offline_access`;
      const accessToken = encodeToken({ sub: this.#userId, exp: inSeconds(HOUR_SECONDS), scope });
      const tokens = { access_token: accessToken, id_token: this.#idToken(this.#userId), scope };
      return detailedResponse === true ? tokens : accessToken;
    }

    async loginWithPopup({ authorizationParams = {} }: Asked = {}) {
      this.#userId = nextUser(authorizationParams);
      this.#signedInAt = new Date();
    }

    async getTokenWithPopup(asked: Asked = {}) {
      await this.loginWithPopup(asked);
      return this.getTokenSilently();
    }

    async loginWithRedirect() {
      throw new Error("A fake tenant has no pages to go to: use login: 'popup'.");
    }

    #account() {
      return accounts().find(({ id }) => id === this.#userId);
    }

    #idTokenClaims(sub: UserId) {
      const authTime = Math.floor(this.#signedInAt.getTime() / 1000);
      const [iat, exp] = [inSeconds(0), inSeconds(HOUR_SECONDS)];
      return { iss: `https://${domain}/`, aud: CLIENT_ID, sub, auth_time: authTime, iat, exp };
    }

    #idToken(userId: UserId) {
      return encodeToken(this.#idTokenClaims(userId));
    }
  };
}
