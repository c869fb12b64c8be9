/** The second login, with a client that does what auth0-spa-js does to the page it runs in. */
import type {
  Auth0Client,
  Auth0ClientOptions,
  GetTokenSilentlyOptions,
  PopupConfigOptions,
  RedirectLoginOptions,
} from '@auth0/auth0-spa-js';
import { UnsecuredJWT } from 'jose';
import { createActor, waitFor } from 'xstate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { linkImplementations } from '../../src/actors/linkActors.ts';
import { createPorts } from '../../src/auth0/createPorts.ts';
import { createHostLogin } from '../../src/auth0/hostLogin.ts';
import { createSecondarySignIn } from '../../src/auth0/secondarySignIn.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import { REQUIRED_SCOPES } from '../../src/domain/scopes.ts';

const jwt = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();
const ACCESS_TOKEN = jwt({ sub: 'google-oauth2|108204', exp: 4e9, scope: 'read:current_user' });
const ID_TOKEN = jwt({ sub: 'google-oauth2|108204', secret: 'id token' });
const IN_AN_HOUR = Math.floor(Date.now() / 1000) + 3600;
const HOST_TOKENS = {
  id_token: jwt({ sub: 'auth0|ada', exp: IN_AN_HOUR }),
  access_token: jwt({ sub: 'auth0|ada', exp: IN_AN_HOUR, scope: REQUIRED_SCOPES.join(' ') }),
};
const HINT = 'auth0.portal.organization_hint';

/** What was asked of each client: the host's is the first, the others are made by the module. */
let made: FakeClient[] = [];
/** What was done, in order: silent calls of the host's client, and logins. */
let done: string[] = [];
let logIn: (popup: Window) => Promise<void>;

class FakeClient {
  readonly options: Auth0ClientOptions;
  asked: unknown = null;
  loggedOut = false;

  constructor(options: Auth0ClientOptions) {
    this.options = options;
    made.push(this);
  }
  getConfiguration = () => ({ domain: 'tenant.example', clientId: 'portal' });
  getUser = () => Promise.resolve({ sub: 'auth0|ada' });
  logout = () => Promise.resolve(void (this.loggedOut = true));
  getIdTokenClaims = () =>
    Promise.resolve({ sub: 'google-oauth2|108204', __raw: ID_TOKEN, auth_time: 1, iat: 2 });
  async getTokenSilently({ cacheMode, detailedResponse }: GetTokenSilentlyOptions) {
    if (detailedResponse === true) {
      done.push(`silent ${cacheMode ?? ''}`);
      return HOST_TOKENS;
    }
    if (cacheMode !== 'cache-only') throw new Error('asked');
    return ACCESS_TOKEN;
  }
  async getTokenWithPopup(asked: unknown) {
    this.asked = asked;
    return ACCESS_TOKEN;
  }
  async loginWithRedirect({ openUrl }: RedirectLoginOptions) {
    done.push('redirect');
    await logIn(window);
    await openUrl?.('https://tenant.example/authorize');
  }
  async handleRedirectCallback() {
    await logIn(window);
  }
  async loginWithPopup(asked: unknown, { popup }: PopupConfigOptions) {
    this.asked = asked;
    done.push('window');
    document.cookie = `${HINT}=; Max-Age=0; Path=/`; // as the SDK does for a login without one
    await logIn(popup as Window);
  }
}

/** A promise that the test resolves. */
function withResolvers() {
  let resolve: (value: undefined) => void = () => {};
  const promise = new Promise<undefined>((settle) => void (resolve = settle));
  return { promise, resolve };
}

const popup = { close: vi.fn(), focus: vi.fn(), closed: false };

beforeEach(() => {
  made = [];
  done = [];
  logIn = () => Promise.resolve();
  document.cookie = `${HINT}=%22org_1%22; Path=/`;
  vi.spyOn(window, 'open').mockReturnValue(popup as unknown as Window);
});
afterEach(() => {
  document.cookie = `${HINT}=; Max-Age=0; Path=/`;
  popup.close.mockClear();
  popup.focus.mockClear();
});

