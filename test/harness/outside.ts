/** The ports, made by hand: who is signed in, what was asked of them, and nothing of a network. */
import { linkAccountsError } from '../../src/errors.ts';
import type { Account } from '../../src/domain/identity.ts';
import type { Ports } from '../../src/domain/ports.ts';
import { EXPECTED, linkedTo, loginAs, people } from '../../src/testing/people.ts';

const { ada, adaGoogle } = people;

interface Asked {
  readonly call: string;
  readonly request: unknown;
  readonly signal: AbortSignal | undefined;
}

/** @param signedIn whom the host's client knows as its user */
export function createOutside(
  signedIn: string | null = ada.id,
  accounts: readonly Account[] = [ada, adaGoogle],
) {
  const asked: Asked[] = [];
  let isSilent = false;
  const note = (call: string, request: unknown, signal?: AbortSignal) =>
    void asked.push({ call, request, signal });

  const ports: Ports = {
    api: {
      async readUser(request, { signal }) {
        note('readUser', request, signal);
        const account = accounts.find(({ id }) => id === request.userId);
        if (account === undefined) throw linkAccountsError({ code: 'account_gone' });
        return account;
      },
      async mergeMetadata(request, { signal }) {
        note('mergeMetadata', request, signal);
      },
      async link(request, { signal }) {
        note('link', request, signal);
        if (isSilent) return new Promise(() => {});
        return linkedTo(ada, adaGoogle).identities;
      },
      async unlink(request, { signal }) {
        note('unlink', request, signal);
        return ada.identities;
      },
    },
    secondarySignIn: {
      async signIn(request, { signal }) {
        note('signIn', request, signal);
        return loginAs(adaGoogle);
      },
      showWindow: () => note('showWindow', null),
      leave(request) {
        note('leave', request);
        return new Promise<never>(() => {});
      },
      async resume() {
        note('resume', null);
        return loginAs(adaGoogle);
      },
    },
    hostSession: {
      expected: EXPECTED,
      currentUserId: async () => signedIn,
      async holdToken({ signal }) {
        note('holdToken', null, signal);
        if (signedIn === null) throw linkAccountsError({ code: 'not_signed_in' });
        return signedIn;
      },
      dependsOnTenantSession: () => true,
    },
    hostLogin: {
      async signInAgain(request, { signal }) {
        note('signInAgain', request, signal);
        return ada.id;
      },
      async allowAccess({ signal }) {
        note('allowAccess', null, signal);
        return { before: { userId: ada.id, who: 'ada@example.com' }, userId: ada.id };
      },
    },
    vault: {
      forgetSecondary: () => note('forgetSecondary', null),
    },
  };

  return {
    ports,
    /** What was asked, in order. */
    asked: () => asked.map(({ call, request }) => ({ call, request })),
    /** The link call gets no answer from now on. */
    fallSilent: () => void (isSilent = true),
    /** Whether what was asked last has been called off. */
    isCalledOff: () => asked.at(-1)?.signal?.aborted === true,
  };
}
