/** Nothing is waited for without an end: calls run out of time, and what a person or the host decides can be given up. */
import { createActor, type AnyActorLogic } from 'xstate';
import { getStateNodes } from 'xstate/graph';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identitiesMachine } from '../../machines/identities.machine.ts';
import { linkAccountsMachine } from '../../machines/linkAccounts.machine.ts';
import { sessionMachine } from '../../machines/session.machine.ts';
import { identitiesActors } from '../../src/actors/accountActors.ts';
import { linkImplementations } from '../../src/actors/linkActors.ts';
import { CALL_TIMEOUT_MS, createPatientApi } from '../../src/actors/patientApi.ts';
import { createWaiting } from '../../src/actors/waiting.ts';
import { STRICT_POLICY } from '../../src/domain/policy.ts';
import type { AccountsPort } from '../../src/domain/ports.ts';
import { linkedTo, loginAs, people } from '../../src/testing/people.ts';
import { createOutside } from '../harness/outside.ts';

const { ada, adaGoogle } = people;
const accounts = { userId: ada.id, primary: ada, secondary: adaGoogle };
const [, identity] = linkedTo(ada, adaGoogle).identities;

/** Those who call the tenant, with something to call it about. */
const CALLS: Readonly<Record<string, unknown>> = {
  verifySecondary: { userId: ada.id, login: loginAs(adaGoogle) },
  writeMetadata: { userId: ada.id, of: ada.id, patch: { a: 1 } },
  linkIdentity: accounts,
  lookUpLink: accounts,
  readIdentities: undefined,
  unlinkIdentity: { userId: ada.id, identity },
  lookUpUnlink: { userId: ada.id, identity },
};

/** It computes, and asks nobody. */
const COMPUTES = ['planMetadata'];

const CANCELS = ['link.cancel', 'unlink.cancel', 'session.cancel'];

describe('what is waited for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(Object.entries(CALLS))('%s ends when the tenant never answers', async (name, input) => {
    const { ports } = createOutside();
    const never = () => new Promise<never>(() => {});
    const silent: AccountsPort = {
      readUser: never,
      mergeMetadata: never,
      link: never,
      unlink: never,
    };
    const patience = { waiting: createWaiting(), now: () => new Date(), random: () => 0.5 };
    const patient = { ...ports, api: createPatientApi(silent, patience) };
    const { actors } = linkImplementations(patient, {
      primary: () => 'current',
      policy: () => STRICT_POLICY,
      metadata: () => 'keep-primary',
      beforeAction: () => undefined,
    });
    const logics: Readonly<Record<string, unknown>> = {
      ...actors,
      ...identitiesActors(patient, () => undefined),
    };
    const actor = createActor(logics[name] as AnyActorLogic, { input });
    actor.subscribe({ error: () => {} });
    actor.start();
    await vi.advanceTimersByTimeAsync(CALL_TIMEOUT_MS + 1);
    expect(actor.getSnapshot()).toMatchObject({ status: 'error', error: { code: 'network' } });
  });

  it('is one of these calls, or can be given up', () => {
    const machines = [linkAccountsMachine, identitiesMachine, sessionMachine];
    const endless = machines.flatMap((machine) =>
      getStateNodes(machine).flatMap((node) => {
        const heard = [node, ...(node.parent === undefined ? [] : [node.parent])].flatMap(
          ({ transitions }) => [...transitions.keys()],
        );
        return node.invoke
          .map(({ src }) => src as string)
          .filter((src) => !(src in CALLS) && !COMPUTES.includes(src))
          .filter(() => !heard.some((type) => CANCELS.includes(type)));
      }),
    );
    expect(endless).toEqual([]);
  });
});
