import { fromPromise } from 'xstate';
import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import type { Ports } from '../domain/ports.ts';
import { requireSession } from './requireSession.ts';

type Contract = LinkAccountsActors['linkIdentity'];

/**
 * Links the verified secondary to the primary.
 *
 * @see [Link a user account](https://auth0.com/docs/api/management/v2/users/post-identities)
 */
export const createLinkIdentity = ({
  api,
  hostSession,
  vault,
}: Pick<Ports, 'api' | 'hostSession' | 'vault'>) =>
  fromPromise<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    const { userId, primary, secondary } = input;
    await requireSession(hostSession, userId);
    const secondaryIdToken = vault.idTokenOf(secondary.id);
    return api.link({ primaryId: primary.id, secondaryIdToken }, { signal });
  });
