import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import { hasIdentity } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { fromEffect } from './fromEffect.ts';

type Contract = LinkAccountsActors['lookUpLink'];

/** After a lost answer: whether the secondary is among the primary's identities by now. */
export const createLookUpLink = ({ api }: Pick<Ports, 'api'>) =>
  fromEffect<Contract['output'], Contract['input']>(async ({ input, signal }) => {
    const { primary, secondary } = input;
    const { identities } = await api.readUser({ userId: primary.id }, { signal });
    return hasIdentity(identities, secondary.id) ? identities : null;
  });
