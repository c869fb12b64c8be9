/**
 * The fault matrix with a backend of the host's own, on the production machine, actors and adapter
 * over HTTP: once the backend fails, once Auth0 behind it. See docs/fault-matrix.md.
 */
import type { Auth0Client } from '@auth0/auth0-spa-js';
import { decodeJwt } from 'jose';
import { createActor, waitFor } from 'xstate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccountsApi } from '../../host-demo/backend/client.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { linkImplementations } from '../../src/actors/linkActors.ts';
import { createPatientApi } from '../../src/actors/patientApi.ts';
import { createWaiting } from '../../src/actors/waiting.ts';
import { createPorts } from '../../src/auth0/createPorts.ts';
import { createHostLogin } from '../../src/auth0/hostLogin.ts';
import { createSecondarySignIn } from '../../src/auth0/secondarySignIn.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import { clientOf } from '../auth0/support.ts';
import {
  BACKEND_CELLS,
  FAILURES,
  STEPS,
  type Failure,
  type MatrixStep,
} from '../harness/matrix.ts';
import { ADA, dataOf, expectedOf, GOOGLE, type CellResult } from '../harness/matrixResult.ts';
import type { SignedIn } from '../harness/signIn.ts';
import type { Fault, StoredUser } from '../harness/tenantControl.ts';
import { openFailingGateway } from './failingGateway.ts';
import { AUDIENCE, openServer, openTenantOfBackend } from './support.ts';

let tenant: Awaited<ReturnType<typeof openTenantOfBackend>>;
let server: Awaited<ReturnType<typeof openServer>>;
let gateway: Awaited<ReturnType<typeof openFailingGateway>>;
let ada: SignedIn;

beforeAll(async () => {
  tenant = await openTenantOfBackend();
  server = await openServer(tenant);
  gateway = await openFailingGateway(server.url);
  ada = await tenant.signIn(ADA, { audience: AUDIENCE, scope: 'openid profile email' });
});
afterAll(() => Promise.all([gateway.close(), server.close(), tenant.close()]));
beforeEach(async () => {
  await tenant.control.reset();
  gateway.heal();
});
afterEach(() => void vi.useRealTimers());

/** As the second login leaves it: without a token for any API. */
const signInGoogle = () =>
  tenant.signIn(GOOGLE, {
    audience: null,
    scope: 'openid profile email',
    parameters: { nonce: crypto.randomUUID() },
  });

/** The host's client, with the session that it has; the second one, with the login that comes back. */
function clientsOf(google: SignedIn): Auth0Client {
  class Client {
    getConfiguration = () => clientOf(tenant.url).getConfiguration();
    getUser = async () => ({ sub: ADA });
    loginWithPopup = async () => {};
    getIdTokenClaims = async () => ({ ...decodeJwt(google.idToken), __raw: google.idToken });
    getTokenSilently = async ({ detailedResponse }: { detailedResponse?: boolean } = {}) =>
      detailedResponse === true
        ? { id_token: ada.idToken, access_token: ada.accessToken, scope: ada.scope }
        : ada.accessToken;
  }
  return new Client() as unknown as Auth0Client;
}

/** Ada's flow, from her click up to the question. */
async function startFlow() {
  const google = await signInGoogle();
  const auth0 = clientsOf(google);
  const backend = createAccountsApi({
    url: gateway.url,
    accessToken: () => auth0.getTokenSilently({ cacheMode: 'cache-only' }),
  });
  const made = createPorts({ auth0, api: backend, mayBecomePrimary: () => false });
  const patience = { waiting: createWaiting(), now: () => new Date(), random: () => 0.5 };
  const { dependencies, windowInWaiting } = made;
  const { hostSession } = made.ports;
  const secondarySignIn = createSecondarySignIn(dependencies, windowInWaiting, hostSession);
  const api = createPatientApi(made.ports.api, patience);
  const hostLogin = createHostLogin(dependencies, async () => ADA);
  const ports = { ...made.ports, api, secondarySignIn, hostLogin };
  await hostSession.holdToken({ signal: new AbortController().signal });
  const actor = createActor(
    linkAccountsMachine.provide(
      linkImplementations(ports, {
        primary: () => 'current',
        policy: () => STRICT_POLICY,
        metadata: () => 'keep-primary',
        beforeAction: () => undefined,
      }),
    ),
    { input: { userId: ADA } },
  ).start();
  actor.send({ type: 'link.start', connection: 'google-oauth2', login: 'popup' });
  return actor;
}

type Flow = Awaited<ReturnType<typeof startFlow>>;
type State = ReturnType<Flow['getSnapshot']>;

const isAsking = (state: State) => state.matches({ verifying: 'awaitingConfirmation' });
const isAtEnd = (state: State) => state.matches('error') || state.matches('done');