function portsOf(mayBecomePrimary = false) {
  const auth0 = new FakeClient({ domain: 'tenant.example', clientId: 'portal' });
  const { ports, dependencies, windowInWaiting } = createPorts({
    auth0: auth0 as unknown as Auth0Client,
    mayBecomePrimary: () => mayBecomePrimary,
  });
  const secondarySignIn = createSecondarySignIn(dependencies, windowInWaiting, ports.hostSession);
  const hostLogin = createHostLogin(dependencies, async () => 'auth0|ada');
  return { ...ports, vault: dependencies.vault, secondarySignIn, hostLogin, windowInWaiting };
}

const REQUEST = { connection: 'google-oauth2', mayBecomePrimary: false };

describe('the second login', () => {
  const { signal } = new AbortController();

  it('opens its window before anything is awaited, so that the click still counts', () => {
    void portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(window.open).toHaveBeenCalledOnce();
  });

  it('begins once what the host’s user needs is held: later, a silent call could be another’s', async () => {
    await portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(done).toEqual(['silent on', 'window']);
  });

  it('that leaves the page does, too', async () => {
    const asked = withResolvers();
    logIn = () => asked.promise;
    const leaving = new AbortController();
    const request = { ...REQUEST, userId: 'auth0|ada' };
    void portsOf()
      .secondarySignIn.leave(request, { signal: leaving.signal })
      .catch(() => {});
    await expect.poll(() => done).toEqual(['silent on', 'redirect']);
    leaving.abort();
  });

  it('is made by the host’s own copy of the SDK, in memory, without a refresh token', async () => {
    await portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(made).toHaveLength(2);
    expect(made[1]?.options).toMatchObject({ cacheLocation: 'memory', useRefreshTokens: false });
    expect(made[1]?.asked).toMatchObject({
      authorizationParams: { prompt: 'login', max_age: 0, connection: 'google-oauth2' },
    });
    expect(made.some(({ loggedOut }) => loggedOut)).toBe(false);
  });

  it('asks for the scopes of a primary only where it may become one', async () => {
    const scopeOf = async (mayBecomePrimary: boolean) => {
      await portsOf().secondarySignIn.signIn({ ...REQUEST, mayBecomePrimary }, { signal });
      const { scope } = (made.at(-1)?.asked as { authorizationParams: { scope: string } })
        .authorizationParams;
      return scope.split(' ').filter((name) => /^(update|create):/.test(name));
    };
    expect(await scopeOf(false)).toEqual([]);
    expect(await scopeOf(true)).toEqual([
      'update:current_user_metadata',
      'create:current_user_metadata',
      'update:current_user_identities',
    ]);
  });

  it('puts the host’s organization back that it has wiped', async () => {
    await portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(document.cookie).toContain(`${HINT}=%22org_1%22`);
  });

  it('leaves no organization where there was none', async () => {
    document.cookie = `${HINT}=; Max-Age=0; Path=/`;
    await portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(document.cookie).not.toContain(HINT);
  });

  it('closes its window when it is given up, and when it has ended', async () => {
    logIn = () => new Promise(() => {});
    const leaving = new AbortController();
    void portsOf().secondarySignIn.signIn(REQUEST, { signal: leaving.signal });
    await expect.poll(() => done).toContain('window');
    leaving.abort();
    expect(popup.close).toHaveBeenCalledOnce();
    logIn = () => Promise.resolve();
    await portsOf().secondarySignIn.signIn(REQUEST, { signal });
    expect(popup.close).toHaveBeenCalledTimes(2);
  });

  it('closes its window also when it fails, and puts the organization back', async () => {
    logIn = () => Promise.reject(Object.assign(new Error('no'), { error: 'access_denied' }));
    const failed = portsOf().secondarySignIn.signIn(REQUEST, { signal });
    await expect(failed).rejects.toMatchObject({ code: 'login_denied' });
    expect(popup.close).toHaveBeenCalledOnce();
    expect(document.cookie).toContain(`${HINT}=%22org_1%22`);
  });

  it('that leaves the page goes nowhere once it is given up, and leaves no record', async () => {
    const asked = withResolvers();
    logIn = () => asked.promise;
    const leaving = new AbortController();
    const request = { ...REQUEST, userId: 'auth0|ada' };
    const left = portsOf().secondarySignIn.leave(request, { signal: leaving.signal });
    await expect.poll(() => Object.keys(sessionStorage)).toContain('link-accounts:redirect');
    leaving.abort();
    expect(Object.keys(sessionStorage)).not.toContain('link-accounts:redirect');
    asked.resolve(undefined);
    await expect(left).rejects.toThrow();
    expect(window.location.host).not.toBe('tenant.example');
  });

  it('that came back leaves no tokens once it is given up', async () => {
    const { pathname } = window.location;
    const record = {
      version: 1,
      userId: 'auth0|ada',
      who: 'ada@example.com',
      connection: 'google-oauth2',
      mayBecomePrimary: false,
      returnTo: pathname,
      startedAt: new Date(),
    };
    sessionStorage.setItem('link-accounts:redirect', JSON.stringify(record));
    window.history.replaceState(null, '', '/link-accounts-callback?code=c&state=s');
    const redeemed = withResolvers();
    logIn = () => redeemed.promise;
    const { secondarySignIn, vault } = portsOf();
    const resuming = new AbortController();
    const resumed = secondarySignIn.resume({ signal: resuming.signal });
    resuming.abort();
    redeemed.resolve(undefined);
    await expect(resumed).rejects.toThrow();
    expect(() => vault.idTokenOf('google-oauth2|108204')).toThrow();
  });

  it('is blocked when the browser opens no window', async () => {
    vi.mocked(window.open).mockReturnValue(null);
    const blocked = portsOf().secondarySignIn.signIn(REQUEST, { signal });
    await expect(blocked).rejects.toMatchObject({ code: 'popup_blocked' });
    expect(made).toHaveLength(1);
  });
});

