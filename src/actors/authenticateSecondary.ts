import type { LinkAccountsActors } from '../../machines/linkAccounts.types.ts';
import type { Ports } from '../domain/ports.ts';
import type { PrimaryChoice } from '../domain/verification.ts';
import { fromEffect } from './fromEffect.ts';

type Actors = LinkAccountsActors;

/** The scopes for taking the other account in are asked for only where that can happen. */
const mayChange = (choice: PrimaryChoice): boolean => choice !== 'current';

/** Signs in the second account. The window opens before this returns: start it within the click. */
export const createAuthenticateSecondary = (
  { secondarySignIn }: Pick<Ports, 'secondarySignIn'>,
  primary: () => PrimaryChoice,
) =>
  fromEffect<Actors['authenticateSecondary']['output'], Actors['authenticateSecondary']['input']>(
    ({ input: { connection }, signal }) =>
      secondarySignIn.signIn({ connection, mayBecomePrimary: mayChange(primary()) }, { signal }),
  );

/** Leaves this page for the login; the page that comes back goes on with `resumeLogin`. */
export const createLeaveForLogin = (
  { secondarySignIn }: Pick<Ports, 'secondarySignIn'>,
  primary: () => PrimaryChoice,
) =>
  fromEffect<Actors['leaveForLogin']['output'], Actors['leaveForLogin']['input']>(
    ({ input, signal }) =>
      secondarySignIn.leave({ ...input, mayBecomePrimary: mayChange(primary()) }, { signal }),
  );

/** Finishes the login that this page has come back from. */
export const createResumeLogin = ({ secondarySignIn }: Pick<Ports, 'secondarySignIn'>) =>
  fromEffect<Actors['resumeLogin']['output'], Actors['resumeLogin']['input']>(({ signal }) =>
    secondarySignIn.resume({ signal }),
  );
