import type { Account } from '../domain/identity.ts';
import type { Ports } from '../domain/ports.ts';
import { fromEffect } from './fromEffect.ts';
import { readAccount } from './readAccount.ts';

/** Reads the signed-in user; the first time, what is under way already. */
export function createReadIdentities(
  ports: Pick<Ports, 'api' | 'hostSession'>,
  underWay?: Promise<Account>,
) {
  let first = underWay;
  return fromEffect<Account, undefined>(({ signal }) => {
    const reading = first ?? readAccount(ports, { signal });
    first = undefined;
    return reading;
  });
}
