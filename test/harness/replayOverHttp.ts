/**
 * The production machine with the production actors and adapter, over HTTP against the tenant: each
 * answer of the path is what the tenant is told to do with the request that asks for it.
 */
import { decodeJwt } from 'jose';
import { createActor, waitFor, type AnyEventObject, type AnyMachineSnapshot } from 'xstate';
import { expect } from 'vitest';
import type { Fault } from '../../host-demo/tenant/faults.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import type {
  LinkAccountsActors,
  LinkAccountsContext,
  LinkAccountsEvent,
  LinkAccountsInput,
} from '../../machines/linkAccounts.types.ts';
import { linkImplementations } from '../../src/actors/linkActors.ts';
import { createPatientApi } from '../../src/actors/patientApi.ts';
import { createWaiting } from '../../src/actors/waiting.ts';
import { createHostLogin } from '../../src/auth0/hostLogin.ts';
import { createHostSession } from '../../src/auth0/hostSession.ts';
import { createAccounts } from '../../src/auth0/accounts.ts';
import { createManagementApi } from '../../src/auth0/managementApi.ts';
import { signingAlgorithmOf } from '../../src/auth0/secondClient.ts';
import { accessTokenClaims, tenantOf } from '../../src/auth0/tenant.ts';
import { tenantSessionOf } from '../../src/auth0/tenantSession.ts';
import { createTokenVault } from '../../src/auth0/tokenVault.ts';
import type { MetadataStrategy } from '../../src/domain/metadata.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import type { SecondarySignIn } from '../../src/domain/ports.ts';
import type { SecondaryLogin } from '../../src/domain/verification.ts';
import { isLinkAccountsError } from '../../src/errors.ts';
import { answerOf } from '../../src/testing/model.ts';
import type { OpenTenant } from '../tenant/support.ts';
import {
  contextOf,
  invokedIn,
  isLinkedLater,
  isPlanning,
  plansOf,
  type ActorName,
  type Answer,
} from './lookAhead.ts';
import { clientOf } from '../auth0/support.ts';
import type { SignedIn } from './signIn.ts';
import type { Replay, Subject } from './testModel.ts';

const ADA = 'auth0|ada';
const GOOGLE = 'google-oauth2|108204';

/** Signs both accounts in once; their tokens outlive every reset of the tenant. */
export async function openReplay(tenant: OpenTenant) {
  const [ada, google] = await Promise.all([tenant.signIn(ADA), tenant.signIn(GOOGLE)]);
  const tokens = { ada, google, login: loginOf(google) };
  return {
    /** Replays the path, and then holds the tenant's data against what the machine says of it. */
    async run(replay: Replay) {
      await tenant.control.reset();
      const subject = createSubject(tenant, tokens, replay);
      try {
        await replay.on(subject);
        await expectTruth(tenant, subject.snapshot());
      } finally {
        subject.stop();
        await tenant.control.clearFaults();
      }
    },
  };
}

interface Tokens {
  readonly ada: SignedIn;
  readonly google: SignedIn;
  readonly login: SecondaryLogin;
}

function loginOf({ idToken }: SignedIn): SecondaryLogin {
  const { sub = '', iss = '', aud = [], auth_time: authTime, iat } = decodeJwt(idToken);
  return {
    userId: sub,
    algorithm: signingAlgorithmOf(idToken),
    issuer: iss,
    audience: [aud].flat(),
    authTime: new Date(Number(authTime) * 1000),
    issuedAt: new Date(Number(iat) * 1000),
    tookMs: 0,
    connection: 'google-oauth2',
  };
}

/** A promise that the path settles. */
function createGate<T>() {
  let open: { resolve: (value: T) => void; reject: (error: unknown) => void } | null = null;
  return {
    wait: () => new Promise<T>((resolve, reject) => void (open = { resolve, reject })),
    resolve: (value: T) => open?.resolve(value),
    reject: (error: unknown) => open?.reject(error),
  };
}

