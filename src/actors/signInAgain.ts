import type { SessionActors } from '../../machines/session.machine.ts';
import type { Ports } from '../domain/ports.ts';
import { fromEffect } from './fromEffect.ts';

type SignInAgain = SessionActors['signInAgain'];
type AllowAccess = SessionActors['allowAccess'];

/** Signs in again through the host's own client. Start it within the click. */
export const createSignInAgain = ({ hostLogin }: Pick<Ports, 'hostLogin'>) =>
  fromEffect<SignInAgain['output'], SignInAgain['input']>(({ input, signal }) =>
    hostLogin.signInAgain(input, { signal }),
  );

/** Asks for what a silent call was refused. Start it within the click. */
export const createAllowAccess = ({ hostLogin }: Pick<Ports, 'hostLogin'>) =>
  fromEffect<AllowAccess['output'], AllowAccess['input']>(({ signal }) =>
    hostLogin.allowAccess({ signal }),
  );
