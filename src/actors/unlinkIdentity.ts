import type { IdentitiesActors } from '../../machines/identities.types.ts';
import { linkAccountsError } from '../errors.ts';
import { hasIdentity } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { askHost, type BeforeAction } from './askHost.ts';
import { requireSession } from './requireSession.ts';
import { fromEffect } from './fromEffect.ts';

type Approve = IdentitiesActors['approveUnlink'];
type Unlink = IdentitiesActors['unlinkIdentity'];
type LookUp = IdentitiesActors['lookUpUnlink'];

/** The host's veto; and after it, so that nothing but the call itself is left to fail, the token. */
export const createApproveUnlink = (
  { hostSession }: Pick<Ports, 'hostSession'>,
  beforeAction: () => BeforeAction | undefined,
) =>
  fromEffect<Approve['output'], Approve['input']>(async ({ input, signal }) => {
    const isApproved = await askHost(beforeAction(), 'unlink', input.identity);
    if (isApproved) {
      await requireSession(hostSession, input.userId);
      await hostSession.holdToken({ signal, lasting: true });
    }
    return isApproved;
  });

/**
 * Makes the identity an account of its own again.
 *
 * @see [Unlink user accounts](https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts)
 */
export const createUnlinkIdentity = ({ api, hostSession }: Pick<Ports, 'api' | 'hostSession'>) =>
  fromEffect<Unlink['output'], Unlink['input']>(async ({ input, signal }) => {
    const { userId, identity } = input;
    await requireSession(hostSession, userId);
    const answer = await api.unlink({ primaryId: userId, identityId: identity.id }, { signal });
    // an answer that still lists it says nothing of what happened: as good as none
    if (hasIdentity(answer, identity.id)) throw linkAccountsError({ code: 'server' });
    return answer;
  });

/** After a lost answer: whether the identity has gone from the list by now. */
export const createLookUpUnlink = ({ api }: Pick<Ports, 'api'>) =>
  fromEffect<LookUp['output'], LookUp['input']>(async ({ input, signal }) => {
    const { identities } = await api.readUser({ userId: input.userId }, { signal });
    return hasIdentity(identities, input.identity.id) ? null : identities;
  });