function createSubject(tenant: OpenTenant, tokens: Tokens, { input, steps }: Replay) {
  const vault = createTokenVault();
  const keep = (side: 'primary' | 'secondary', { accessToken, idToken }: SignedIn) => {
    const claims = accessTokenClaims(accessToken);
    vault.keep(side, { userId: claims.userId, idToken, management: { accessToken, claims } });
  };
  keep('primary', tokens.ada);
  const window = createGate<SecondaryLogin>();
  const host = createGate<boolean>();
  let strategy: MetadataStrategy = 'keep-primary';
  let choice: 'current' | 'ask' = 'current';
  const secondarySignIn: SecondarySignIn = {
    signIn: window.wait,
    leave: window.wait as () => Promise<never>,
    resume: window.wait,
    showWindow: () => {},
  };
  const ports = portsOver(tenant, vault, secondarySignIn);
  const actor = createActor(
    linkAccountsMachine.provide(
      linkImplementations(ports, {
        primary: () => choice,
        policy: () => STRICT_POLICY,
        metadata: () => strategy,
        beforeAction: () => host.wait,
      }),
    ),
    { input: input as LinkAccountsInput },
  );
  let position = 0;
  let arranged = 0;

  /** Tells the tenant what to do with the request of the state that this step reaches. */
  async function arrange(step: number): Promise<void> {
    if (step <= arranged) return;
    arranged = step;
    const name = invokedIn(steps[step]?.state);
    const next = steps[step + 1]?.event;
    const answer = next === undefined ? null : answerOf(next);
    if (name === null) return;
    if (name === 'planMetadata') {
      // it asks nobody, so it cannot be held: what comes after it has to be arranged as well
      strategy = strategyFor(answer);
      if (answer !== null) return arrange(step + 1);
      await hold({ route: 'updateUser', ...LOST }, step);
      return;
    }
    if (name === 'verifySecondary' && answer?.kind === 'done') {
      const { keepable } = answer.output as LinkAccountsActors['verifySecondary']['output'];
      choice = keepable.length > 1 ? 'ask' : 'current';
    }
    const requests = REQUESTS[name];
    if (requests === undefined) return;
    const primaryId = contextOf(steps[step]?.state)?.keep === 'secondary' ? GOOGLE : ADA;
    // a request that the path never answers has no effect either, when it is let go at the end
    const outcome: Partial<Fault> =
      answer === null ? LOST : outcomeOf(answer, isLinkedLater(steps, step + 1));
    await hold({ ...requests(primaryId), ...outcome }, step);
  }

  const hold = (fault: Fault, step: number) =>
    tenant.control.fault({ ...fault, hold: `step ${String(step)}`, times: 1 });

  async function settle(event: AnyEventObject): Promise<void> {
    const before = actor.getSnapshot();
    const answer = answerOf(event);
    if (answer === null) return actor.send(event as LinkAccountsEvent);
    if (answer.actor === 'planMetadata') {
      return void (await waitFor(actor, (snapshot) => !isPlanning(snapshot)));
    }
    const gate = GATES[answer.actor as ActorName];
    if (gate === undefined) {
      await releaseHeld(tenant, `step ${String(position - 1)}`);
    } else if (answer.kind === 'error') {
      ({ window, host })[gate].reject(answer.error);
    } else if (gate === 'host') {
      host.resolve(answer.output as boolean);
    } else {
      keep('secondary', tokens.google);
      window.resolve(tokens.login);
    }
    await waitFor(actor, (snapshot) => snapshot !== before);
  }

  actor.start();
  return {
    async run(event) {
      position += 1;
      await arrange(position);
      await settle(event);
    },
    check(state) {
      if (isPlanning(state)) return; // gone through at once
      expect(gistOf(actor.getSnapshot())).toEqual(gistOf(state));
    },
    snapshot: () => actor.getSnapshot(),
    stop: () => actor.stop(),
  } satisfies Subject & Record<string, unknown>;
}

