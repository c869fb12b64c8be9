import { fromPromise } from 'xstate';
import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import type { Ports } from '../domain/ports.ts';

type Contract = LinkAccountsActors['authenticateSecondary'];

/** Signs in the second account. The window opens before this returns: start it within the click. */
export const createAuthenticateSecondary = ({ secondarySignIn }: Pick<Ports, 'secondarySignIn'>) =>
  fromPromise<Contract['output'], Contract['input']>(({ input, signal }) =>
    secondarySignIn.signIn(input, { signal }),
  );