describe('a login of the host’s own client', () => {
  const { signal } = new AbortController();
  const paramsAsked = () =>
    (made[0]?.asked as { authorizationParams: Record<string, string> }).authorizationParams;

  it('that signs in again is for what the host has by default, and not for this module alone', async () => {
    await portsOf().hostLogin.signInAgain({ who: 'ada@example.com' }, { signal });
    expect(paramsAsked()).toEqual({ prompt: 'login', login_hint: 'ada@example.com' });
  });

  it('that allows access asks who it is only where the tenant may take somebody else for them', async () => {
    const { hostLogin, secondarySignIn } = portsOf();
    await hostLogin.allowAccess({ signal });
    expect(paramsAsked()).not.toHaveProperty('prompt');
    expect(paramsAsked()).toMatchObject({ audience: 'https://tenant.example/api/v2/' });
    await secondarySignIn.signIn(REQUEST, { signal });
    await hostLogin.allowAccess({ signal });
    expect(paramsAsked()).toMatchObject({ prompt: 'login' });
    await hostLogin.allowAccess({ signal });
    expect(paramsAsked()).not.toHaveProperty('prompt');
  });
});

describe('the machine with the real actors', () => {
  it('holds no token: not in its context, and not in a snapshot with its running actors', async () => {
    const ports = portsOf();
    const answers = vi.spyOn(ports.api, 'readUser').mockReturnValue(new Promise(() => {}));
    const { actors } = linkImplementations(ports, {
      policy: () => ({ ...STRICT_POLICY, maxLoginAgeSeconds: 1e12 }),
      primary: () => 'current',
      metadata: () => 'keep-primary',
      beforeAction: () => undefined,
    });
    const seen: unknown[] = [];
    const flow = createActor(linkAccountsMachine.provide({ actors }), {
      input: { userId: 'auth0|ada' },
      inspect: (event) => seen.push(event.type === '@xstate.event' ? event.event : null),
    });
    flow.start();
    flow.send({ type: 'link.start', connection: 'google-oauth2', login: 'popup' });
    await waitFor(flow, (snapshot) => !snapshot.matches('authenticatingSecondary'));
    const text = JSON.stringify([flow.getPersistedSnapshot(), flow.getSnapshot().context, seen]);
    expect(text).toContain('google-oauth2|108204');
    expect(ports.vault.idTokenOf('google-oauth2|108204')).toBe(ID_TOKEN);
    expect(text).not.toContain(ID_TOKEN);
    expect(text).not.toContain(ACCESS_TOKEN);
    answers.mockRestore();
  });
});