function portsOver(
  tenant: OpenTenant,
  vault: ReturnType<typeof createTokenVault>,
  secondarySignIn: SecondarySignIn,
) {
  const auth0 = clientOf(tenant.url);
  const now = () => new Date();
  const dependencies = { tenant: tenantOf(auth0), vault, now };
  const hostDependencies = {
    ...dependencies,
    auth0: Object.assign(auth0, { getUser: async () => ({ sub: ADA }) }),
    tenantSession: tenantSessionOf(auth0),
    callbackPath: '/back',
    mayBecomePrimary: () => false,
  };
  const hostSession = createHostSession(hostDependencies);
  const patience = { waiting: createWaiting(), now, random: () => 0.5 };
  const api = createPatientApi(createAccounts(createManagementApi(dependencies), vault), patience);
  const hostLogin = createHostLogin(hostDependencies, () => hostSession.currentUserId());
  return { api, vault, hostSession, hostLogin, secondarySignIn };
}

/** Lets the request go on, once it has come: before that, nothing would be left of the fault. */
async function releaseHeld({ control }: OpenTenant, name: string): Promise<void> {
  const isHeld = async () =>
    (await control.faults()).some(({ hold, held }) => hold === name && held > 0);
  await expect.poll(isHeld, { interval: 2 }).toBe(true);
  await control.release(name);
}

/** The request by which an actor's answer can be told. */
const REQUESTS: Partial<Record<ActorName, (primaryId: string) => Pick<Fault, 'route' | 'userId'>>> =
  {
    verifySecondary: () => ({ route: 'readUser', userId: GOOGLE }),
    writeMetadata: () => ({ route: 'updateUser' }),
    linkIdentity: () => ({ route: 'link' }),
    lookUpLink: (userId) => ({ route: 'readUser', userId }),
  };

/** Those who ask a person or the host, not the tenant. */
const GATES: Partial<Record<ActorName, 'window' | 'host'>> = {
  authenticateSecondary: 'window',
  leaveForLogin: 'window',
  resumeLogin: 'window',
  approveLink: 'host',
};

function outcomeOf(answer: Answer, isLinked: boolean): Partial<Fault> {
  if (answer.kind === 'done') return {};
  if (isLinkAccountsError(answer.error) && answer.error.code === 'unauthorized') {
    return { status: 401 };
  }
  return { ...LOST, when: answer.actor === 'linkIdentity' && isLinked ? 'after' : 'before' };
}

/**
 * Nobody can tell whether it took effect. Not a dropped connection, which Node's own client may mend
 * by sending once more; those are in the fault matrix.
 */
const LOST: Partial<Fault> = { status: 500 };

function strategyFor(answer: Answer | null): MetadataStrategy {
  if (answer === null) return 'keep-primary';
  if (answer.kind === 'error') {
    return () => {
      throw new Error('The strategy of this path fails.');
    };
  }
  const { conflicts } = answer.output as LinkAccountsActors['planMetadata']['output'];
  return conflicts.length > 0 ? 'ask' : 'keep-primary';
}

/** What two snapshots have to agree in. A failure's code is the outside's; what it means is not. */
function gistOf({ value, context }: AnyMachineSnapshot) {
  const { error, isOutcomeUnknown } = context as LinkAccountsContext;
  const problem = isLinkAccountsError(error)
    ? { at: error.at, canRetry: error.canRetry, leftover: error.leftover }
    : null;
  return { value, isOutcomeUnknown, problem: value === 'error' ? problem : null };
}

/** Whether the tenant's data is what a machine at rest says of it. */
async function expectTruth(tenant: OpenTenant, snapshot: AnyMachineSnapshot) {
  const { value } = snapshot;
  const context = contextOf(snapshot);
  if (value !== 'done' && value !== 'error' && value !== 'idle') return;
  const users = await Promise.all([ADA, GOOGLE].map((id) => tenant.control.user(id)));
  const isLinked = users.some((user) => user === undefined);
  if (context?.isOutcomeUnknown === true) return;
  expect(isLinked).toBe(value === 'done');
  if (isLinked || (context?.error?.leftover ?? []).length > 0) return;
  expect(users.map((user) => user?.user_metadata)).toEqual(SEEDED);
}

const SEEDED = [
  { theme: 'dark', language: 'en', address: { city: 'London' } },
  { theme: 'light', newsletter: true, address: { country: 'UK' } },
];

/** Whether the real rules can lead through it: what the user has chosen is not asked again. */
export const isPossible = ({ steps }: Replay): boolean =>
  plansOf(steps).every(({ asks, hasChosen }) => !asks || !hasChosen);
