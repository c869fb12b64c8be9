import { fromPromise } from 'xstate';
import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError } from '../errors.ts';
import type { Identity } from '../domain/identity.ts';

/** The host's veto: `false` stops, a promise may run a step-up first. */
export type BeforeAction = (
  action: 'link' | 'unlink',
  identity: Identity,
) => boolean | Promise<boolean>;

/** @throws configuration when the host's function throws: it has to decide, not to fail */
export async function askHost(
  beforeAction: BeforeAction | undefined,
  ...question: Parameters<BeforeAction>
): Promise<boolean> {
  if (beforeAction === undefined) return true;
  try {
    return await beforeAction(...question);
  } catch (cause) {
    const fix = "The function 'onBeforeAction' threw; it has to return whether to go on.";
    throw linkAccountsError({ code: 'configuration', details: { fix } }, { cause });
  }
}

type Contract = LinkAccountsActors['approveLink'];

export const createApproveLink = (beforeAction: () => BeforeAction | undefined) =>
  fromPromise<Contract['output'], Contract['input']>(async ({ input: { secondary } }) => {
    const identity = secondary.identities[0];
    return identity !== undefined && (await askHost(beforeAction(), 'link', identity));
  });
