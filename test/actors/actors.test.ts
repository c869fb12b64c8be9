import { createActor, toPromise, type NonReducibleUnknown, type PromiseActorLogic } from 'xstate';
import { describe, expect, it } from 'vitest';
import { identitiesActors, sessionActors } from '../../src/actors/accountActors.ts';
import { createApproveLink } from '../../src/actors/approveLink.ts';
import { askHost, type BeforeAction } from '../../src/actors/askHost.ts';
import { linkImplementations, type LinkOptions } from '../../src/actors/linkActors.ts';
import type { Identity } from '../../src/domain/identity.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import type { PrimaryChoice } from '../../src/domain/verification.ts';
import { createOutside } from '../harness/outside.ts';
import { linkedTo, loginAs, people } from '../../src/testing/people.ts';

const { ada, adaGoogle, adaAtAcme, eve } = people;

const OPTIONS: LinkOptions = {
  primary: () => 'current',
  policy: () => STRICT_POLICY,
  metadata: () => 'keep-primary',
  beforeAction: () => undefined,
};

const run = <Output, Input extends NonReducibleUnknown>(
  logic: PromiseActorLogic<Output, Input>,
  input: Input,
): Promise<Output> => toPromise(createActor(logic, { input } as never).start()) as Promise<Output>;

function actorsOver(
  { ports }: ReturnType<typeof createOutside>,
  options: Partial<LinkOptions> = {},
) {
  const asked = { ...OPTIONS, ...options };
  return {
    linkAccounts: linkImplementations(ports, asked).actors,
    identities: identitiesActors(ports, asked.beforeAction),
    session: sessionActors(ports),
  };
}

const linkInput = { userId: ada.id, primary: ada, secondary: adaGoogle };

describe('writing metadata', () => {
  const patch = { newsletter: true };

  it('stores the patch in the account that stays', async () => {
    const outside = createOutside();
    const { writeMetadata } = actorsOver(outside).linkAccounts;
    await run(writeMetadata, { userId: ada.id, of: adaGoogle.id, patch });
    expect(outside.asked()).toEqual([
      { call: 'mergeMetadata', request: { userId: adaGoogle.id, patch } },
    ]);
  });

  it.each([ada.id, 'auth0|somebody-else'])(
    'sends no empty patch, which would delete everything (signed in: %s)',
    async (signedIn) => {
      const outside = createOutside(signedIn);
      const { writeMetadata } = actorsOver(outside).linkAccounts;
      await run(writeMetadata, { userId: ada.id, of: ada.id, patch: {} });
      expect(outside.asked()).toEqual([]);
    },
  );
});

describe('what is done in the user’s name', () => {
  const attempts = (outside: ReturnType<typeof createOutside>) => {
    const { writeMetadata, linkIdentity, verifySecondary } = actorsOver(outside).linkAccounts;
    const patch = { newsletter: true };
    return {
      writeMetadata: () => run(writeMetadata, { userId: ada.id, of: ada.id, patch }),
      linkIdentity: () => run(linkIdentity, linkInput),
      verifySecondary: () => run(verifySecondary, { userId: ada.id, login: loginAs(adaGoogle) }),
    };
  };

  it.each(
    (['writeMetadata', 'linkIdentity', 'verifySecondary'] as const).flatMap((actor) =>
      [adaGoogle.id, null].map((signedIn) => ({ actor, signedIn })),
    ),
  )('$actor stops when the host’s user is $signedIn by then', async ({ actor, signedIn }) => {
    const outside = createOutside(signedIn);
    await expect(attempts(outside)[actor]()).rejects.toMatchObject({ code: 'session_switched' });
    expect(outside.asked()).toEqual([]);
  });
});

describe('linking', () => {
  it('proves the account that ends by its own ID token', async () => {
    const outside = createOutside();
    const identities = await run(actorsOver(outside).linkAccounts.linkIdentity, linkInput);
    expect(identities).toEqual(linkedTo(ada, adaGoogle).identities);
    expect(outside.asked()).toEqual([
      {
        call: 'link',
        request: { primaryId: ada.id, secondaryId: adaGoogle.id },
      },
    ]);
  });

  it('into the other account proves the host’s user', async () => {
    const outside = createOutside();
    const input = { userId: ada.id, primary: adaGoogle, secondary: ada };
    await run(actorsOver(outside).linkAccounts.linkIdentity, input);
    expect(outside.asked()[0]?.request).toEqual({
      primaryId: adaGoogle.id,
      secondaryId: ada.id,
    });
  });

  it('believes no answer that does not list the login', async () => {
    const outside = createOutside();
    outside.ports.api.link = async () => ada.identities;
    const linking = run(actorsOver(outside).linkAccounts.linkIdentity, linkInput);
    await expect(linking).rejects.toMatchObject({ code: 'server' });
  });

  it('is called off when the flow is left', async () => {
    const outside = createOutside();
    outside.fallSilent();
    const { linkIdentity } = actorsOver(outside).linkAccounts;
    const actor = createActor(linkIdentity, { input: linkInput }).start();
    await expect.poll(() => outside.asked()).toHaveLength(1);
    expect(outside.isCalledOff()).toBe(false);
    actor.stop();
    expect(outside.isCalledOff()).toBe(true);
  });
});

