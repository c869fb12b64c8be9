import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { linkAccountsError } from '../errors.ts';
import { hasIdentity } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { requireSession } from './requireSession.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['linkIdentity'];

/**
 * Links the verified secondary to the primary.
 *
 * @see [Link a user account](https://auth0.com/docs/api/management/v2/users/post-identities)
 */
export const createLinkIdentity = ({ api, hostSession }: Pick<Ports, 'api' | 'hostSession'>) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    const { userId, primary, secondary } = input;
    await requireSession(hostSession, userId);
    const request = { primaryId: primary.id, secondaryId: secondary.id };
    const answer = await api.link(request, { signal });
    // an answer without it says nothing of what happened: as good as none
    if (!hasIdentity(answer, secondary.id)) throw linkAccountsError({ code: 'server' });
    return answer;
  });
