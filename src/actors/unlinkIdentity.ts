import { fromPromise } from 'xstate';
import type { IdentitiesActors } from '../../machines/identities.types.ts';
import { hasIdentity } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { askHost, type BeforeAction } from './approveLink.ts';
import { requireSession } from './requireSession.ts';

type Approve = IdentitiesActors['approveUnlink'];
type Unlink = IdentitiesActors['unlinkIdentity'];
type LookUp = IdentitiesActors['lookUpUnlink'];

export const createApproveUnlink = (beforeAction: () => BeforeAction | undefined) =>
  fromPromise<Approve['output'], Approve['input']>(({ input: { identity } }) =>
    askHost(beforeAction(), 'unlink', identity),
  );

/**
 * Makes the identity an account of its own again.
 *
 * @see [Unlink user accounts](https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts)
 */
export const createUnlinkIdentity = ({ api, hostSession }: Pick<Ports, 'api' | 'hostSession'>) =>
  fromPromise<Unlink['output'], Unlink['input']>(async ({ input, signal }) => {
    const { userId, identity } = input;
    await requireSession(hostSession, userId);
    await hostSession.holdToken({ signal });
    return api.unlink({ primaryId: userId, identityId: identity.id }, { signal });
  });

/** After a lost answer: whether the identity has gone from the list by now. */
export const createLookUpUnlink = ({ api }: Pick<Ports, 'api'>) =>
  fromPromise<LookUp['output'], LookUp['input']>(async ({ input, signal }) => {
    const { identities } = await api.readUser({ userId: input.userId }, { signal });
    return hasIdentity(identities, input.identity.id) ? null : identities;
  });