describe('unlinking', () => {
  const [identity] = adaGoogle.identities;
  const input = { userId: ada.id, identity: identity as Identity };
  const calls = (outside: ReturnType<typeof createOutside>) =>
    outside.asked().map(({ call }) => call);

  it('holds the host’s token once it is approved, so that only the call itself can fail', async () => {
    const outside = createOutside();
    expect(await run(actorsOver(outside).identities.approveUnlink, input)).toBe(true);
    expect(calls(outside)).toEqual(['holdToken']);
    await run(actorsOver(outside).identities.unlinkIdentity, input);
    expect(calls(outside)).toEqual(['holdToken', 'unlink']);
  });

  it('that was vetoed asks for nothing more', async () => {
    const outside = createOutside();
    const { approveUnlink } = actorsOver(outside, { beforeAction: () => () => false }).identities;
    expect(await run(approveUnlink, input)).toBe(false);
    expect(calls(outside)).toEqual([]);
  });

  it.each(['approveUnlink', 'unlinkIdentity'] as const)(
    'stops when the host’s user is another by then: %s',
    async (actor) => {
      const outside = createOutside(adaGoogle.id);
      const unlinking = run(actorsOver(outside).identities[actor] as never, input);
      await expect(unlinking).rejects.toMatchObject({ code: 'session_switched' });
      expect(calls(outside)).toEqual([]);
    },
  );

  it('believes no answer that still lists the login', async () => {
    const outside = createOutside();
    outside.ports.api.unlink = async () => linkedTo(ada, adaGoogle).identities;
    const unlinking = run(actorsOver(outside).identities.unlinkIdentity, input);
    await expect(unlinking).rejects.toMatchObject({ code: 'server' });
  });

  it('is looked up in the account as it is now', async () => {
    const linked = createOutside(ada.id, [linkedTo(ada, adaGoogle)]);
    expect(await run(actorsOver(linked).identities.lookUpUnlink, input)).toBeNull();
    const unlinked = createOutside(ada.id, [ada]);
    expect(await run(actorsOver(unlinked).identities.lookUpUnlink, input)).toEqual(ada.identities);
  });
});

describe('looking a lost link up', () => {
  it('answers with the identities when it stands', async () => {
    const primary = linkedTo(ada, adaGoogle);
    const outside = createOutside(ada.id, [primary]);
    const { lookUpLink } = actorsOver(outside).linkAccounts;
    const found = await run(lookUpLink, { primary: ada, secondary: adaGoogle });
    expect(found).toEqual(primary.identities);
    expect(outside.asked()).toEqual([{ call: 'readUser', request: { userId: ada.id } }]);
  });

  it('answers with nothing when it does not', async () => {
    const { lookUpLink } = actorsOver(createOutside()).linkAccounts;
    expect(await run(lookUpLink, { primary: ada, secondary: adaGoogle })).toBeNull();
  });

  it('says so when the primary itself is gone', async () => {
    const { lookUpLink } = actorsOver(createOutside(ada.id, [])).linkAccounts;
    const looking = run(lookUpLink, { primary: ada, secondary: adaGoogle });
    await expect(looking).rejects.toMatchObject({ code: 'account_gone' });
  });
});

describe('verifying', () => {
  it('reads both accounts, and says which may stay', async () => {
    const outside = createOutside();
    const { verifySecondary } = actorsOver(outside, { primary: () => 'ask' }).linkAccounts;
    const verdict = await run(verifySecondary, { userId: ada.id, login: loginAs(adaGoogle) });
    expect(verdict).toEqual({
      primary: ada,
      secondary: adaGoogle,
      keepable: ['primary', 'secondary'],
    });
    expect(outside.asked().map(({ request }) => request)).toEqual([
      { userId: ada.id },
      { userId: adaGoogle.id },
    ]);
  });

  it.each([
    ['stale_login', { authTime: null }],
    ['token_mismatch', { issuer: 'https://other.example/' }],
  ] as const)('stops with %s before anything is read', async (code, changes) => {
    const outside = createOutside();
    const login = loginAs(adaGoogle, changes);
    const { verifySecondary } = actorsOver(outside).linkAccounts;
    await expect(run(verifySecondary, { userId: ada.id, login })).rejects.toMatchObject({ code });
    expect(outside.asked()).toEqual([]);
  });

  it.each([
    ['email_unverified', eve],
    ['secondary_not_allowed', adaAtAcme],
    ['same_account', ada],
  ] as const)('stops with %s once both are read', async (code, secondary) => {
    const outside = createOutside(ada.id, [ada, secondary]);
    const { verifySecondary } = actorsOver(outside).linkAccounts;
    const verifying = run(verifySecondary, { userId: ada.id, login: loginAs(secondary) });
    await expect(verifying).rejects.toMatchObject({ code });
  });

  it('follows the policy as it is when it starts', async () => {
    let policy = STRICT_POLICY;
    const outside = createOutside(ada.id, [ada, eve]);
    const { verifySecondary } = actorsOver(outside, { policy: () => policy }).linkAccounts;
    policy = { ...STRICT_POLICY, unverifiedEmail: 'allow' };
    const verdict = await run(verifySecondary, { userId: ada.id, login: loginAs(eve) });
    expect(verdict.secondary).toEqual(eve);
  });
});

