import type { Account } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { fromEffect } from './fromEffect.ts';

/** Holds the host's token for later, and reads the signed-in user with it. */
export const createReadIdentities = ({ api, hostSession }: Pick<Ports, 'api' | 'hostSession'>) =>
  fromEffect<Account, undefined>(async ({ signal }) => {
    const userId = await hostSession.holdToken({ signal });
    return api.readUser({ userId }, { signal });
  });
