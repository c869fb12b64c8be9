import { fromPromise } from 'xstate';
import type { SessionActors } from '../../machines/session.machine.ts';
import type { Ports } from '../domain/ports.ts';

type SignInAgain = SessionActors['signInAgain'];
type AllowAccess = SessionActors['allowAccess'];

/** Signs in again through the host's own client. Start it within the click. */
export const createSignInAgain = ({ hostSession }: Pick<Ports, 'hostSession'>) =>
  fromPromise<SignInAgain['output'], SignInAgain['input']>(({ input, signal }) =>
    hostSession.signInAgain(input, { signal }),
  );

/** Asks for what a silent call was refused. Start it within the click. */
export const createAllowAccess = ({ hostSession }: Pick<Ports, 'hostSession'>) =>
  fromPromise<AllowAccess['output'], AllowAccess['input']>(({ signal }) =>
    hostSession.allowAccess({ signal }),
  );