describe('the host’s function onBeforeAction', () => {
  const identity = adaGoogle.identities[0] ?? ada.identities[0];
  const ask = (beforeAction: BeforeAction | undefined) => {
    if (identity === undefined) throw new Error('Nobody has an identity.');
    return askHost(beforeAction, 'link', identity);
  };

  it.each<[string, BeforeAction | undefined, boolean]>([
    ['that there is none of', undefined, true],
    ['that agrees', () => true, true],
    ['that refuses', () => false, false],
    ['that agrees later', () => Promise.resolve(true), true],
    ['that refuses later', () => Promise.resolve(false), false],
  ])('%s decides', async (_, beforeAction, approved) => {
    expect(await ask(beforeAction)).toBe(approved);
  });

  it.each<[string, BeforeAction]>([
    [
      'throws',
      () => {
        throw new TypeError('not for the log');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('not for the log'))],
  ])('that %s is a mistake of the host, and its words stay outside', async (_, beforeAction) => {
    const error = await ask(beforeAction).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'configuration',
      details: { fix: expect.stringContaining("'onBeforeAction'") as string },
      cause: { name: 'TypeError' },
    });
    expect(JSON.stringify(error)).not.toContain('not for the log');
  });

  it('is asked about the login that ends, and is read when the question comes', async () => {
    const questions: unknown[] = [];
    let beforeAction: BeforeAction = () => false;
    const approveLink = createApproveLink(() => beforeAction);
    beforeAction = (...question) => questions.push(question) > 0;
    expect(await run(approveLink, { secondary: adaGoogle })).toBe(true);
    expect(questions).toEqual([['link', adaGoogle.identities[0]]]);
  });
});

describe('signing the second account in', () => {
  it.each<[PrimaryChoice, boolean]>([
    ['current', false],
    ['linked', true],
    ['ask', true],
  ])('asks to take the other one in only where it may stay: %s', async (choice, may) => {
    const outside = createOutside();
    const actors = actorsOver(outside, { primary: () => choice }).linkAccounts;
    const input = { userId: ada.id, connection: 'google-oauth2' };
    expect(await run(actors.authenticateSecondary, input)).toEqual(loginAs(adaGoogle));
    createActor(actors.leaveForLogin, { input }).start();
    expect(outside.asked()).toEqual([
      { call: 'signIn', request: { connection: 'google-oauth2', mayBecomePrimary: may } },
      { call: 'leave', request: { ...input, mayBecomePrimary: may } },
    ]);
  });

  it('opens the window before the actor’s start returns', () => {
    const outside = createOutside();
    const { authenticateSecondary } = actorsOver(outside).linkAccounts;
    const input = { userId: ada.id, connection: null };
    const actor = createActor(authenticateSecondary, { input }).start();
    expect(outside.asked().map(({ call }) => call)).toEqual(['signIn']);
    actor.stop();
    expect(outside.isCalledOff()).toBe(true);
  });

  it('shows its window and forgets its tokens when the machine says so', () => {
    const outside = createOutside();
    const { actions } = linkImplementations(outside.ports, OPTIONS);
    actions.showLoginWindow();
    actions.forgetSecondary();
    expect(outside.asked().map(({ call }) => call)).toEqual(['showWindow', 'forgetSecondary']);
  });
});

describe('the signed-in user', () => {
  it('is read once the host’s token is held', async () => {
    const outside = createOutside();
    const account = await run(actorsOver(outside).identities.readIdentities, undefined);
    expect(account).toEqual(ada);
    expect(outside.asked()).toEqual([
      { call: 'holdToken', request: null },
      { call: 'readUser', request: { userId: ada.id } },
    ]);
  });

  it('is not read when nobody is signed in', async () => {
    const outside = createOutside(null);
    const reading = run(actorsOver(outside).identities.readIdentities, undefined);
    await expect(reading).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(outside.asked().map(({ call }) => call)).toEqual(['holdToken']);
  });

  it('signs in again, or allows access, in a window that the start opens', () => {
    const outside = createOutside();
    const { signInAgain, allowAccess } = actorsOver(outside).session;
    createActor(signInAgain, { input: { who: 'ada@example.com' } }).start();
    createActor(allowAccess, { input: undefined }).start();
    expect(outside.asked()).toEqual([
      { call: 'signInAgain', request: { who: 'ada@example.com' } },
      { call: 'allowAccess', request: null },
    ]);
  });
});