/** A call that hangs has its end in ten seconds, at the server in eight: the clock goes there. */
async function settle(flow: Flow, until: (state: State) => boolean, failure: Failure) {
  if (failure !== 'hangs') return waitFor(flow, until);
  const tick = async () => {
    await vi.advanceTimersByTimeAsync(100);
    return until(flow.getSnapshot());
  };
  await expect.poll(tick, { interval: 4, timeout: 15_000 }).toBe(true);
  return flow.getSnapshot();
}

/** Who fails, and how: one way of telling it for the gateway, and one for Auth0. */
interface Failing {
  fail(call: Call, fault: Partial<Fault>): Promise<unknown>;
  /** The link meets `first`, and from then on `call` meets `fault`. */
  failFromLinkOn(first: Partial<Fault>, call: Call, fault: Partial<Fault>): Promise<() => unknown>;
}

type Call = 'readUser' | 'mergeMetadata' | 'link';

const FAILING: Readonly<Record<'the backend' | 'Auth0 behind it', Failing>> = {
  'the backend': {
    fail: async (call, fault) => gateway.fail({ call, ...fault }),
    async failFromLinkOn(first, call, fault) {
      gateway.fail({ call: 'link', ...first, then: () => gateway.fail({ call, ...fault }) });
      return () => undefined;
    },
  },
  'Auth0 behind it': {
    fail: (call, fault) => tenant.control.fault({ ...fault, route: ROUTES[call] }),
    async failFromLinkOn(first, call, fault) {
      await tenant.control.fault({ route: 'link', ...first, hold: 'link' });
      return async () => {
        const held = async () => (await tenant.control.faults()).some((one) => one.held > 0);
        await expect.poll(held, { interval: 4 }).toBe(true);
        await tenant.control.fault({ ...fault, route: ROUTES[call] });
        await tenant.control.release('link');
      };
    },
  },
};

const ROUTES = { readUser: 'readUser', mergeMetadata: 'updateUser', link: 'link' } as const;

async function runCell(failing: Failing, step: MatrixStep, failure: Failure): Promise<CellResult> {
  const fault: Partial<Fault> = FAILURES[failure];
  const once = failure.startsWith('dropped') ? {} : { times: 1 };
  if (failure === 'hangs') vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  if (step === 'readPrimary') await failing.fail('readUser', { userId: ADA, ...fault });
  if (step === 'readSecondary') await failing.fail('readUser', { userId: GOOGLE, ...fault });
  if (step === 'write') await failing.fail('mergeMetadata', { ...once, ...fault });
  if (step === 'link') await failing.fail('link', fault);
  const flow = await startFlow();
  const asked = await settle(flow, (state) => isAsking(state) || isAtEnd(state), failure);
  if (isAsking(asked)) {
    const goOn = await arrangeAfterLink(failing, step, fault);
    flow.send({ type: 'link.confirm', keep: 'primary' });
    await goOn();
  }
  const { context, value } = await settle(flow, isAtEnd, failure);
  const keys = context.error?.leftover ?? [];
  const user = (await tenant.control.user(ADA)) as StoredUser;
  return {
    state: value === 'done' ? 'done' : 'error',
    code: context.error?.code ?? null,
    data: dataOf(user, keys, context.isOutcomeUnknown),
    keys,
  };
}

/** @returns what is left to do once the link has been asked for */
async function arrangeAfterLink(failing: Failing, step: MatrixStep, fault: Partial<Fault>) {
  if (step === 'lookUp') return failing.failFromLinkOn({ drop: 'after' }, 'readUser', fault);
  if (step === 'takeBack') return failing.failFromLinkOn({ status: 401 }, 'mergeMetadata', fault);
  return () => undefined;
}

const cells = BACKEND_CELLS.map((cell) => ({ ...cell, when: STEPS[cell.step] }));

beforeEach(() => {
  // the second login's window, and the cookie that it must not take along, are a browser's
  const page = {
    location: new URL('http://localhost:3000/settings'),
    open: () => ({ close() {} }),
  };
  vi.stubGlobal('window', Object.assign(new EventTarget(), page));
  vi.stubGlobal('document', { cookie: '' });
  return () => vi.unstubAllGlobals();
});

describe('the backend fails', () => {
  it.each(cells)('when $when: $failure', async ({ step, failure }) => {
    const result = await runCell(FAILING['the backend'], step, failure);
    expect(result).toEqual(expectedOf(step, failure, 'the backend'));
  });
});

describe('Auth0 fails, behind the backend', () => {
  it.each(cells)('when $when: $failure', async ({ step, failure }) => {
    const result = await runCell(FAILING['Auth0 behind it'], step, failure);
    expect(result).toEqual(expectedOf(step, failure, 'Auth0 behind it'));
  });
});
